// Measures the built site in headless Chromium: how long each form takes to start, and how long a page or filter change
// takes to the next paint on a machine four times as slow.
//
//   node tests/bench/screens.mjs
//
// Needs dist (cargo xtask pack) and what tools/setup installs for tests. Nothing here passes or fails by a time:
// figures with their date and machine are in docs/performance.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const RUNS = 11;
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

/** From a click to the paint that follows, in milliseconds. */
const paint = (page, selector) =>
  page.evaluate(async (what) => {
    const element = document.querySelector(what);
    const began = performance.now();
    element.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, selector);

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
const link = (name) => `.site-nav a[href*="page=${name}"]`;
/** Where the reader is before, and what is clicked. */
const CHANGES = [
  ['to the list', '', link('targets')],
  ['to the tasks', '', link('tasks')],
  ['to the departments', '', link('units')],
  ['to the calendar', '', link('calendar')],
  ['to the topics', '', link('topics')],
  ['to a district', '?page=districts', '.plan-card a[href*="page=district&"]'],
  ['from the list to a target', '?page=targets', '.target-row-link'],
  ['a filter on', '?page=targets', '.facet .check input'],
  ['a filter off', '?page=targets&district=xuhui', '.facet .check input:checked'],
];
const client = await context.newCDPSession(page);
await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
for (const [name, from, selector] of CHANGES) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, from || '?');
    await page.locator(selector).first().waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    times.push(await paint(page, selector));
  }
  console.log(`next paint at ${SLOWER}x, ${name}: ${said(times)} (limit 50)`);
}
await browser.close();
await site.stop();
