// Measures the map's page of the built site in headless Chromium, at 1080p and without a GPU: how long after its data the
// first map is on the screen, and how many frames a second it has while it is dragged and zoomed.
//
//   node tests/bench/map.mjs
//
// Needs dist (cargo xtask pack) and what tools/setup installs for tests. Nothing here passes or fails by a time:
// figures with their date and machine are in docs/performance.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const RUNS = 7;
const FULL_HD = { width: 1920, height: 1080 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const site = await serve(process.argv[2] ?? join(root, 'dist/web'));
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];

/** From the last byte of the boundaries to the frame that shows sixteen districts: in the picture, and in the map that moves. */
async function firstMap() {
  const context = await browser.newContext({ viewport: FULL_HD, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = {};
    const look = (name, there) => {
      if (seen[name] || !there) return;
      seen[name] = true;
      requestAnimationFrame(() => setTimeout(() => (globalThis[name] = performance.now())));
    };
    new MutationObserver(() => {
      look('pictureDrawn', document.querySelectorAll('#district-map path.area').length >= 16);
      look('mapDrawn', document.querySelectorAll('#district-map .map-chart svg path').length >= 16);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${site.url}?page=map`);
  await page.waitForFunction(() => globalThis.pictureDrawn && globalThis.mapDrawn);
  const took = await page.evaluate(() => {
    const files = performance.getEntriesByType('resource').filter(({ name }) => /districts\.topo|echarts/.test(name));
    const last = (what) => Math.max(...files.filter(({ name }) => what.test(name)).map(({ responseEnd }) => responseEnd));
    return [globalThis.pictureDrawn - last(/districts/), globalThis.mapDrawn - last(/./)];
  });
  await context.close();
  return took;
}

const first = [];
for (let run = 0; run < RUNS; run += 1) first.push(await firstMap());
console.log(`Chromium ${browser.version()}; ${RUNS} runs, ${FULL_HD.width} × ${FULL_HD.height}`);
for (const [at, what] of ['picture after the boundaries', 'map that moves after boundaries and library'].entries()) {
  const times = first.map((took) => took[at]);
  console.log(`first ${what}: best ${Math.round(Math.min(...times))}, median ${Math.round(median(times))} ms (limit 150)`);
}

const context = await browser.newContext({ viewport: FULL_HD, serviceWorkers: 'block' });
const page = await context.newPage();

/** Frames a second while something is done in every frame for two seconds. */
const frames = (kind) =>
  page.evaluate(async (what) => {
    const map = document.querySelector('#district-map .map-chart').firstElementChild;
    const { left, top, width, height } = map.getBoundingClientRect();
    const send = (type, n, more = {}) => {
      const at = { clientX: left + width / 2 + Math.sin(n / 15) * 150, clientY: top + height / 2 + Math.cos(n / 15) * 100 };
      const Kind = type === 'wheel' ? WheelEvent : MouseEvent;
      map.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, button: 0, buttons: 1, ...at, ...more }));
    };
    const times = [];
    if (what === 'drag') send('mousedown', 0);
    const began = performance.now();
    for (let n = 0; performance.now() - began < 2_000; n += 1) {
      if (what === 'drag') send('mousemove', n);
      else send('wheel', 0, { deltaY: Math.floor(n / 10) % 2 ? 100 : -100 });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now());
    }
    if (what === 'drag') send('mouseup', 0);
    const steps = times.slice(1).map((time, i) => time - times[i]);
    return { rate: (1_000 * steps.length) / (times.at(-1) - times[0]), slowest: Math.max(...steps) };
  }, kind);

for (const [where, query] of [['the city', '?page=map'], ['a district', '?page=map&district=xuhui']]) {
  await page.goto(site.url + query);
  await page.locator('#district-map .map-chart svg text').nth(9).waitFor();
  await page.locator('#district-map').scrollIntoViewIfNeeded();
  await page.waitForTimeout(2_000);
  for (const kind of ['drag', 'zoom']) {
    const runs = [];
    for (let run = 0; run < 5; run += 1) {
      // Each from the same place: a map that has been dragged aside has less to draw.
      await page.locator('.map-page-tools button').last().click();
      await page.waitForTimeout(1_000);
      runs.push(await frames(kind));
    }
    const rates = runs.map(({ rate }) => rate);
    console.log(`${where}, ${kind}: median ${median(rates).toFixed(0)} frames a second, slowest frame ${Math.max(...runs.map(({ slowest }) => slowest)).toFixed(0)} ms (limit 50 a second)`);
  }
}
await browser.close();
await site.stop();
