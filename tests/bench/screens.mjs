// Measures the built site in headless Chromium: how long each form takes to start, how long a page or filter change takes
// to the next paint on a machine four times as slow, and how soon a hall's panel answers the first touch.
//
//   node tests/bench/screens.mjs      RUNS=5 for fewer runs than 11
//
// Needs dist (cargo xtask pack) and what tools/setup installs for tests. Nothing here passes or fails by a time:
// figures with their date and machine are in docs/performance.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const RUNS = Number(process.env.RUNS ?? 11);
const SLOWER = 4;
const FORMS = ['web', 'intranet'];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

const sorted = (times) => [...times].sort((a, b) => a - b);
const median = (times) => sorted(times)[Math.floor(times.length / 2)];
const said = (times) => `best ${Math.round(Math.min(...times))}, median ${Math.round(median(times))}, worst ${Math.round(Math.max(...times))} ms`;

/** A browser that knows nothing yet, at the address; how long until the program has drawn its heading. */
async function start(url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('#app main h1').first().waitFor();
  const took = performance.now() - began;
  return { context, page, took };
}

/**
 * From a click to the paint that follows it, as the browser itself measures it (Event Timing, in steps of 8 ms), and to the
 * paint of what was asked for: nothing more to do, and two frames without a change of the page. Milliseconds.
 */
async function paint(page, selector) {
  await page.evaluate(() => {
    window.timed = { next: 0, changed: 0 };
    window.watch?.disconnect();
    window.watch = new MutationObserver(() => requestAnimationFrame(() => (window.timed.changed = performance.now())));
    window.watch.observe(document.querySelector('#app'), { subtree: true, childList: true, characterData: true });
    window.events?.disconnect();
    window.events = new PerformanceObserver((list) => {
      for (const event of list.getEntries()) {
        if (['pointerdown', 'pointerup', 'click'].includes(event.name)) {
          window.timed.next = Math.max(window.timed.next, event.duration);
          window.timed.began ??= event.startTime;
        }
      }
    });
    window.events.observe({ type: 'event', durationThreshold: 16 });
    document.addEventListener('click', (event) => (window.timed.began = event.timeStamp), { capture: true, once: true });
  });
  await page.locator(selector).first().click();
  await page.waitForTimeout(1_800);
  return page.evaluate(() => ({ next: window.timed.next || 16, whole: window.timed.changed - window.timed.began }));
}

console.log(`Chromium ${browser.version()}; ${RUNS} runs each\n`);
const medians = {};
for (const form of FORMS) {
  const site = await serve(join(root, 'dist', form));
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { context, took } = await start(site.url);
    times.push(took);
    await context.close();
  }
  medians[form] = median(times);
  console.log(`start, ${form}: ${said(times)}`);
  await site.stop();
}
console.log(`start, intranet over web: ${(medians.intranet / medians.web).toFixed(2)} (limit 1.3)\n`);

const site = await serve(join(root, 'dist/web'));
const { context, page } = await start(site.url);
await page.waitForTimeout(4_000); // the parts that are fetched ahead
const link = (name) => `.site-head nav a[href*="page=${name}"]`;
const foot = (name) => `.foot-links a[href*="page=${name}"]`;
/** Where the reader is before, and what is clicked. */
const CHANGES = [
  ['to the list', '', link('targets')],
  ['to the tasks', '', foot('tasks')],
  ['to the departments', '', link('departments')],
  ['to the calendar', '', foot('calendar')],
  ['to the topics', '', link('topics')],
  ['to a district', '?page=districts', '.plan-card a[href*="page=district&"]'],
  ['from the list to a target', '?page=targets', '.target-row-link'],
  ['a filter on', '?page=targets', '.facet .check input'],
  ['a filter off', '?page=targets&district=xuhui', '.facet .check input:checked'],
];
const client = await context.newCDPSession(page);
await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
for (const [name, from, selector] of CHANGES) {
  const next = [];
  const whole = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, from || '?');
    await page.locator(selector).first().waitFor({ state: 'attached' });
    await page.waitForTimeout(1_200);
    const times = await paint(page, selector);
    next.push(times.next);
    whole.push(times.whole);
  }
  console.log(`at ${SLOWER}x, ${name}: next paint ${said(next)} (limit 50); everything there ${said(whole)}`);
}

/** From the first touch of a hall's panel to the frame that shows the home page, in milliseconds. */
async function firstTouch() {
  const panel = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true, serviceWorkers: 'block' });
  const hall = await panel.newPage();
  await hall.addInitScript(() => {
    addEventListener('pointerdown', () => {
      const from = performance.now();
      const look = () => (document.querySelector('.kiosk-page h1')?.offsetParent ? (window.took ??= performance.now() - from) : requestAnimationFrame(look));
      look();
    }, true);
  });
  await hall.goto(`${site.url}?mode=kiosk`);
  await hall.locator('.scene h1').waitFor();
  await hall.touchscreen.tap(540, 1890);
  const took = await hall.waitForFunction(() => window.took).then((found) => found.jsonValue());
  await panel.close();
  return took;
}
const touches = [];
for (let run = 0; run < RUNS; run += 1) touches.push(await firstTouch());
console.log(`hall, first touch to home page: ${said(touches)} (limit 300)`);
await browser.close();
await site.stop();
