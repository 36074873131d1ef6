// One target: chart and table agree, every number has its source, and the plan's own disagreements are linked.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, focused, journey, open, query, settled, steady, texts, travel } from '../kit.mjs';

const WITH_VALUES = 'xuhui-target-table-ai-industry-output';
const IN_CONFLICT = ['xuhui-target-table-digital-benchmark-schools', 'xuhui-target-feature-benchmark-schools'];

const record = (trip, id) => {
  const [district] = id.split('-');
  return trip.data(`plans/${district}.json`).targets.find((target) => target.id === id);
};
const drawer = (page) => page.getByRole('dialog');
/** The clause, once it can be seen: hidden text has words too. */
async function clause(place) {
  const quote = place.locator('blockquote.clause').first();
  await quote.waitFor();
  return quote.innerText();
}

/** Labels in a picture, without the zero of its scale. */
const labels = async (page) => (await page.locator('.goal-scale text').allTextContents()).filter((text) => text !== '0');

/** What is wrong with where the labels of a picture are painted: outside of it, or on each other. */
const misplaced = (page) =>
  page.locator('.goal-scale').evaluate((svg) => {
    const whole = svg.getBoundingClientRect();
    // The box of a text is higher than what is painted, by what its font keeps free above and below.
    const inked = (text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const free = 0.3 * parseFloat(getComputedStyle(text).fontSize);
      return { left, right, top: top + free, bottom: bottom - free };
    };
    const all = [...svg.querySelectorAll('text')].map((text) => [text.textContent, inked(text)]);
    const wrong = [];
    all.forEach(([words, box], at) => {
      if (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1 || box.bottom > whole.bottom + 1) wrong.push(`${words} is outside`);
      for (const [others, other] of all.slice(at + 1)) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) wrong.push(`${words} on ${others}`);
      }
    });
    return wrong;
  });

journey('target: the chart is drawn, and its table has the same values', async (trip) => {
  const page = await trip.visit(`?target=${WITH_VALUES}`);
  await page.locator('.goal-chart svg').waitFor();
  assert.equal(await page.locator('.goal-chart').getAttribute('aria-hidden'), 'true', 'title, sentence and table speak for it');
  const toggle = page.getByRole('button', { name: '查看表格' });
  assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
  await toggle.click();
  assert.equal(await page.getByRole('button', { name: '收起表格' }).getAttribute('aria-expanded'), 'true');
  const table = page.locator('.target-chart .data-table');
  const rows = await Promise.all((await table.locator('tbody tr').all()).map((row) => texts(row.locator('th, td'))));
  const counted = rows.filter(([, kind]) => !kind.includes('不用于判断'));
  assert.ok(counted.length > 2, 'published values and target');
  const expected = counted.map(([date, kind, value]) => `${kind}${value}（${date}）`);
  await eventually(async () => assert.deepEqual((await labels(page)).sort(), expected.sort(), 'kind, value and day of each'));
  await page.getByRole('button', { name: '收起表格' }).click();
  await becomes(() => table.count(), 0);
});

journey('target: the source drawer quotes the clause, and closing it gives focus back', async (trip) => {
  const id = WITH_VALUES;
  const page = await trip.visit(`?target=${id}`);
  const onPage = await clause(page.locator('main'));
  assert.equal(onPage, record(trip, id).statement, 'verbatim');
  const button = page.getByRole('button', { name: '查看出处' }).first();
  await button.click();
  await drawer(page).waitFor();
  await addressIs(page, { target: id, source: id });
  assert.equal(await clause(drawer(page)), onPage);
  assert.equal(await drawer(page).locator('blockquote').getAttribute('lang'), 'zh-CN');
  const plan = trip.data('plans/xuhui.json');
  assert.ok((await drawer(page).innerText()).includes(`《${plan.title}》`), 'document title');
  assert.ok((await drawer(page).innerText()).includes(plan.source.sha256), 'checksum of the text');
  await becomes(async () => (await focused(page)).id, 'drawer-title', 'focus goes into the drawer');
  await page.keyboard.press('Escape');
  await becomes(() => drawer(page).count(), 0);
  await addressIs(page, { target: id });
  assert.deepEqual([(await focused(page)).tag, (await focused(page)).text], ['button', '查看出处'], 'focus is back');
  assert.ok(await button.evaluate((element) => element === document.activeElement), 'on the very button');
  await page.goBack();
  await drawer(page).waitFor();
  await page.reload();
  await settled(page);
  await drawer(page).waitFor();
  await drawer(page).getByRole('button', { name: '关闭' }).click();
  await becomes(() => drawer(page).count(), 0);
  await page.getByRole('button', { name: '查看出处' }).first().click();
  await page.locator('.drawer-shade').click({ position: { x: 5, y: 300 } });
  await becomes(() => drawer(page).count(), 0);
});

journey('target: a published value opens its own source, from the list and from the chart', async (trip) => {
  const page = await trip.visit(`?target=${WITH_VALUES}`);
  const observations = trip.data('observations.json').observations.filter((row) => row.targets.includes(WITH_VALUES));
  assert.ok(observations.length > 1);
  const items = page.locator('.observation-row');
  await eventually(async () => assert.ok((await items.count()) >= 2));
  const last = items.last();
  const value = await last.locator('.observed').innerText();
  await last.getByRole('button', { name: '查看出处' }).click();
  await drawer(page).waitFor();
  const { source } = query(page);
  const row = observations.find((one) => one.id === source);
  assert.ok(row, `${source} is one of the target's observations`);
  const words = await drawer(page).innerText();
  for (const wanted of [row.source.title, row.source.publisher, value]) assert.ok(words.includes(wanted), wanted);
  for (const link of await drawer(page).locator('a').all()) {
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    assert.equal(await link.getAttribute('target'), '_blank');
  }
  await page.keyboard.press('Escape');
  await becomes(() => drawer(page).count(), 0);
  // The picture's own bars do the same; the first is the oldest value.
  const bar = page.locator('.goal-scale .scale-bar').first();
  await bar.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await bar.boundingBox();
  await page.mouse.click(box.x + box.width / 3, box.y + box.height / 2);
  await drawer(page).waitFor();
  const [[, oldest]] = observations.map(({ id, as_of }) => [as_of.date, id]).sort();
  assert.equal(query(page).source, oldest, 'a click on a bar');
});

journey('target: where the plan disagrees with itself, each side leads to the other', async (trip) => {
  const [one, other] = IN_CONFLICT;
  const page = await trip.visit(`?target=${one}`);
  for (const [from, to] of [[one, other], [other, one]]) {
    const conflicts = page.getByRole('region', { name: '规划自身的不一致' });
    await becomes(() => conflicts.locator('blockquote').innerText(), record(trip, to).statement, `${from} quotes the other clause`);
    await conflicts.getByRole('link').click();
    await addressIs(page, { target: to });
    await eventually(async () => assert.ok((await page.locator('.asked').innerText()).includes(String(record(trip, to).value))));
  }
});

journey('target: a department leads to the targets it answers for', async (trip) => {
  const target = trip.data('plans/changning.json').targets.find((row) => row.lead.length);
  const page = await trip.visit(`?target=${target.id}`);
  const name = await page.locator('#app h1').innerText();
  await page.locator('.department-list a').first().click();
  await addressIs(page, { page: 'department', id: target.lead[0] });
  await eventually(async () => assert.ok((await texts(page.locator('.target-line-name a'))).includes(name)));
  await page.getByRole('link', { name: '在目标清单中查看' }).click();
  await addressIs(page, { page: 'targets', department: target.lead[0] });
  await eventually(async () => assert.ok((await texts(page.locator('.target-row h3'))).includes(name)));
});

journey('target: an id that is not there gets a plain page with a way back', async (trip) => {
  const page = await trip.visit('?target=xuhui-target-nowhere');
  assert.equal(await page.locator('#app h1').innerText(), '没有这个目标');
  assert.match(await page.title(), /没有这个目标/);
  await page.getByRole('link', { name: '返回目标列表' }).click();
  await page.locator('.target-row').first().waitFor();
  await addressIs(page, { page: 'targets' });
});

journey('target: the way from list to target and back keeps the filters', async (trip) => {
  const page = await trip.visit('?page=targets&district=jinshan&sort=deadline');
  const n = await page.locator('.target-row').count();
  const name = await page.locator('.target-row h3').nth(1).innerText();
  await page.locator('.target-row h3 a').nth(1).click();
  await becomes(() => page.locator('#app h1').innerText(), name);
  await page.getByRole('link', { name: '返回目标列表' }).click();
  await addressIs(page, { page: 'targets', district: 'jinshan', sort: 'deadline' });
  await becomes(() => page.locator('.target-row').count(), n);
});

journey('target: link and problem report are copied, with record, release and address', async (trip) => {
  const id = 'xuhui-target-table-5g-base-stations';
  const page = await trip.visit(`?target=${id}&source=${id}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '复制链接' }).click();
  await becomes(copied, page.url());
  await drawer.getByRole('button', { name: '复制问题报告' }).click();
  await eventually(async () => {
    const report = await copied();
    for (const part of [id, trip.data('manifest.json').release, page.url(), '应当是：']) assert.ok(report.includes(part), `${part} in ${report}`);
  });
  await becomes(() => drawer.getByRole('button', { name: '已复制' }).count(), 1);
});

journey('target: labels of the picture never meet, at any width and in any type', async (trip) => {
  const MISSED = 'changning-target-software-revenue';
  for (const lang of ['zh', 'en']) {
    for (const target of [MISSED, WITH_VALUES, 'xuhui-target-table-5g-base-stations', 'yangpu-target-online-economy-innovative-firms']) {
      const page = await trip.visit(`?target=${target}&lang=${lang}`);
      await page.locator('.goal-scale').waitFor();
      for (const [width, size] of [[320, ''], [390, ''], [680, ''], [1300, ''], [390, 'xl']]) {
        if (size) await travel(page, `?target=${target}&lang=${lang}&size=${size}`);
        await page.setViewportSize({ width, height: 900 });
        const box = page.locator('.goal-scale');
        await eventually(async () => {
          const { laid, wide } = await box.evaluate((svg) => ({ laid: svg.viewBox.baseVal.width, wide: svg.getBoundingClientRect().width }));
          assert.ok(Math.abs(laid - wide) < 1, `${laid} laid out, ${wide} wide`);
        });
        assert.deepEqual(await misplaced(page), [], `${target}, ${lang}, ${width} px ${size}`);
      }
    }
  }
  const page = await trip.visit(`?target=${MISSED}`);
  assert.match(await page.locator('.figure-title').innerText(), /长宁区2024年.*2648亿元，比目标3058亿元少13%/);
});

journey('target: a picture of few values comes without the chart library', async (trip) => {
  const page = await trip.reader();
  const asked = [];
  page.on('request', (request) => { if (/\/echarts\.[^/]*js/.test(request.url())) asked.push(request.url()); });
  await open(page, `${trip.site.url}?target=${WITH_VALUES}`);
  await page.locator('.goal-scale text').first().waitFor();
  await steady(page);
  assert.deepEqual(asked, []);
});

journey('target: alone, it is not drawn, and says what would settle it', async (trip) => {
  const page = await trip.visit('?target=yangpu-target-5g-outdoor-base-stations');
  assert.match(await page.locator('.would-decide').innerText(), /^能判断它的公开值：2023年的“.+”，口径与规划相同。$/);
  assert.equal(await page.locator('.goal-chart').count(), 0);
});

journey('paper: a picture and a chart are as wide as the paper, whole, and afterwards as they were', async (trip) => {
  const page = await trip.visit('?page=calendar');
  const drawing = page.locator('.strip-chart svg');
  await drawing.waitFor();
  const size = async () => `0 0 ${await drawing.getAttribute('width')} ${await drawing.getAttribute('height')}`;
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await becomes(() => drawing.getAttribute('viewBox'), await size());
  await page.emulateMedia({ media: 'print' });
  // Narrower than the drawing was made for: it shrinks instead of being cut.
  const narrowed = (place) =>
    page.evaluate((place) => {
      const slot = document.querySelector(place);
      slot.style.width = '300px';
      return [slot.querySelector('svg'), slot].map((one) => one.getBoundingClientRect().width);
    }, place);
  assert.deepEqual(await narrowed('.strip-chart'), [300, 300]);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await becomes(() => drawing.getAttribute('viewBox'), null);
  await travel(page, `?target=${WITH_VALUES}`);
  const picture = page.locator('.goal-scale');
  await picture.waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await narrowed('.goal-chart'), [300, 300]);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.match(await picture.getAttribute('viewBox'), /^0 0 /, 'its own measure stays');
});
