// WPE WebKit by WebDriver over HTTP: the browser has no window and needs no X server.
import { createServer } from 'node:net';
import { Actions } from './actions.mjs';
import { PATIENCE, until } from './driver.mjs';

/** Where Debian's packages put the browser that the driver starts. */
const BROWSER = '/usr/lib/x86_64-linux-gnu/wpe-webkit-1.1/MiniBrowser';

/** A port that nobody listens on. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

export class WebDriver extends Actions {
  mouse = false;

  async open(engine) {
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    this.spawn(engine.command, [`--port=${port}`, '--host=127.0.0.1'], { env: { XDG_RUNTIME_DIR: this.home } });
    await until(() => this.send('GET', '/status').then(() => true), 'the driver listens');
    const { sessionId, capabilities } = await this.send('POST', '/session', {
      capabilities: { alwaysMatch: { timeouts: this.timeouts(), 'wpe:browserOptions': { binary: BROWSER, args: ['--automation', '--headless'] } } },
    });
    this.session = `/session/${sessionId}`;
    const agent = await this.evaluate(() => navigator.userAgent);
    this.version = `WPE WebKit ${capabilities.browserVersion} (as Safari ${/Version\/([\d.]+)/.exec(agent)?.[1]})`;
  }

  async send(method, path, body) {
    const answer = await fetch(this.base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(3 * PATIENCE) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  goto(url) {
    return this.send('POST', `${this.session}/url`, { url });
  }

  execute(script, args) {
    return this.send('POST', `${this.session}/execute/async`, { script, args });
  }

  perform(actions) {
    return this.send('POST', `${this.session}/actions`, { actions });
  }

  /** The window has one size. */
  resize() {
    return this.evaluate(() => innerWidth);
  }

  async picture() {
    return Buffer.from(await this.send('GET', `${this.session}/screenshot`), 'base64');
  }

  async stop() {
    if (this.session) await this.send('DELETE', this.session).catch(() => {});
    await super.stop();
  }
}
