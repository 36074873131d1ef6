// Chromium by its own protocol (CDP), over a pipe: JSON messages with a zero byte between them.
import { join } from 'node:path';
import { packed } from '../../../tools/engines.mjs';
import { DESK, Driver, NAMED, PATIENCE } from './driver.mjs';

// A mouse that hovers and points exactly; without these a headless Chromium of old says that it has none.
const MOUSE = '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', '--no-first-run', '--hide-scrollbars', '--remote-debugging-pipe', MOUSE];
/** Key codes of keys with a name. */
const CODES = { Enter: 13, Escape: 27, Tab: 9, ArrowRight: 39, Backspace: 8 };

export class Cdp extends Driver {
  async open(engine) {
    const command = engine.npm ? packed(engine) : process.env.CHROMIUM ?? engine.command;
    const child = this.spawn(command, [...FLAGS, `--window-size=${DESK}`, `--user-data-dir=${join(this.home, 'profile')}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.waiting = new Map();
    this.last = 0;
    const lost = (why) => {
      for (const { fail } of this.waiting.values()) fail(new Error(why));
      this.waiting.clear();
      this.gone = why;
    };
    child.once('exit', (code, signal) => lost(`the browser ended (${code ?? signal})`));
    child.once('error', (error) => lost(error.message));
    [, , , this.input] = child.stdio;
    this.input.on('error', () => {});
    this.listen(child.stdio[4]);
    this.version = (await this.send('Browser.getVersion')).product;
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    await this.send('Page.enable');
    await this.send('Runtime.enable');
    await this.resize(...DESK);
  }

  listen(output) {
    let rest = Buffer.alloc(0);
    output.on('data', (piece) => {
      rest = Buffer.concat([rest, piece]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.hear(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
  }

  hear({ id, error, result, method }) {
    if (method === 'Page.loadEventFired') this.loaded?.();
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    if (error) asked.fail(new Error(`${asked.method}: ${error.message}`));
    else asked.done(result);
  }

  send(method, params = {}) {
    if (this.gone) return Promise.reject(new Error(this.gone));
    const id = ++this.last;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail, method });
      this.input.write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
    });
  }

  async goto(url) {
    let timer;
    const loaded = new Promise((done, fail) => {
      this.loaded = done;
      timer = setTimeout(() => fail(new Error(`${url} was not loaded`)), PATIENCE);
    });
    try {
      const { errorText } = await this.send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await loaded;
    } finally {
      clearTimeout(timer);
      loaded.catch(() => {});
    }
  }

  async run(source, args) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: `(${source})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async pointer(points) {
    const send = (type, [x, y], buttons) => this.send('Input.dispatchMouseEvent', { type, x, y, button: type === 'mouseMoved' && !buttons ? 'none' : 'left', buttons, clickCount: 1 });
    await send('mouseMoved', points[0], 0);
    await send('mousePressed', points[0], 1);
    for (const point of points.slice(1)) await send('mouseMoved', point, 1);
    await send('mouseReleased', points.at(-1), 0);
  }

  over(x, y) {
    return this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'none', buttons: 0 });
  }

  async keys(text) {
    for (const char of text) {
      const name = Object.keys(NAMED).find((one) => NAMED[one] === char);
      if (name) {
        const key = { key: name, code: name, windowsVirtualKeyCode: CODES[name] };
        await this.send('Input.dispatchKeyEvent', { type: name === 'Enter' ? 'keyDown' : 'rawKeyDown', ...key, ...(name === 'Enter' ? { text: '\r' } : {}) });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      } else {
        await this.send('Input.dispatchKeyEvent', { type: 'keyDown', key: char, text: char });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key: char });
      }
    }
  }

  async resize(width, height) {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    return this.evaluate(() => innerWidth);
  }

  async picture() {
    return Buffer.from((await this.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
  }

  async stop() {
    if (this.input && !this.gone) await Promise.race([this.send('Browser.close').catch(() => {}), new Promise((done) => setTimeout(done, 1_000))]);
    await super.stop();
  }
}
