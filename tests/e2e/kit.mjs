// What every journey needs: the site, a reader in front of it, and a watch on everything that should not happen.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** The forms that are built, each with the page that it opens with. */
export const FORMS = { web: 'index.html', intranet: 'index.html', single: 'plan-atlas.html' };
const OUT = join(here, 'out');

/** How long a reader waits for something to appear, in milliseconds. */
export const PATIENCE = 8_000;
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const journeys = [];

/**
 * A journey, told in a reader's words. `tell` gets a `Trip`; it fails by throwing, and it fails too if anything
 * happened on the way that never should (see `Trip.problems`). `limit` is for the few that take longer, in seconds.
 */
export function journey(name, tell, { limit = 60 } = {}) {
  journeys.push({ name, tell, limit: (Number(process.env.LIMIT) || limit) * 1000 });
}

/** Runs every journey whose name contains one of the words; resolves with the number that failed. */
export async function runAll(words) {
  for (const [form, page] of Object.entries(FORMS)) {
    if (existsSync(join(built, form, page))) continue;
    console.error(`error: ${built}/${form}/${page} is missing. Type: cargo xtask pack`);
    return 1;
  }
  const chosen = journeys.filter(({ name }) => !words.length || words.some((word) => name.includes(word)));
  if (!chosen.length) {
    console.error(`error: no journey is called ${words.join(' or ')}. There are:\n${journeys.map(({ name }) => name).join('\n')}`);
    return 1;
  }
  // A copy, so that a build in the meantime changes nothing under the readers' feet.
  const folder = mkdtempSync(join(tmpdir(), 'plan-atlas-'));
  for (const form of Object.keys(FORMS)) cpSync(join(built, form), join(folder, form), { recursive: true });
  rmSync(OUT, { recursive: true, force: true });
  const site = await serve(join(folder, 'web'), { strict: true });
  let browser = await launch();
  let failed = 0;
  const began = Date.now();
  try {
    for (const one of chosen) {
      failed += (await runOne(browser, site, folder, one)) ? 0 : 1;
      // A browser that died fails the journey it died on, not those after it.
      if (!browser.isConnected()) browser = await launch();
    }
  } finally {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed (${seconds(began)} s)`);
  return failed;
}

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run'],
  });

/** A journey that hangs is a journey that failed. */
const tooLate = (limit) => new Promise((_, fail) => setTimeout(() => fail(new Error(`not done after ${limit / 1000} s`)), limit).unref());

const seconds = (began) => ((Date.now() - began) / 1000).toFixed(1);

async function runOne(browser, site, folder, { name, tell, limit }) {
  const trip = new Trip(browser, site, folder);
  const began = Date.now();
  let error = null;
  try {
    await Promise.race([tell(trip), tooLate(limit)]);
    const problems = trip.problems();
    assert.equal(problems.length, 0, problems.join('\n'));
  } catch (thrown) {
    error = thrown;
  }
  console.log(`${error ? 'FAILED' : 'ok    '} ${seconds(began).padStart(5)} s  ${name}`);
  if (error) {
    const asides = trip.problems().filter((problem) => !error.message.includes(problem));
    console.log(indented([error.message, ...asides, firstFrame(error)].join('\n')));
    await trip.picture(name);
  }
  await trip.end();
  return !error;
}

const indented = (text) => text.trimEnd().split('\n').slice(0, 60).map((line) => `         ${line}`).join('\n');
const firstFrame = (error) => (error.stack ?? '').split('\n').find((line) => line.includes('/journeys/'))?.trim() ?? '';

/** One journey's readers and servers, and what was seen on the way. */
class Trip {
  constructor(browser, site, folder) {
    Object.assign(this, { browser, site, folder, contexts: [], servers: [], seen: [], allowed: [], origins: new Set() });
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

  /** A reader with a browser of their own. `js: false` switches JavaScript off; a service worker is for journeys about it. */
  async reader({ viewport = DESK, js = true, dark = false, motion = true, clock = false, worker = false } = {}) {
    const context = await this.browser.newContext({
      viewport,
      javaScriptEnabled: js,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: motion ? 'no-preference' : 'reduce',
      serviceWorkers: worker ? 'allow' : 'block',
    });
    context.setDefaultTimeout(PATIENCE);
    this.contexts.push(context);
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

  /** Takes an error for granted: one that is the very point of the journey. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /** What should not have happened. */
  problems() {
    return this.seen.filter((line) => !this.allowed.some((pattern) => pattern.test(line)));
  }

  async picture(name) {
    const page = this.contexts.at(-1)?.pages()[0];
    if (!page) return;
    mkdirSync(OUT, { recursive: true });
    const path = join(OUT, `${name.replace(/[^\w]+/g, '-')}.png`);
    const taken = await page.screenshot({ path, timeout: 5_000 }).then(() => true, () => false);
    if (taken) console.log(indented(`picture: ${path}`));
  }

  async end() {
    for (const context of this.contexts) await context.close().catch(() => {});
    for (const server of this.servers) await server.stop();
  }
}

/** A manifest to which changed files belong, so that rules are what refuses them; `files` maps a path to its bytes. */
export function manifestFor(trip, files) {
  const manifest = trip.data('manifest.json');
  for (const file of manifest.files) {
    const body = files[file.path];
    if (body) Object.assign(file, { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') });
  }
  return manifest;
}

/** Goes to an address and waits until the program stands there with its data, or says why it can't. */
export async function open(page, url) {
  await page.goto(url);
  await settled(page);
}

/** Waits until the program has drawn what was asked for last. */
export async function settled(page) {
  await page.locator('html:not([data-busy])').waitFor({ state: 'attached' });
  await page.locator('#app main h1').first().waitFor();
}

/**
 * Presses a link that may be folded away. One that is taken off the page in the meantime is looked for again: pressed, it
 * would load the page anew, since nobody hears of a press outside the document.
 */
export async function press(link) {
  await eventually(() => link.evaluate((element) => {
    if (!element.isConnected) throw new Error('the link has left the page');
    element.click();
  }));
}

/** The target that the tour visits. */
const TOURED = 'xuhui-target-table-ai-industry-output';

/** Pages by their names in the navigation, and what leads to one record from there. */
const PAGES_BY_NAME = [
  ['区', '.plan-card a[href*="page=district&"]'],
  ['任务', 'a[href*="page=task&"]'],
  ['部门', 'a[href*="page=unit&"]'],
  ['日程'],
  ['主题', '.matrix a[href*="page=topic&"]'],
  ['对比', 'a[href*="page=concept&"]'],
  ['搜索'],
  ['方法'],
];

/** Through every page, with charts, drawer, languages and themes, by what the pages offer. */
export async function tour(page) {
  await page.locator('.map-slot').hover();
  await page.locator('.map-chart svg text').first().waitFor();
  for (const radio of await page.getByRole('radio').all()) await radio.check();
  await page.locator('.figure-foot .button').first().click();
  await page.getByLabel('外观').selectOption('dark');
  for (const [name, record] of PAGES_BY_NAME) {
    await page.locator('.site-nav').getByRole('link', { name, exact: true }).click();
    await becomes(() => page.locator('.site-nav [aria-current]').innerText(), name);
    if (!record) {
      await settled(page);
      continue;
    }
    await press(page.locator(record).first());
    await becomes(() => new URL(page.url()).searchParams.has('id'), true, `${name}: one of them`);
    await settled(page);
    assert.equal(await page.locator('.problem').count(), 0, name);
  }
  await page.getByRole('link', { name: '目标', exact: true }).click();
  await page.locator('.target-row').first().waitFor();
  await page.locator('.facet .check').first().click();
  await page.getByRole('searchbox').fill('总产出');
  await page.locator(`.target-row a[href*="${TOURED}"]`).click();
  await page.locator('.goal-chart svg text').first().waitFor();
  await page.locator('.goal-chart').hover();
  await page.mouse.move(700, 420, { steps: 8 });
  await page.locator('.figure-foot .button').first().click();
  await page.locator('.source-button').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'English' }).click();
  await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  await page.getByLabel('Judged as of').fill('2023-06-30');
  await page.getByLabel('Judged as of').blur();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.locator('.overview-grid').waitFor();
  await page.goBack();
  await page.locator('.goal-chart svg text').first().waitFor();
}

/** Goes to another address without loading the page again, as "back" and "forward" do. */
export async function travel(page, query) {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query || '?');
}

/** Waits until `check` no longer throws. */
export async function eventually(check, patience = PATIENCE) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

/** Waits until `read` gives this value. */
export const becomes = (read, wanted, what) =>
  eventually(async () => assert.deepEqual(await read(), wanted, what));

/** The address as the reader sees it: name and value of each parameter. */
export const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Waits until the address says exactly this. */
export const addressIs = (page, wanted) => becomes(() => query(page), wanted);

/** Text of every element that a selector finds, without spaces at the ends. */
export const texts = async (place) => (await place.allInnerTexts()).map((text) => text.trim());

/** The first number in a text. */
export function number(text) {
  const found = text.match(/\d+/);
  assert.ok(found, `no number in “${text}”`);
  return Number(found[0]);
}

export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/** What has focus: its words and whether a ring shows it. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // The middle of what is on the screen of it.
    const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    // The shade beside a drawer can be seen through.
    const onTop = document.elementsFromPoint(x, y).find((one) => !one.classList.contains('drawer-shade'));
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      class: element.className,
      text: (element.innerText || element.getAttribute('aria-label') || element.closest('label')?.innerText || '').trim(),
      place: element.closest('header.site-head, .filter-bar, .target-row, .targets-list, [role=dialog], main, footer')?.classList[0] ?? '',
      // A part inside of a date field gets its ring from the browser; the field itself is then not focused.
      ring: !element.matches(':focus') ? Infinity : style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      covered: !(onTop && (element.contains(onTop) || onTop.contains(element))),
    };
  });

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules of the scan that look at colours: all that another theme can change. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What the accessibility scan finds, one line for each element; what some selectors name is left out, and so are all rules but `only`. */
export async function findings(page, without = [], only = null) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async ([runOnly, hidden]) => {
    // What is still fading in has other colours in a moment; what goes on for long isn't waited for.
    const brief = document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000);
    await Promise.allSettled(brief.map((one) => one.finished));
    const { violations } = await window.axe.run({ include: document, exclude: hidden.map((selector) => [selector]) }, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map((node) => `${id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? ''}`),
    );
  }, [only ? { type: 'rule', values: only } : TAGS, without]);
}

/** Text on the screen that isn't declared as Chinese, with where it stands. */
const undeclared = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element.closest('script, style, noscript, [aria-hidden=true], [hidden]')) continue;
      if (element.closest('[lang]').lang.startsWith('zh')) continue;
      const text = walker.currentNode.data.trim();
      found.set(text, `<${element.tagName.toLowerCase()}> in .${element.closest('[class]')?.className}: ${text.slice(0, 40)}`);
    }
    return [...found];
  });

/** Elements with nothing but Chinese in them that don't say so, on a page in another language. */
export const undeclaredChinese = async (page) =>
  (await undeclared(page)).filter(([text]) => /\p{Script=Han}/u.test(text) && !/[a-z]{3}/.test(text)).map(([, place]) => place);

/** English with Chinese punctuation in it; quoted Chinese may keep its own. */
export const chinesePunctuation = async (page) =>
  (await undeclared(page)).filter(([text]) => /[a-z] ?[，。：；（）、]|[，。：；（）、] ?[a-z]/i.test(text)).map(([, place]) => place);
