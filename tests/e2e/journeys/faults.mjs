// The server sends something else than it should: the page names the file, and shows what it can.
import assert from 'node:assert/strict';
import { addressIs, becomes, journey, manifestFor, open, pending, settled, steady, texts, travel, nav } from '../kit.mjs';

const json = (value) => ({ status: 200, type: 'application/json', body: Buffer.from(JSON.stringify(value)) });
const missing = () => ({ status: 404, type: 'text/plain', body: Buffer.from('404\n') });
const flipped = (answer) => {
  const body = Buffer.from(answer.body);
  const at = body.indexOf('"value":') + 9;
  body[at] = body[at] === 0x39 ? 0x38 : 0x39;
  return { ...answer, body };
};

const warning = (page) => page.locator('.notice.warning');

/** Opens the site on a server that answers amiss. */
async function amiss(trip, answers, query = '') {
  trip.allow(/Failed to load resource: the server responded with a status of (404|500)/);
  const server = await trip.server();
  for (const [path, answer] of Object.entries(answers)) server.answers.set(path, answer);
  const page = await trip.reader();
  const log = [];
  page.on('console', (message) => log.push(message.text()));
  await open(page, server.url + query);
  return { page, server, log };
}

const WHOLE = [
  ['the manifest is missing', '/data/manifest.json', missing, 'manifest.json', /找不到/],
  ['the manifest is a web page', '/data/manifest.json', () => ({ status: 200, type: 'text/html', body: Buffer.from('<!doctype html>') }), 'manifest.json', /无法读取/],
  ['the manifest is of a newer version', '/data/manifest.json', (answer) => json({ ...JSON.parse(answer.body), schema: 2 }), 'manifest.json', /更新的格式（第 2 版）/],
  ['the districts are missing', '/data/districts.json', missing, 'districts.json', /找不到/],
  ['the server fails on the indicators', '/data/indicators.json', () => ({ status: 500, type: 'text/plain', body: Buffer.from('') }), 'indicators.json', /没有取到/],
  ['the indicators are changed by a byte', '/data/indicators.json', (answer) => ({ ...answer, body: Buffer.concat([answer.body.subarray(0, -2), Buffer.from(' }')]) }), 'indicators.json', /大小与清单相同，校验和却不同/],
];

for (const [name, path, answer, file, why] of WHOLE) {
  journey(`faults: ${name}: a page that names the file, static tables, and a retry`, async (trip) => {
    const { page, server, log } = await amiss(trip, { [path]: answer });
    assert.equal(await page.locator('#app h1').innerText(), '数据无法载入');
    assert.match(await page.title(), /数据无法载入/);
    const said = await page.locator('.problem li').innerText();
    assert.ok(said.includes(file), said);
    assert.match(said, why);
    assert.ok(log.some((line) => line.includes(file)), 'the console has the detail');
    const tables = page.locator('#static table');
    assert.equal(await tables.count(), 6);
    assert.ok(await tables.last().isVisible(), 'static tables are shown');
    // Still broken: it says so again.
    await page.getByRole('button', { name: '重试' }).click();
    await becomes(() => page.locator('.problem li').count(), 1);
    server.answers.clear();
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.overview-grid').waitFor();
    await becomes(() => page.locator('#static').isVisible(), false, 'the static page goes again');
    await becomes(() => page.locator('.wall-head .head-mark').count(), 5);
  });
}

const PLANS = [
  ['is cut short', (answer) => ({ ...answer, body: answer.body.subarray(0, 20_000) }), /与清单不符（应为 \d+ 字节，实为 20000 字节）/],
  ['is missing', missing, /找不到/],
  ['has one flipped byte', flipped, /大小与清单相同，校验和却不同/],
];

for (const [name, answer, why] of PLANS) {
  journey(`faults: one plan ${name}: it alone is refused, by name, and the others show`, async (trip) => {
    const { page, log } = await amiss(trip, { '/data/plans/jinshan.json': answer });
    await warning(page).waitFor();
    const said = await texts(warning(page).locator('li'));
    assert.equal(said.length, 1, said.join('\n'));
    assert.ok(said[0].includes('plans/jinshan.json'), said[0]);
    assert.match(said[0], why);
    assert.ok(log.some((line) => line.includes('plans/jinshan.json')), 'the console has the detail');
    assert.equal(await page.locator('.wall-head .head-mark').count(), 4);
    assert.match(await page.locator('#app h1').innerText(), /^4个区/);
    await nav(page, '承诺');
    await page.locator('.target-row').first().waitFor();
    assert.equal(await page.locator('.target-row.district-jinshan').count(), 0);
    assert.ok(await warning(page).isVisible(), 'on every page');
  });
}

/** Serves changed files with a manifest that fits them. */
function changed(trip, files) {
  const bodies = Object.fromEntries(Object.entries(files).map(([path, value]) => [path, Buffer.from(JSON.stringify(value))]));
  const manifest = manifestFor(trip, bodies);
  const answers = { '/data/manifest.json': () => json(manifest) };
  for (const [path, body] of Object.entries(bodies)) answers[`/data/${path}`] = (answer) => ({ ...answer, body });
  return answers;
}

journey('faults: a plan of a newer version is refused by name', async (trip) => {
  const plan = { ...trip.data('plans/yangpu.json'), schema: 2 };
  const { page } = await amiss(trip, changed(trip, { 'plans/yangpu.json': plan }));
  const [said] = await texts(warning(page).locator('li'));
  assert.match(said, /plans\/yangpu\.json 采用更新的格式（第 2 版）/);
  assert.equal(await page.locator('.wall-head .head-mark').count(), 4);
});

journey('faults: a plan that breaks a rule is refused, with the record and the rule', async (trip) => {
  const plan = trip.data('plans/yangpu.json');
  plan.targets[3].lead = ['nobody-at-all'];
  const { page, log } = await amiss(trip, changed(trip, { 'plans/yangpu.json': plan }));
  const said = (await texts(warning(page).locator('li'))).join('\n');
  assert.ok(said.includes('plans/yangpu.json') && said.includes(plan.targets[3].id), said);
  assert.ok(log.some((line) => line.includes(plan.targets[3].id)));
  assert.equal(await page.locator('.wall-head .head-mark').count(), 4);
});

journey('faults: without published values the plans still show, and the page says what is lacking', async (trip) => {
  const { page } = await amiss(trip, { '/data/observations.json': missing });
  assert.ok((await warning(page).innerText()).includes('observations.json'));
  assert.equal(await page.locator('.wall-head .head-mark').count(), 5);
});

journey('faults: without boundaries a schematic grid stands in for the map', async (trip) => {
  const { page } = await amiss(trip, { '/data/geo/districts.topo.json': missing });
  await page.getByText('边界数据无法使用，改用示意格图。').waitFor();
  const tiles = page.locator('.tile-grid .tile');
  assert.equal(await tiles.count(), 16);
  assert.equal(await page.locator('.tile-grid .tile:enabled').count(), 5);
  const places = await tiles.evaluateAll((all) => new Set(all.map((tile) => `${tile.style.gridColumn} ${tile.style.gridRow}`)).size);
  assert.equal(places, 16, 'each tile in its own place');
  await page.locator('.tile', { hasText: '奉贤' }).click();
  await addressIs(page, { district: 'fengxian' });
  await page.locator('.tile.chosen', { hasText: '奉贤' }).waitFor();
});

journey('faults: without the chart library the table is there, and the map stays a picture', async (trip) => {
  trip.allow(/Failed to load resource/);
  const page = await trip.reader();
  await page.route('**/echarts.*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await open(page, `${trip.site.url}?page=calendar`);
  await page.getByText('图表无法显示，数据见表格。').waitFor();
  assert.ok((await page.locator('.figure .data-table tbody tr').count()) > 1, 'the table is open');
  await open(page, trip.site.url);
  await Promise.all([page.waitForResponse(/echarts\./), page.locator('.map-slot').hover()]);
  await steady(page);
  assert.ok(await page.locator('svg.map-picture').isVisible());
  // When it is back, the next chart is drawn.
  await page.unroute('**/echarts.*.js');
  await travel(page, '?page=calendar');
  await page.locator('.strip-chart svg').waitFor();
  assert.equal(await page.getByText('图表无法显示，数据见表格。').count(), 0);
});

journey('faults: the problem page works in English, and keeps where the reader wanted to go', async (trip) => {
  const { page, server } = await amiss(trip, { '/data/topics.json': missing }, '?page=targets&district=xuhui&lang=en');
  assert.equal(await page.locator('#app h1').innerText(), 'The data could not be loaded');
  assert.match(await page.locator('.problem li').innerText(), /^The data file topics\.json isn't there/);
  server.answers.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.target-row.district-xuhui').first().waitFor();
  await settled(page);
  assert.equal(await page.locator('.target-row:not(.district-xuhui)').count(), 0);
});

journey('faults: a file that is asked for and never comes is named after two minutes', async (trip) => {
  trip.allow(/Failed to load resource|observations\.json/);
  const page = await trip.reader({ clock: true });
  const asked = pending(page);
  await page.route(/data\/observations\.json/, () => {});
  await page.goto(trip.site.url);
  await page.locator('#app .loading').waitFor({ state: 'attached' });
  // The other files have come by then.
  await becomes(() => [...asked].map((request) => request.url().match(/[^/]*\.json/)?.[0]), ['observations.json']);
  await page.clock.fastForward('02:01');
  await warning(page).waitFor();
  assert.match(await warning(page).innerText(), /observations\.json/);
  await page.locator('.overview-grid').waitFor();
});
