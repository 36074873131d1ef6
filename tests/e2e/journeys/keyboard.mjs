// Everything by keyboard alone: in order, with a visible ring, and never out of sight.
import assert from 'node:assert/strict';
import { PHONE, addressIs, becomes, eventually, focused, journey, open, query, settled, steady } from '../kit.mjs';

/** Presses Tab until `found`; returns what was passed, that included. */
async function tabTo(page, found, { most = 60, key = 'Tab' } = {}) {
  const passed = [];
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    passed.push(now);
    if (found(now)) return passed;
  }
  assert.fail(`not reached in ${most} steps: ${passed.map((stop) => stop.text || stop.tag).join(' › ')}`);
}

/** Every stop shows a ring and can be seen. */
function inSight(stops) {
  for (const stop of stops.filter(({ tag }) => tag !== 'body')) {
    assert.ok(stop.ring >= 2, `${stop.tag} “${stop.text}” has a ring of ${stop.ring} px`);
    assert.ok(!stop.covered, `${stop.tag} “${stop.text}” has focus where it can't be seen`);
  }
}

journey('keyboard: the first stop skips to the content', async (trip) => {
  const page = await trip.visit('?page=targets');
  await page.keyboard.press('Tab');
  const first = await focused(page);
  assert.equal(first.text, '跳到正文');
  inSight([first]);
  await page.keyboard.press('Enter');
  await becomes(async () => (await focused(page)).id, 'main');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('#main') !== null));
  assert.equal(query(page).page, 'targets', 'the page stays');
});

journey('keyboard: from header to filters to list, every stop in sight, and Enter opens', async (trip) => {
  const page = await trip.visit('?page=targets&district=jinshan');
  const stops = await tabTo(page, (stop) => stop.place === 'target-row' && stop.tag === 'a');
  const places = stops.map((stop) => stop.place).filter((place, at, all) => place && place !== all[at - 1]);
  assert.deepEqual(places, ['site-head', 'filter-bar', 'targets-list', 'target-row']);
  const words = stops.map((stop) => stop.text);
  for (const wanted of ['总览', '承诺', 'English', '更多']) assert.ok(words.includes(wanted), `${wanted} among ${words}`);
  assert.ok(stops.some((stop) => stop.id === 'as-of') && stops.some((stop) => stop.id === 'head-search') && stops.some((stop) => stop.id === 'filter-text'));
  const facets = await page.locator('.filter-bar summary').count();
  assert.ok(facets >= 5);
  assert.equal(stops.filter((stop) => stop.tag === 'summary').length, facets, 'every facet');
  inSight(stops);
  const { text } = stops.at(-1);
  await page.keyboard.press('Enter');
  await becomes(() => page.locator('#app h1').innerText(), text);
  await becomes(async () => (await focused(page)).id, 'main', 'reading goes on at the new page');
});

journey('keyboard: a box that is ticked keeps focus, and so do facet and order', async (trip) => {
  const page = await trip.visit('?page=targets');
  for (const name of [/^杨浦区/, /^到期后未见结果/]) {
    const box = page.getByRole('checkbox', { name });
    await box.focus();
    await page.keyboard.press('Space');
    await eventually(async () => assert.ok(await box.isChecked()));
    assert.ok(await box.evaluate((element) => element === document.activeElement), `focus stays on ${name}`);
  }
  assert.deepEqual(query(page), { page: 'targets', district: 'yangpu', state: 'due-no-data' });
  const facet = page.locator('summary', { hasText: '责任单位' });
  await facet.focus();
  await page.keyboard.press('Enter');
  await page.locator('details[open] .check', { hasText: '杨浦区 ·' }).first().waitFor();
  assert.ok(await facet.evaluate((element) => element === document.activeElement));
  // A unit moves to the top of its list when it is chosen; focus goes with it.
  await page.getByRole('button', { name: '清除筛选' }).click();
  // The list has another order then.
  await addressIs(page, { page: 'targets' });
  await steady(page);
  const third = page.locator('details', { has: facet }).locator('.check').nth(2);
  const name = await third.locator('span').first().innerText();
  await third.locator('input').focus();
  await page.keyboard.press('Space');
  await eventually(async () => assert.ok(query(page).department));
  await eventually(async () => assert.ok((await focused(page)).text.startsWith(name), `focus is on “${(await focused(page)).text}”, not on “${name}”`));
});

journey('keyboard: focus is never lost when a button does its work', async (trip) => {
  const page = await trip.visit('?page=targets&district=yangpu&asof=2023-06-30');
  const lost = [];
  for (const [what, place, address] of [
    ['清除筛选', page.getByRole('button', { name: '清除筛选' }), { page: 'targets', asof: '2023-06-30' }],
    ['今天', page.getByRole('button', { name: '今天' }), { page: 'targets' }],
    ['English', page.getByRole('link', { name: 'English' }), { page: 'targets', lang: 'en' }],
  ]) {
    await place.focus();
    await page.keyboard.press('Enter');
    await addressIs(page, address);
    await settled(page);
    await steady(page);
    if ((await focused(page)).tag === 'body') lost.push(what);
  }
  assert.deepEqual(lost, [], 'after these nothing has focus, and a reader who listens starts again at the top');
});

journey('keyboard: focus stays on the page when the button that was pressed goes away', async (trip) => {
  const pins = 'pin=xuhui-target-table-ai-industry-output,xuhui-target-table-5g-base-stations';
  const page = await trip.visit(`?page=compare&${pins}`);
  const press = async (button) => {
    await button.focus();
    await page.keyboard.press('Enter');
    await becomes(() => button.count(), 0);
    await steady(page);
    return focused(page);
  };
  assert.equal((await press(page.getByRole('button', { name: '清空' }))).id, 'main');
  await open(page, `${trip.site.url}?page=targets&${pins}`);
  assert.equal((await press(page.getByRole('button', { name: '清空' }))).id, 'main');
  await open(page, `${trip.site.url}?page=search&q=5G`);
  const more = page.locator('[aria-labelledby=found-paragraph] button');
  await more.waitFor();
  const before = await page.locator('[aria-labelledby=found-paragraph] .found-link').count();
  await press(more);
  const at = () => page.evaluate(() => [...document.querySelectorAll('[aria-labelledby=found-paragraph] .found-link')].indexOf(document.activeElement));
  await becomes(at, before, 'the first of the new rows');
});

journey('keyboard: what the map shows is chosen with the arrow keys', async (trip) => {
  const page = await trip.visit();
  await page.getByRole('radio', { name: '承诺目标数', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await addressIs(page, { metric: 'observed' });
  assert.ok((await focused(page)).text.startsWith('查到公开数的占比'));
  const stops = await tabTo(page, (stop) => stop.text.startsWith('徐汇区') && stop.tag === 'button');
  inSight(stops);
  await page.keyboard.press('Enter');
  await addressIs(page, { district: 'xuhui', metric: 'observed' });
  assert.ok((await focused(page)).text.startsWith('徐汇区'), 'focus stays');
});

for (const [name, viewport] of [['desk', undefined], ['phone', PHONE]]) {
  journey(`keyboard: the drawer holds nobody, and hides nothing that has focus (${name})`, async (trip) => {
    const id = 'changning-target-';
    const target = trip.data('plans/changning.json').targets.find((row) => row.id.startsWith(id));
    const page = await trip.visit(`?target=${target.id}`, { viewport });
    const button = page.getByRole('button', { name: '查看出处' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await becomes(async () => (await focused(page)).id, 'drawer-title');
    const inside = () => page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null);
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).text, '关闭');
    inSight([await focused(page)]);
    // Once round, forwards and back: in the drawer, in the browser's own bar, or on something that can be seen.
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let n = 0; n < 25; n += 1) {
        await page.keyboard.press(key);
        if (!(await inside())) inSight([await focused(page)]);
      }
    }
    await page.getByRole('button', { name: '关闭' }).focus();
    await page.keyboard.press('Escape');
    await becomes(() => page.getByRole('dialog').count(), 0);
    assert.ok(await button.evaluate((element) => element === document.activeElement));
  });
}
