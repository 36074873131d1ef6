// Firefox by Marionette: over TCP, each message with its length before it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Actions } from './actions.mjs';
import { DESK, until } from './driver.mjs';

const PREFERENCES = {
  'marionette.port': 0,
  // A mouse that hovers and points exactly; a headless Firefox has none.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'security.fileuri.strict_origin_policy': true,
  'toolkit.telemetry.enabled': false,
};

export class Marionette extends Actions {
  async open(engine) {
    const profile = join(this.home, 'profile');
    mkdirSync(profile);
    writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
    const [width, height] = DESK;
    this.spawn(engine.command, ['--headless', '--marionette', '--no-remote', '--profile', profile, `--width=${width}`, `--height=${height}`], { env: { MOZ_HEADLESS_WIDTH: String(width), MOZ_HEADLESS_HEIGHT: String(height + 100) } });
    const file = join(profile, 'MarionetteActivePort');
    const port = await until(() => existsSync(file) && Number(readFileSync(file, 'utf8')), 'Firefox opens its port');
    this.waiting = new Map();
    this.last = 0;
    this.socket = connect(port, '127.0.0.1');
    const greeted = new Promise((done, fail) => {
      this.greeted = done;
      this.socket.once('error', fail);
    });
    this.listen();
    await greeted;
    const { capabilities } = await this.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: this.timeouts() } } });
    this.version = `Firefox/${capabilities.browserVersion}`;
    await this.resize(...DESK);
  }

  listen() {
    let rest = Buffer.alloc(0);
    this.socket.on('data', (piece) => {
      rest = Buffer.concat([rest, piece]);
      for (;;) {
        const colon = rest.indexOf(':');
        const length = Number(rest.subarray(0, colon).toString());
        if (colon < 0 || rest.length < colon + 1 + length) return;
        const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString());
        rest = rest.subarray(colon + 1 + length);
        this.hear(message);
      }
    });
    this.socket.on('close', () => {
      for (const { fail } of this.waiting.values()) fail(new Error('Firefox has ended'));
      this.waiting.clear();
    });
  }

  hear(message) {
    if (!Array.isArray(message)) {
      this.greeted();
      return;
    }
    const [, id, error, result] = message;
    const { done, fail } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) fail(new Error(`${error.error}: ${error.message}`));
    else done(result);
  }

  send(command, params = {}) {
    const id = ++this.last;
    const body = JSON.stringify([0, id, command, params]);
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.socket.write(`${Buffer.byteLength(body)}:${body}`);
    });
  }

  goto(url) {
    return this.send('WebDriver:Navigate', { url });
  }

  async execute(script, args) {
    return (await this.send('WebDriver:ExecuteAsyncScript', { script, args })).value;
  }

  perform(actions) {
    return this.send('WebDriver:PerformActions', { actions });
  }

  /** The window has a frame of its own around the viewport. */
  async resize(width, height) {
    const [wide, high] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.send('WebDriver:SetWindowRect', { width: width + wide, height: height + high });
    return this.still('the window', () => innerWidth);
  }

  async picture() {
    return Buffer.from((await this.send('WebDriver:TakeScreenshot', { full: false })).value, 'base64');
  }

  async stop() {
    this.socket?.destroy();
    await super.stop();
  }
}
