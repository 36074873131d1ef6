// What the steps ask of a browser, whichever protocol drives it. Each file beside this one speaks one protocol and extends
// `Driver` by these, all of them asynchronous:
//
//   open(engine)           starts the browser and a page in it
//   goto(url)              resolves once the page and its scripts are loaded
//   run(source, args)      runs the source of a function in the page, and gives what it returns or promises, as JSON
//   pointer(points)        a mouse or finger: [x, y] of each point in CSS pixels of the viewport, pressed at the first,
//                          moved through the others, let go at the last
//   over(x, y)             moves the mouse there
//   keys(text)             key presses on whatever has focus; NAMED gives names of keys
//   resize(width, height)  the viewport; gives its width as it then is, since not every engine obeys
//   picture()              the viewport as PNG
//   stop()                 ends the browser, and what it started
//
// `mouse` is false where the engine has no pointer: then presses go to the element itself.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long something may take to appear until it counts as missing, in milliseconds: no measure of speed. */
export const PATIENCE = 60_000;
/** Viewport of a desk, in CSS pixels. */
export const DESK = [1280, 720];
/** Keys with a name, as `keys` takes them: code points of WebDriver, and what the other protocols call them. */
export const NAMED = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', ArrowRight: '\uE014', Backspace: '\uE003' };

const POLL = 50;
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Resolves with what `check` gives once that is truthy; fails with `what` when patience ends. */
export async function until(check, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      const now = await check();
      if (now) return now;
      last = JSON.stringify(now);
    } catch (error) {
      last = error.message;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${patience / 1000} s (last: ${last})`);
    await pause(POLL);
  }
}

export class Driver {
  mouse = true;

  /** Starts an engine's browser; a browser that doesn't start leaves nothing behind. */
  static async start(engine) {
    const driver = new this();
    try {
      await driver.open(engine);
    } catch (error) {
      await driver.stop();
      throw error;
    }
    return driver;
  }

  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'engine-'));
    this.children = [];
  }

  /** Starts a program in a process group of its own, with a home of its own. */
  spawn(command, args, options = {}) {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', ...options, env: { ...process.env, HOME: this.home, ...options.env } });
    child.on('error', () => {});
    this.children.push(child);
    return child;
  }

  /** Ends what was started. */
  async stop() {
    for (const { pid, exitCode } of this.children) {
      try {
        if (pid && exitCode === null) process.kill(-pid, 'SIGKILL');
      } catch {
        // It had ended.
      }
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  /** Calls a function in the page; it sees nothing but its arguments. */
  evaluate(fn, ...args) {
    return this.run(String(fn), args);
  }

  /** Waits until a function in the page gives something truthy, and gives it. */
  wait(what, fn, ...args) {
    return until(() => this.evaluate(fn, ...args), what);
  }

  /** Waits until a function in the page gives the same at six looks in a row, and gives it. */
  async still(what, fn, ...args) {
    let last;
    let same = 0;
    await until(async () => {
      const now = JSON.stringify(await this.evaluate(fn, ...args));
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 6;
    }, `${what} comes to rest`);
    return JSON.parse(last);
  }

  /** Waits until an element is there. */
  there(selector) {
    return this.wait(`${selector} is there`, (wanted) => document.querySelector(wanted) !== null, selector);
  }

  /** How many elements a selector finds. */
  count(selector) {
    return this.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** Text of the first element that a selector finds. */
  text(selector) {
    return this.evaluate((wanted) => {
      const found = document.querySelector(wanted);
      return found ? found.innerText : null;
    }, selector);
  }

  /** The middle of an element, once it stands still in the viewport. */
  async middle(selector) {
    await this.there(selector);
    await this.evaluate((wanted) => document.querySelector(wanted).scrollIntoView({ block: 'center', inline: 'nearest' }), selector);
    return this.still(selector, (wanted) => {
      const box = document.querySelector(wanted).getBoundingClientRect();
      return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
    }, selector);
  }

  /** Presses an element: by the pointer where the engine has one. */
  async click(selector) {
    if (this.mouse) {
      await this.pointer([await this.middle(selector)]);
    } else {
      await this.there(selector);
      await this.evaluate((wanted) => {
        const found = document.querySelector(wanted);
        found.focus();
        found.click();
      }, selector);
    }
  }

  /** Gives an element focus and types. */
  async type(selector, text) {
    await this.there(selector);
    await this.evaluate((wanted) => document.querySelector(wanted).focus(), selector);
    await this.keys(text);
  }

  /** Chooses an option of a list by its value, as the browser reports it. */
  choose(selector, value) {
    return this.evaluate((wanted, to) => {
      const list = document.querySelector(wanted);
      list.value = to;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    }, selector, value);
  }
}
