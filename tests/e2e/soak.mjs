// The soak: a kiosk through many scenes and visits, faster than life, with its memory counted all along.
//
//   node tests/e2e/soak.mjs [SCENES VISITS]     2000 scenes and 500 visits, some ten minutes; prints a report
//   SEED=7 node tests/e2e/soak.mjs              touches other places than with the seed of 1
//
// Needs dist (cargo xtask pack). A short form runs with the journeys (tests/e2e/journeys/soak.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { heard } from './kiosk.mjs';
import { press, random, settled, steady } from './kit.mjs';

/** Most that the heap may have grown since the beginning of the count, in bytes, and most that it may grow with each change. */
const MOST_GROWN = 5e6;
const MOST_SLOPE = 2e3;
const PANEL = { width: 1080, height: 1920 };
/** The shortest times that the kiosk takes, so that all of it fits into one day: at four in the morning the page loads itself again. */
export const QUICK = '?mode=kiosk&dwell=5&dwell-reading=5&idle=30&idle-reading=30&warning=10';
const MORNING = '2026-11-26T05:00:00+08:00';

/** What a page holds, after its garbage was collected. */
async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name).value;
  const { result } = await session.send('Runtime.evaluate', {
    expression: "JSON.stringify([document.querySelectorAll('*').length, document.querySelectorAll('.kiosk [_echarts_instance_]').length, document.querySelectorAll('.goal-chart, .map-chart').length])",
  });
  const [elements, instances, charts] = JSON.parse(result.value);
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), elements, instances, charts };
}

/** The slope of a line through points, by least squares. */
function slope(points) {
  const n = points.length;
  const [x, y] = [0, 1].map((at) => points.reduce((sum, point) => sum + point[at], 0) / n);
  const [above, below] = points.reduce(([a, b], [px, py]) => [a + (px - x) * (py - y), b + (px - x) ** 2], [0, 0]);
  return below ? above / below : 0;
}

/** Bytes of the program's memory, as the staff's panel says them. */
async function wasmOf(page) {
  for (let n = 0; n < 5; n += 1) await page.touchscreen.tap(30, 30);
  await page.clock.runFor(2_000);
  await heard(page);
  for (const digit of '2035') await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).tap();
  const text = await page.locator('.kiosk-health').innerText();
  await page.keyboard.press('Escape');
  await page.locator('.kiosk-bar .button').last().tap();
  return Number(text.match(/(?:程序内存|Program memory)\s+([\d.]+) MB/)[1]) * 1e6;
}

/**
 * Runs scenes and visits on a page whose clock is installed and whose screen is for fingers; `any(most)` gives numbers from
 * 0 up to a bound. Fails by throwing, resolves with the counts.
 */
export async function soak(page, any, { scenes, visits, count = 40 }) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  const shown = () => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')).scene);
  const phase = () => page.locator('html').getAttribute('data-phase');
  const points = [];
  // What a page holds is compared at the same scene: a river has more elements than a clause.
  const finding = () => page.locator('.scene h1').innerText();
  const first = await finding();
  const toFirst = async () => {
    for (let n = 0; n < 60 && (await finding()) !== first; n += 1) await page.clock.runFor(6_000);
    assert.equal(await finding(), first, 'the first scene comes again');
  };
  const visit = async () => {
    await page.touchscreen.tap(540, 960);
    await heard(page);
    for (let n = 0; n < 3; n += 1) {
      await page.touchscreen.tap(20 + any(1040), 150 + any(1740));
      await page.clock.runFor(60);
    }
    await page.clock.runFor(44_000);
    for (let n = 0; n < 5 && (await phase()) !== 'attract'; n += 1) await page.clock.runFor(20_000);
    assert.equal(await phase(), 'attract', 'a visit ends by itself');
  };
  // Everything that is loaded on need is there before the count begins: every kind of page, the search, charts, a source.
  await page.touchscreen.tap(540, 960);
  await heard(page);
  const bar = (at) => page.locator('.kiosk-bar .button').nth(at).tap();
  for (const way of [0, 1, 2, 3, 4, 5, 6]) {
    await bar(2);
    await page.locator('.board button', { hasText: /^s$/ }).tap();
    await page.locator('.found-row').first().waitFor();
    await page.locator('.board-row').last().locator('a').nth(way).tap();
    await settled(page);
    const record = page.locator('.kiosk-page').locator('a[href*="page=matters&id"], a[href*="page=topic&"], a[href*="page=district&"], a[href*="page=department&"], a[href*="target="], a[href*="page=task&"]').first();
    await press(record);
    await settled(page);
    await steady(page);
    await page.locator('.source-button').first().evaluate((button) => button.click(), null, { timeout: 500 }).catch(() => {});
    await bar(0);
  }
  await bar(-1);
  for (let n = 0; n < 12; n += 1) await visit();
  await page.clock.runFor(6_000 * 11);
  const wasm = await wasmOf(page);
  const steps = scenes / count;
  await toFirst();
  const before = await held(session);
  let seen = 0;
  let visited = 0;
  for (let n = 0; n < count; n += 1) {
    const from = await shown();
    while ((await shown()) - from < steps) await page.clock.runFor(6_000);
    seen += (await shown()) - from;
    while (visited < (visits * (n + 1)) / count) {
      await visit();
      visited += 1;
    }
    const now = await held(session);
    points.push([seen, now.heap, now]);
  }
  const late = points.slice(Math.floor(count / 10));
  await toFirst();
  const after = await held(session);
  const wasmAfter = await wasmOf(page);
  const report = {
    scenes: seen, visits: visited, heapAt200: late[0][1], heapAfter: after.heap, slope: slope(late), before, after, wasm, wasmAfter,
    reloads: await page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')).counts),
  };
  assert.ok(report.heapAfter - report.heapAt200 <= MOST_GROWN, `the heap grew by ${report.heapAfter - report.heapAt200} bytes`);
  assert.ok(report.slope <= MOST_SLOPE || scenes < 200, `the heap grows by ${report.slope} bytes a scene`);
  assert.ok(Math.abs(after.elements - before.elements) <= 60, `${before.elements} elements became ${after.elements}`);
  assert.ok(after.listeners - before.listeners <= 40, `${before.listeners} listeners became ${after.listeners}`);
  assert.ok(after.nodes - before.nodes <= 400, `${before.nodes} nodes became ${after.nodes}`);
  assert.equal(after.instances, after.charts, 'as many chart instances as charts');
  assert.equal(wasmAfter, wasm, 'the program’s memory');
  assert.deepEqual(report.reloads, {}, 'nothing failed');
  return report;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [scenes = 2_000, visits = 500] = process.argv.slice(2).map(Number);
  const seed = Number(process.env.SEED ?? 1);
  const folder = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
  const site = await serve(`${folder}/web`, { strict: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
  const began = Date.now();
  try {
    const page = await (await browser.newContext({ viewport: PANEL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block', hasTouch: true })).newPage();
    const errors = [];
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.clock.install({ time: new Date(MORNING) });
    await page.goto(site.url + QUICK);
    await page.locator('.scene h1').waitFor();
    const report = await soak(page, random(seed), { scenes, visits });
    assert.deepEqual(errors, []);
    const build = readFileSync(`${folder}/web/index.html`, 'utf8').match(/data-build="(\w+)"/)[1];
    console.log(JSON.stringify({ date: new Date().toISOString().slice(0, 10), build, browser: browser.version(), minutes: Math.round((Date.now() - began) / 6e4), seed, ...report }, null, 1));
  } finally {
    await browser.close();
    await site.stop();
  }
}
