// The overview: its numbers agree with each other, and each leads to the rows that it counts.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, journey, number, query, sum, texts } from '../kit.mjs';

const rows = (page) => page.locator('.target-row').count();

journey('overview: the counts add up, and all five districts are there', async (trip) => {
  const page = await trip.visit();
  const total = Number((await page.locator('#app h1').innerText()).match(/共(\d+)项/)[1]);
  const states = await texts(page.locator('.state-count'));
  assert.ok(states.length > 1);
  assert.equal(sum(states.map(number)), total);
  for (const text of states) assert.match(text, new RegExp(`^\\d+ / ${total} 项$`), 'each count has its denominator');
  const deadlines = await texts(page.locator('.deadline-list > li'));
  assert.equal(sum(deadlines.map((text) => Number(text.match(/(\d+) 项/)[1]))), total, 'deadlines add up');
  const cards = page.locator('.district-card');
  assert.equal(await cards.count(), 5);
  const byCard = new Map();
  for (const card of await cards.all()) {
    byCard.set((await card.locator('h3').innerText()).trim(), Number(await card.locator('dd').first().innerText()));
  }
  assert.equal(sum([...byCard.values()]), total, 'districts add up');
  const byButton = new Map();
  for (const button of await page.locator('.district-button').all()) {
    const [name, n] = await texts(button.locator('span'));
    byButton.set(name, Number(n));
  }
  assert.deepEqual(Object.fromEntries(byButton), Object.fromEntries(byCard), 'map list and cards agree');
});

journey('overview: every count leads to as many rows', async (trip) => {
  const page = await trip.visit();
  const links = [
    ['.state-list > li', '.state-count'],
    ['.deadline-list > li', null],
  ];
  for (const [item, count] of links) {
    const at = (await page.locator(item).count()) - 1;
    const row = page.locator(item).nth(at);
    const wanted = count
      ? number(await row.locator(count).first().innerText())
      : Number((await row.innerText()).match(/(\d+) 项/)[1]);
    await row.locator('a').first().click();
    await page.locator('.targets-layout').waitFor();
    await becomes(() => rows(page), wanted, item);
    await page.goBack();
    await page.locator('.overview-grid').waitFor();
  }
  // A district leads to its page, which counts the same.
  const card = page.locator('.district-card').last();
  const counted = number(await card.locator('dd').first().innerText());
  await card.locator('a').first().click();
  await page.locator('.count-figure').first().waitFor();
  assert.equal(number(await page.locator('.count-figure').first().innerText()), counted);
  await page.goBack();
  await page.locator('.overview-grid').waitFor();
  // A year holds all its deadlines, also where the overview names a month.
  const first = page.locator('.deadline-list > li').first();
  const year = (await first.innerText()).match(/(\d{4})年/)[1];
  await first.locator('a').click();
  await addressIs(page, { page: 'targets', due: year });
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
  await eventually(async () => {
    // The address is told a moment after the click.
    if (query(page).page !== 'targets' && (await label.count())) {
      const box = await label.boundingBox();
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }
    assert.equal(query(page).page, 'targets', 'a click on the live map');
  });
  await addressIs(page, { page: 'targets', district: 'jinshan' });
  await becomes(() => page.locator('.map-chart').count(), 0);
});

journey('overview: a district is chosen on the picture, or by its button', async (trip) => {
  const page = await trip.visit();
  const button = page.locator('.district-button', { hasText: '长宁区' });
  const n = number((await button.innerText()).replace(/^\D+/, ''));
  await button.click();
  await addressIs(page, { page: 'targets', district: 'changning' });
  await becomes(() => rows(page), n);
  await page.goBack();
  await page.locator('svg.map-picture').waitFor();
  // Reached without a pointer, the picture stays: a tap by dispatch is what a screen magnifier does.
  await page.locator('path.area.covered').first().dispatchEvent('click');
  await eventually(async () => assert.match(query(page).district ?? '', /^(xuhui|changning|yangpu|jinshan|fengxian)$/));
});

journey('overview: what the map shows is chosen, in the address, and in its table', async (trip) => {
  const page = await trip.visit();
  const title = page.locator('.map-panel .figure-title');
  const before = await title.innerText();
  await page.getByRole('radio', { name: '到期后未见结果的目标数' }).check();
  await addressIs(page, { metric: 'due-no-data' });
  await eventually(async () => assert.notEqual(await title.innerText(), before));
  const after = await title.innerText();
  await page.getByRole('button', { name: '查看表格' }).click();
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
