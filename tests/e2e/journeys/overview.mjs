// The overview: its numbers agree with each other, and each leads to the rows that it counts.
import assert from 'node:assert/strict';
import { DESK, PHONE, addressIs, becomes, eventually, journey, number, query, settled, sum, texts } from '../kit.mjs';

const rows = (page) => page.locator('.target-row').count();

journey('overview: the counts add up, and all five districts are there', async (trip) => {
  const page = await trip.visit();
  const total = Number((await page.locator('#app h1').innerText()).match(/的(\d+)项/)[1]);
  const counts = async (place) => (await texts(page.locator(place))).map(number);
  assert.equal(await page.locator('.wall-tile').count(), total, 'a tile for each commitment');
  const states = await counts('.key-count');
  assert.ok(states.length > 1);
  assert.equal(sum(states), total, 'the key adds up');
  const heads = await page.locator('.wall-head').evaluateAll((all) => all.map((head) => [Boolean(head.querySelector('.head-mark')), Number(head.querySelector('.head-count').textContent)]));
  const of = (rows) => sum(heads.filter(([isRow]) => isRow === rows).map(([, n]) => n));
  assert.deepEqual([of(true), of(false)], [total, total], 'rows and columns add up');
  assert.equal(heads.filter(([isRow]) => isRow).length, 5);
  assert.equal(sum(await page.locator('.strip-choice .head-count').allTextContents().then((all) => all.map(Number))), total, 'years add up');
  assert.equal(await page.locator('.due-dot').count(), total);
  await page.locator('.district-button').first().waitFor();
  assert.equal(sum(await counts('.district-button .number')), total, 'the map adds up');
  await page.locator('.wall-foot > button').first().click();
  await becomes(() => page.locator('main > .table-box tbody tr, .wall .table-box tbody tr').count(), total, 'the table behind the picture');
});

const bright = (page) => page.locator('.wall-tile:not(.faint)').count();

journey('overview: key, heads, chips and years filter in place, and back undoes each', async (trip) => {
  const page = await trip.visit();
  const total = await bright(page);
  const entry = page.locator('.key-entry').nth(1);
  const n = number(await entry.locator('.key-count').innerText());
  await entry.click();
  await eventually(() => assert.ok(query(page).state));
  await becomes(() => bright(page), n);
  assert.equal(await page.locator('.wall-tile').count(), total, 'the others stay, faint');
  assert.equal(await entry.getAttribute('aria-pressed'), 'true');
  await page.locator('.chip').click();
  await becomes(() => bright(page), total, 'the chip takes it back');
  await page.goBack();
  await becomes(() => bright(page), n, 'back brings it back');
  await page.goBack();
  await becomes(() => bright(page), total);
  for (const [place, name] of [['.wall-head:has(.head-mark)', 'district'], ['.wall-head:not(:has(.head-mark))', 'domain'], ['.strip-choice', 'due']]) {
    const head = page.locator(place).first();
    const counted = Number((await head.locator('.head-count').textContent()).trim());
    await head.click();
    await eventually(() => assert.ok(query(page)[name], name));
    await becomes(() => bright(page), counted, name);
    assert.equal(await head.getAttribute('aria-pressed'), 'true');
    await page.goBack();
    await becomes(() => bright(page), total, `back undoes ${name}`);
  }
  await page.locator('.districts button', { hasText: '金山' }).click();
  await addressIs(page, { district: 'jinshan' });
  const jinshan = await bright(page);
  await page.locator('.wall-foot a', { hasText: '清单' }).click();
  await becomes(() => rows(page), jinshan, 'the list has what the wall shows');
});

journey('overview: a lens re-dresses the tiles, is in the address, and back undoes it', async (trip) => {
  const page = await trip.visit();
  const dress = () => page.locator('.wall-tile').evaluateAll((all) => all.map((tile) => tile.getAttribute('href')).join());
  const at = () => page.locator('.wall-tile').evaluateAll((all) => all.map((tile) => tile.getAttribute('transform')).join());
  const [before, places] = [await dress(), await at()];
  const key = await texts(page.locator('.key-list li'));
  for (const [words, lens] of [['四问', 'questions'], ['期限', 'deadline'], ['谁牵头', 'lead']]) {
    await page.locator('.lenses button', { hasText: words }).click();
    await addressIs(page, { lens });
    await eventually(async () => assert.notEqual(await dress(), before));
    assert.equal(await at(), places, 'every tile stays where it is');
    assert.notDeepEqual(await texts(page.locator('.key-list li')), key, 'the key is that of the lens');
  }
  await page.reload();
  await becomes(() => page.locator('.lenses [aria-pressed=true]').innerText(), '谁牵头', 'reload keeps it');
  for (let n = 0; n < 3; n += 1) await page.goBack();
  await becomes(dress, before);
});

journey('overview: one stop for the keyboard, arrows over the tiles, Enter opens, Esc leaves', async (trip) => {
  const page = await trip.visit();
  const wall = page.locator('.wall-tiles');
  await page.locator('.wall-head').last().focus();
  await page.keyboard.press('Tab');
  assert.ok(await wall.evaluate((element) => element === document.activeElement), 'the tiles are one stop');
  const told = () => page.evaluate(() => {
    const id = document.querySelector('.wall-tiles').getAttribute('aria-activedescendant');
    return document.getElementById(id)?.getAttribute('aria-label');
  });
  const heard = new Set([await told()]);
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'End']) {
    const before = await told();
    await page.keyboard.press(key);
    if (key !== 'Home') await eventually(async () => assert.notEqual(await told(), before, key));
    const now = await told();
    heard.add(now);
    assert.match(now, /^.+，.+，.+区$/, 'name, state, district');
    assert.ok(now.startsWith(`${await page.locator('.card-title').innerText()}，`), 'the card follows');
  }
  assert.ok(heard.size > 4);
  const name = await page.locator('.card-title').innerText();
  await page.keyboard.press('Enter');
  await eventually(() => assert.ok(query(page).target));
  await eventually(async () => assert.ok((await page.locator('#app h1').innerText()).includes(name)));
  await page.goBack();
  await page.locator('.wall-tiles').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await becomes(() => page.evaluate(() => document.activeElement.tagName), 'BUTTON');
  assert.equal(await page.locator('.wall-ring').count(), 0);
});

/** The middle of a tile on the screen. */
async function middle(page, at) {
  const box = await page.locator('.wall-tile').nth(at).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

journey('overview: the card follows the pointer, moves nothing, and a click opens the commitment', async (trip) => {
  const page = await trip.visit();
  await page.locator('.map-picture').waitFor();
  const tall = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await tall();
  const titles = new Set();
  for (const at of [3, 20, 50, 90]) {
    const [x, y] = await middle(page, at);
    await page.mouse.move(x, y);
    const name = (await page.locator('.wall-tile').nth(at).getAttribute('aria-label')).split('，').slice(0, -2).join('，');
    await becomes(() => page.locator('.card-title').innerText(), name);
    titles.add(name);
    assert.equal(await tall(), before, 'nothing moves');
  }
  assert.ok(titles.size > 2);
  for (const part of ['.card-state', '.card-reason', '.card-answers', '.card-facts', '.clause']) assert.ok(await page.locator(`.wall-card ${part}`).isVisible(), part);
  await page.mouse.click(...(await middle(page, 90)));
  await eventually(() => assert.ok(query(page).target));
});

journey('overview: on a phone a finger brings the card up from below, and puts it away', async (trip) => {
  const page = await trip.reader({ viewport: PHONE, touch: true });
  await page.goto(trip.site.url);
  await settled(page);
  const card = page.locator('#app .wall-card');
  assert.equal(await card.isVisible(), false);
  await page.touchscreen.tap(...(await middle(page, 5)));
  await becomes(() => card.isVisible(), true);
  assert.equal(query(page).target, undefined, 'a tap opens no page');
  const box = await card.boundingBox();
  await eventually(async () => assert.ok(Math.abs((await card.boundingBox()).y + box.height - PHONE.height) <= 1, 'at the bottom'));
  await page.locator('.card-close').tap();
  await becomes(() => card.isVisible(), false);
  await page.touchscreen.tap(...(await middle(page, 7)));
  await page.locator('.card-open a').tap();
  await eventually(() => assert.ok(query(page).target));
});

for (const [device, viewport, longest] of [['desk', DESK, 1_900], ['phone', PHONE, 3_200]]) {
  journey(`overview: the wall is in the first screen and the page is short, ${device}`, async (trip) => {
    const page = await trip.visit('', { viewport });
    await page.locator('.map-picture').waitFor();
    const wall = await page.locator('.wall-picture').boundingBox();
    assert.ok(wall.y + wall.height <= viewport.height, `the wall ends at ${wall.y + wall.height}`);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(tall <= longest, `${tall} pixels`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
  });
}

journey('overview: the replay runs by itself to the end and stays there', async (trip) => {
  const page = await trip.reader({ clock: true });
  await page.goto(trip.site.url);
  await settled(page);
  await page.getByRole('button', { name: '播放' }).click();
  await page.clock.runFor(1_300 * 3);
  await eventually(() => assert.match(query(page).asof ?? '', /^202[01]-/));
  await page.clock.runFor(1_300 * 45);
  await becomes(() => query(page).asof, undefined, 'today');
  await page.getByRole('button', { name: '播放' }).waitFor();
});

/** Middle of a handle or of a year on the time strip. */
const pointOf = async (place, share = 0.5) => {
  const box = await place.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height * share };
};

journey('overview: the day is dragged along the time strip as one step, and moved by the arrow keys', async (trip) => {
  const page = await trip.visit();
  const handle = page.locator('.strip-handle');
  const entries = await page.evaluate(() => history.length);
  const from = await pointOf(handle);
  const year = page.locator('.strip-choice').nth(3);
  const to = await pointOf(year);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 5 });
  await page.mouse.move(to.x, from.y, { steps: 5 });
  await page.mouse.up();
  await eventually(() => assert.match(query(page).asof ?? '', /^2024-0[36]-3[01]$/));
  const asof = query(page).asof;
  await becomes(() => page.locator('.replay-day').innerText(), asof.replace(/^(\d+)-0?(\d+)-.*/, '$1年$2月'));
  await becomes(() => handle.getAttribute('aria-valuetext'), await page.locator('.replay-day').innerText());
  assert.equal(query(page).due, undefined, 'no year is chosen on the way');
  assert.equal(await page.evaluate(() => history.length), entries + 1, 'the drag is one step');
  await page.goBack();
  await becomes(() => query(page).asof, undefined, 'which back undoes');
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await eventually(() => assert.match(query(page).asof ?? '', /^\d+-\d+-\d+$/));
  assert.ok(await handle.evaluate((one) => one === document.activeElement), 'focus stays');
  await page.keyboard.press('Home');
  await eventually(() => assert.match(query(page).asof ?? '', /^202[01]-/));
  await page.keyboard.press('End');
  await becomes(() => query(page).asof, undefined);
});

journey('overview: years are swept over by mouse or finger, which filters the wall as one step', async (trip) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await trip.reader({ viewport, hasTouch: viewport === PHONE });
    await page.goto(trip.site.url);
    await settled(page);
    const total = await bright(page);
    const years = page.locator('.strip-choice');
    await years.first().scrollIntoViewIfNeeded();
    const [from, to] = [await pointOf(years.nth(0), 0.7), await pointOf(years.nth(2), 0.7)];
    const across = Array.from({ length: 8 }, (_, n) => ({ x: from.x + ((to.x - from.x) * (n + 1)) / 8, y: from.y }));
    if (viewport === PHONE) {
      const session = await page.context().newCDPSession(page);
      const finger = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await finger('touchStart', [from]);
      for (const point of across) await finger('touchMove', [point]);
      await finger('touchEnd', []);
    } else {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      for (const point of across) await page.mouse.move(point.x, point.y);
      await page.mouse.up();
    }
    const named = (await years.locator('.head-count').allTextContents()).slice(0, 3).map(Number);
    await addressIs(page, { due: '2021,2022,2023' });
    await becomes(() => bright(page), sum(named));
    await page.goBack();
    await becomes(() => bright(page), total, 'back undoes the whole of it');
    await years.nth(1).click();
    await addressIs(page, { due: '2022' });
    await becomes(() => bright(page), named[1], 'a click is still one year');
  }
});

journey('overview: the map is a picture of 16 districts until somebody reaches for it', async (trip) => {
  const page = await trip.reader();
  const charts = [];
  page.on('request', (request) => {
    if (/\/echarts\.[^/]*js/.test(request.url())) charts.push(request.url());
  });
  await page.goto(trip.site.url);
  const outlines = page.locator('svg.map-picture path.area');
  await becomes(() => outlines.count(), 16);
  assert.equal(await page.locator('svg.map-picture path.area.covered').count(), 5);
  await becomes(async () => sum((await texts(page.locator('#app .legend-count'))).map(Number)), 16, 'the legend counts every district');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(charts, [], 'the chart library is not asked for yet');
  await page.locator('.map-slot').hover();
  const label = page.locator('.map-chart svg text', { hasText: '金山区' }).first();
  await label.waitFor();
  assert.equal(charts.length, 1);
  await becomes(() => page.locator('svg.map-picture').count(), 0, 'the live map takes the place of the picture');
  await label.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const total = await bright(page);
  const box = await label.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await addressIs(page, { district: 'jinshan' });
  await eventually(async () => assert.ok((await bright(page)) < total, 'a click on the live map filters the wall'));
  assert.equal(await page.locator('.map-chart').count(), 1, 'and the map stays');
});

journey('overview: a district on the map, or its button, filters the wall in place, and the wall the map', async (trip) => {
  const page = await trip.visit();
  const total = await bright(page);
  const button = page.locator('.district-button', { hasText: '长宁区' });
  const counted = async () => number((await button.innerText()).replace(/^\D+/, ''));
  const n = await counted();
  await button.click();
  await addressIs(page, { district: 'changning' });
  await becomes(() => bright(page), n);
  await becomes(() => button.getAttribute('aria-pressed'), 'true');
  assert.ok(await button.evaluate((one) => one === document.activeElement), 'focus stays');
  await becomes(() => page.locator('path.area.covered.faint').count(), 4, 'the others are faint on the map');
  await page.locator('.map-panel > a', { hasText: '清单' }).click();
  await becomes(() => rows(page), n, 'its list');
  await page.goBack();
  await becomes(() => button.getAttribute('aria-pressed'), 'true');
  await button.click();
  await becomes(() => bright(page), total, 'pressed again it is taken back');
  await page.locator('.key-entry', { hasText: '到期后未见结果' }).click();
  const unknown = await page.locator('.district-button .number').allInnerTexts();
  await eventually(async () => assert.ok((await counted()) < n, 'the map counts what fits'));
  await becomes(async () => sum((await texts(page.locator('.district-button .number'))).map(Number)), await bright(page), `was ${unknown}`);
  // Reached without a pointer, the picture stays: a tap by dispatch is what a screen magnifier does.
  await page.locator('path.area.covered').first().dispatchEvent('click');
  await eventually(async () => assert.match(query(page).district ?? '', /^(xuhui|changning|yangpu|jinshan|fengxian)$/));
});

journey('overview: 崇明 stands in a frame beside the others, and no two names meet', async (trip) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await trip.reader({ viewport });
    await page.goto(trip.site.url);
    await page.locator('.map-picture .inset-frame').waitFor();
    const met = await page.evaluate(() => {
      // Letters alone: a box also holds what a line leaves free above and below them.
      const boxes = [...document.querySelectorAll('.map-picture .area-label')].map((label) => {
        const { left, right, top, height } = label.getBoundingClientRect();
        return { left, right, top: top + height * 0.22, bottom: top + height * 0.78, height };
      });
      return { n: boxes.length, small: boxes.filter(({ height }) => height < 16).length, frame: document.querySelector('.inset-frame').getAttribute('d').length, pairs: boxes.flatMap((one, at) => boxes.slice(0, at).filter((other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1)).length };
    });
    assert.equal(met.n, 5);
    assert.ok(met.frame > 0);
    assert.equal(met.pairs, 0, `${viewport.width}: names meet`);
    assert.equal(met.small, 0, `${viewport.width}: names too small to read`);
    assert.match(await page.locator('.map-panel .figure-source').innerText(), /框内的崇明区/);
  }
});

journey('overview: what the map shows is chosen, in the address, and in its table', async (trip) => {
  const page = await trip.visit();
  const title = page.locator('.map-panel .figure-title');
  const before = await title.innerText();
  await page.getByRole('radio', { name: '到期后未见结果的目标数' }).check();
  await addressIs(page, { metric: 'due-no-data' });
  await eventually(async () => assert.notEqual(await title.innerText(), before));
  const after = await title.innerText();
  await page.locator('.map-panel').getByRole('button', { name: '查看表格' }).click();
  const table = page.locator('.map-panel .data-table');
  await table.waitFor();
  const listed = new Map();
  for (const row of await table.locator('tbody tr').all()) listed.set(...(await texts(row.locator('th, td'))).slice(0, 2));
  assert.equal(listed.size, await page.locator('.district-button').count());
  for (const button of await page.locator('.district-button').all()) {
    const [name, value] = await texts(button.locator('span'));
    assert.equal(listed.get(name), value, `table and list agree on ${name}`);
  }
  await page.reload();
  await becomes(() => title.innerText(), after, 'reload keeps it');
  assert.ok(await page.getByRole('radio', { name: '到期后未见结果的目标数' }).isChecked());
  await page.goBack();
  await becomes(() => title.innerText(), before, 'back restores it');
  assert.ok(await page.getByRole('radio', { name: '承诺目标数', exact: true }).isChecked());
});
