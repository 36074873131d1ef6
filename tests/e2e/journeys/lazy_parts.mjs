// Parts of the program that come on first need: ahead of the reader, on demand, and not at all.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, journey, open, settled, nav } from '../kit.mjs';

const PART = /\/plan-atlas-(?!bg)[^/]*\.wasm$/;

/** The parts that a page asked for, by name, without their hash. */
function watched(page) {
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (PART.test(pathname)) asked.push(pathname.match(/plan-atlas-([^.]*)\./)[1]);
  });
  return asked;
}

journey('parts: the first view does without them, and they are fetched ahead once it stands', async (trip) => {
  const page = await trip.reader();
  const asked = watched(page);
  await open(page, trip.site.url);
  assert.ok(!asked.includes('list') && !asked.includes('export'), asked.join());
  await eventually(() => assert.ok(asked.includes('list') && asked.includes('pages'), asked.join()));
  assert.ok(!asked.includes('export'), 'files are made by those who ask for one');
  assert.equal(new Set(asked).size, asked.length, 'each once');
});

journey('parts: a reader who saves data gets a part when it is needed', async (trip) => {
  const page = await trip.reader();
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const asked = watched(page);
  await open(page, trip.site.url);
  // As long as it takes for others.
  const other = await trip.reader();
  const ahead = watched(other);
  await open(other, trip.site.url);
  await eventually(() => assert.ok(ahead.includes('list') && ahead.includes('pages'), ahead.join()));
  assert.ok(!asked.includes('list'), asked.join());
  await nav(page, '承诺');
  await page.locator('.target-row').first().waitFor();
  assert.ok(asked.includes('list') && !asked.includes('export'), asked.join());
});

journey('parts: one that can’t be had is named, the other pages work, and trying again helps', async (trip) => {
  trip.allow(/Failed to load resource|Error: missing|split module/);
  const server = await trip.server();
  const page = await trip.reader();
  let gone = true;
  await page.route(/plan-atlas-list\.[^/]*wasm/, (route) => (gone ? route.fulfill({ status: 404, body: '' }) : route.continue()));
  await page.goto(`${server.url}?page=targets`);
  const problem = page.getByRole('alert');
  await problem.waitFor();
  assert.match(await problem.innerText(), /没有取到/);
  assert.equal(await page.getByRole('main').count(), 1);
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await page.locator('.overview-grid').waitFor();
  await nav(page, '承诺');
  await problem.waitFor();
  gone = false;
  await problem.getByRole('button', { name: '重试' }).click();
  await page.locator('.target-row').first().waitFor();
  await becomes(() => problem.count(), 0);
  await addressIs(page, { page: 'targets' });
  await page.reload();
  await settled(page);
});
