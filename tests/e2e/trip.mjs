// One journey's readers and servers, and a watch on everything that should not happen.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { DESK, PATIENCE, open, random } from './kit.mjs';

/** Pictures and traces of what failed. */
export const OUT = fileURLToPath(new URL('out/', import.meta.url));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run'];

/** A browser; with `scrollbars` they take room, as on most desks, and are hidden otherwise. */
export const launch = ({ scrollbars = false } = {}) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
  ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
});

/** The name of a journey as the name of a file. */
const fileName = (name) => name.replace(/[^\w]+/g, '-');

export class Trip {
  /** `site` serves the web form of `folder`; with `trace` every step of every reader is recorded. */
  constructor(browser, site, folder, { trace = false, seed = 1 } = {}) {
    Object.assign(this, { browser, site, folder, trace, seed, contexts: [], servers: [], seen: [], allowed: [], notes: [], origins: new Set() });
    this.origins.add(new URL(site.url).origin);
  }

  /** The data file of this name, as it was built. */
  data(path) {
    return JSON.parse(readFileSync(join(this.folder, 'web/data', path), 'utf8'));
  }

  /** A server of its own, for journeys on which the server misbehaves; `answers` maps a path to what is sent instead. */
  async server({ folder = join(this.folder, 'web'), strict = true, change = (_path, answer) => answer } = {}) {
    const answers = new Map();
    const server = await serve(folder, { strict, change: (path, answer) => answers.get(path)?.(answer) ?? change(path, answer) });
    this.servers.push(server);
    this.origins.add(new URL(server.url).origin);
    return { url: server.url, answers, stop: server.stop };
  }

  /**
   * A reader with a browser of their own. `js: false` switches JavaScript off, `touch` is a screen for fingers, `clock`
   * makes the page's time ours to turn; a service worker is for journeys about it.
   */
  async reader({ viewport = DESK, js = true, dark = false, motion = true, clock = false, worker = false, touch = false } = {}) {
    const context = await this.browser.newContext({
      viewport,
      javaScriptEnabled: js,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: motion ? 'no-preference' : 'reduce',
      serviceWorkers: worker ? 'allow' : 'block',
      hasTouch: touch,
    });
    context.setDefaultTimeout(PATIENCE);
    this.contexts.push(context);
    if (this.trace) await context.tracing.start({ screenshots: true, snapshots: true });
    const note = (kind, text) => this.seen.push(`${kind}: ${text}`);
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && !this.origins.has(url.origin)) note('request to another origin', request.url());
    });
    const page = await context.newPage();
    if (clock) await page.clock.install();
    // The policy's own event says more than the console, and says it in old engines too.
    if (js) {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`securitypolicyviolation ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
        });
      });
    }
    page.on('console', (message) => {
      if (message.type() === 'error') note('console error', message.text());
    });
    page.on('pageerror', (error) => note('uncaught error', error.message));
    page.on('dialog', (dialog) => {
      note('dialog', dialog.message());
      dialog.dismiss().catch(() => {});
    });
    return page;
  }

  /** A reader who has opened the site at a query, and sees the program. */
  async visit(query = '', { url = this.site.url, ...reader } = {}) {
    const page = await this.reader(reader);
    await open(page, url + query);
    return page;
  }

  /**
   * Numbers as if by chance, see `random`; the seed is printed with the journey, and SEED=7 sets another one.
   */
  random() {
    this.notes.push(`seed: ${this.seed}`);
    return random(this.seed);
  }

  /** Takes an error for granted: one that is the very point of the journey. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /** What should not have happened. */
  problems() {
    return this.seen.filter((line) => !this.allowed.some((pattern) => pattern.test(line)));
  }

  /** Keeps a picture of what the last reader saw, and the trace of every reader; returns lines that say where. */
  async keep(name) {
    mkdirSync(OUT, { recursive: true });
    const lines = [];
    const page = this.contexts.at(-1)?.pages()[0];
    const picture = join(OUT, `${fileName(name)}.png`);
    if (page && await page.screenshot({ path: picture, timeout: 5_000 }).then(() => true, () => false)) lines.push(`picture: ${picture}`);
    if (!this.trace) return lines;
    for (const [at, context] of this.contexts.entries()) {
      const path = join(OUT, `${fileName(name)}-${at + 1}.zip`);
      if (await context.tracing.stop({ path }).then(() => true, () => false)) lines.push(`trace: ${path}`);
    }
    return lines;
  }

  async end() {
    for (const context of this.contexts) await context.close().catch(() => {});
    for (const server of this.servers) await server.stop();
  }
}
