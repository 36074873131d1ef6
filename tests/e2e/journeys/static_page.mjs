// What a reader gets before, or without, the program.
import assert from 'node:assert/strict';
import { DESK, PHONE, becomes, journey, number, settled, sum, texts } from '../kit.mjs';

const DISTRICTS = ['徐汇区', '长宁区', '杨浦区', '金山区', '奉贤区'];

/** Whoever reads the static page finds headline, states, a table for each district, and sources. */
async function readStaticPage(page) {
  const content = page.locator('#static');
  const headline = await content.getByText(/个区的\d+项数字化承诺/).first().innerText();
  const total = Number(headline.match(/的(\d+)项/)[1]);
  assert.ok(total > 50, headline);
  const heads = await texts(content.locator('h2'));
  for (const district of DISTRICTS) assert.ok(heads.some((head) => head.includes(district)), `no heading for ${district}`);
  const tables = content.locator('table');
  assert.equal(await tables.count(), 1 + DISTRICTS.length);
  const states = await texts(tables.first().locator('tbody td'));
  assert.equal(sum(states.map(number)), total, 'states add up to the headline');
  const rows = [];
  for (let at = 1; at <= DISTRICTS.length; at += 1) rows.push(await tables.nth(at).locator('tbody tr').count());
  assert.equal(sum(rows), total, 'a row for each commitment');
  assert.ok((await content.innerText()).includes('数据版本'), 'data release');
  return headline;
}

journey('without JavaScript the page has title, headline and a table for each district', async (trip) => {
  const page = await trip.reader({ js: false });
  await page.goto(trip.site.url);
  assert.match(await page.title(), /数转图/);
  await page.locator('#static').waitFor();
  await readStaticPage(page);
  const boot = await page.locator('#boot').innerText();
  assert.ok(boot.includes('未启用 JavaScript') && boot.includes('JavaScript is off'), boot);
});

journey('text is on the screen before the program, and the program takes its place', async (trip) => {
  const page = await trip.reader();
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(trip.site.url, { waitUntil: 'commit' });
  await page.locator('#static table').last().waitFor();
  await page.locator('#boot progress').waitFor();
  await readStaticPage(page);
  assert.equal(await page.locator('#app').innerText(), '', 'the program is not there yet');
  release();
  await settled(page);
  await becomes(() => page.locator('#static').isVisible(), false);
  assert.equal(await page.locator('#boot').isVisible(), false);
  assert.equal(await page.locator('h1:visible').count(), 1);
});

journey('the static page and the program say the same about the same day', async (trip) => {
  const still = await trip.reader({ js: false });
  await still.goto(trip.site.url);
  const headline = await still.locator('#static').getByText(/个区的\d+项数字化承诺/).first().innerText();
  const states = await texts(still.locator('#static table').first().locator('tbody td'));
  const day = trip.data('manifest.json').date;
  const live = await trip.visit(`?asof=${day}`);
  assert.equal(headline.split('\n')[0].trim(), await live.locator('#app h1').innerText());
  const counts = (await texts(live.locator('.key-count'))).map(number);
  assert.deepEqual(counts, states.map((text) => number(text)));
});

/** Where the first view's parts stand, by what they are; numbers in CSS pixels. */
const places = (page, root) =>
  page.evaluate((selector) => {
    const from = document.querySelector(selector);
    const parts = { headline: 'h1', key: '.wall-key', lenses: '.wall-choices', wall: '.wall-picture', foot: '.wall-foot', deadlines: '.time-panel', strip: '.time-strip', replay: '.time-foot' };
    const seen = (part) => [...from.querySelectorAll(part)].find((one) => one.getClientRects().length);
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => {
      const { left, top, width, height } = seen(part).getBoundingClientRect();
      return [name, [left, top + scrollY, width, height].map(Math.round)];
    }));
  }, root);

for (const [device, viewport] of [['desk', DESK], ['phone', PHONE], ['hall', { width: 1080, height: 1920 }]]) {
  journey(`the picture is there before the program, which takes its place without a jump, ${device}`, async (trip) => {
    const still = await trip.reader({ viewport });
    await still.route('**/boot.*.js', (route) => route.abort());
    trip.allow(/Failed to load resource/);
    await still.goto(trip.site.url);
    const before = await places(still, '#static');
    assert.ok((await still.locator('#static .wall-picture:visible .wall-tile').count()) > 100, 'the wall is painted');
    const day = trip.data('manifest.json').date;
    const page = await trip.visit(`?asof=${day}`, { viewport });
    // The day's own button stands in the head only where a day is in the address.
    await page.locator('.settings button').evaluate((button) => button.remove());
    const after = await places(page, '#app');
    for (const [name, box] of Object.entries(before)) {
      const off = box.map((value, at) => Math.abs(value - after[name][at]));
      assert.ok(Math.max(...off) <= 2, `${name}: ${box} becomes ${after[name]}`);
    }
  });
}
