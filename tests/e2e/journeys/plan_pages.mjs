// Districts, tasks, departments, calendar: from a count to what it counts, and from there to the words of the plan.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, addressIs, becomes, chinesePunctuation, eventually, focused, journey, number, open, settled, texts, undeclaredChinese, nav } from '../kit.mjs';
import { PAGES } from '../pages.mjs';

const text = (trip, plan) => readFileSync(join(trip.folder, 'web/data/sources', `${plan}.txt`), 'utf8');
const plan = (trip, id) => trip.data(`plans/${id}.json`);

/** The words of the plan on the page, one paragraph a line. */
async function passage(page) {
  await page.locator('.passage p').first().waitFor({ state: 'attached' });
  return (await page.locator('.passage p').allTextContents()).join('\n');
}

journey('districts: from the list to one, and on to the next', async (trip) => {
  const page = await trip.visit();
  await nav(page, '各区');
  await becomes(() => page.locator('.plan-card').count(), 5);
  await page.locator('.plan-card h2 a').first().click();
  await addressIs(page, { page: 'district', id: 'xuhui' });
  await eventually(async () => assert.match(await page.locator('#app h1').innerText(), /^徐汇区/));
  assert.match(await page.title(), /^徐汇区 · /);
  await page.locator('.choice-links').getByRole('link', { name: '金山区' }).click();
  await addressIs(page, { page: 'district', id: 'jinshan' });
  await eventually(async () => assert.match(await page.locator('#app h1').innerText(), /^金山区/));
  assert.equal(await page.locator('.choice-links [aria-current=page]').innerText(), '金山区');
  assert.equal(await page.locator('.site-nav [aria-current=page]').innerText(), '各区');
  await page.goBack();
  await eventually(async () => assert.match(await page.locator('#app h1').innerText(), /^徐汇区/));
});

journey('district: its goals are the plan’s own words, and a number in them leads to its target', async (trip) => {
  const page = await trip.visit('?page=district&id=yangpu');
  const quoted = await passage(page);
  assert.ok(quoted.startsWith('二、主要目标') && text(trip, 'yangpu').includes(quoted), 'verbatim');
  await page.locator('[aria-labelledby=goals] summary').first().click();
  const link = page.locator('.passage .marked-number').first();
  const words = await link.innerText();
  await link.click();
  await page.locator('.target-grid').waitFor();
  const id = new URL(page.url()).searchParams.get('target');
  const target = plan(trip, 'yangpu').targets.find((row) => row.id === id);
  assert.equal(words, target.value_text);
});

journey('district: every figure leads to as many rows as it says', async (trip) => {
  const page = await trip.visit('?page=district&id=changning');
  const n = await page.locator('a.count-link').count();
  assert.ok(n >= 4);
  const rows = { targets: '.target-row', tasks: '.task-row', departments: '.department-row' };
  for (let at = 0; at < n; at++) {
    const link = page.locator('a.count-link').nth(at);
    const figure = number(await link.innerText());
    const to = new URL(await link.getAttribute('href'), page.url()).searchParams.get('page');
    if (!rows[to]) {
      assert.equal(await page.locator('.note-row').count(), figure);
      continue;
    }
    await link.click();
    await page.locator(rows[to]).first().waitFor();
    await becomes(() => shown(page, rows[to]), figure, to);
    await page.goBack();
    await page.locator('a.count-link').first().waitFor();
  }
});

/** How many there are: a long list may hold back those that nobody has scrolled to, and then says how many it has. */
async function shown(page, rows) {
  const there = await page.locator(rows).count();
  return rows === '.target-row' ? number((await page.locator('#app h1').innerText()).replace(/^\D+/, '')) : there;
}

/** Opens a section of a district's page, by its keyboard. */
async function unfold(page, id) {
  await page.locator(`[aria-labelledby=${id}] > details > summary`).focus();
  await page.keyboard.press('Enter');
  await page.locator(`[aria-labelledby=${id}] > details[open]`).waitFor();
}

journey('district: a heading unfolds to what it counts, by keyboard', async (trip) => {
  const page = await trip.visit('?page=district&id=fengxian');
  await unfold(page, 'outline');
  const heading = page.locator('.outline > li > details').nth(0);
  const summary = heading.locator('summary').first();
  const [tasks, targets] = (await summary.locator('.outline-count').allTextContents()).map(number);
  await summary.focus();
  await page.keyboard.press('Enter');
  await becomes(() => heading.getAttribute('open'), '');
  assert.equal(await heading.locator('.outline-task').count(), tasks);
  assert.equal(await heading.locator('.target-line').count(), targets);
});

journey('district: places say how exactly they are known; one whose file can’t be had says so and can be tried again', async (trip) => {
  trip.allow(/Failed to load resource|places\.json/);
  const server = await trip.server();
  server.answers.set('/data/places.json', () => ({ status: 404, type: 'text/plain', body: Buffer.from('404\n') }));
  const page = await trip.reader();
  await open(page, `${server.url}?page=district&id=xuhui`);
  const places = page.locator('[aria-labelledby=places]');
  await places.getByRole('alert').waitFor();
  assert.match(await places.innerText(), /地点没有取到/);
  await passage(page);
  server.answers.clear();
  await places.getByRole('button', { name: '重试' }).click();
  const expected = trip.data('places.json').places.filter((place) => place.district === 'xuhui').length;
  await becomes(() => places.locator('.place-row').count(), expected);
  await places.locator('summary').click();
  assert.ok((await texts(places.locator('.place-row td:nth-child(3)'))).every((words) => /约[\d.]+(米|公里)内|区域/.test(words)));
});

journey('district: a text that isn’t the release’s is not shown', async (trip) => {
  trip.allow(/sources\/xuhui/);
  const server = await trip.server();
  server.answers.set('/data/sources/xuhui.txt', (answer) => ({ ...answer, body: Buffer.concat([Buffer.from('另一份文字\n'), answer.body]) }));
  const page = await trip.reader();
  await open(page, `${server.url}?page=district&id=xuhui`);
  await page.locator('[aria-labelledby=goals]').getByRole('alert').waitFor();
  assert.equal(await page.locator('.passage').count(), 0);
  assert.ok((await page.locator('.promise-row').count()) > 20, 'the rest of the page stands');
});

journey('tasks: the tree opens by keyboard, filters are in the address, and a task is one step away', async (trip) => {
  const page = await trip.visit();
  await nav(page, '任务');
  await addressIs(page, { page: 'tasks' });
  const chapter = page.locator('details.chapter').first();
  assert.equal(await chapter.getAttribute('open'), null);
  await chapter.locator('summary').first().focus();
  await page.keyboard.press('Space');
  await becomes(() => chapter.getAttribute('open'), '');
  const count = number(await chapter.locator('.chapter-counts').innerText());
  assert.equal(await chapter.locator('.task-row').count(), count);
  await page.locator('.facet').first().locator('.check').filter({ hasText: '长宁区' }).click();
  await addressIs(page, { page: 'tasks', district: 'changning' });
  await becomes(() => page.locator('.task-row').count(), plan(trip, 'changning').tasks.length);
  await page.locator('#filter-text').fill('养老');
  await addressIs(page, { page: 'tasks', district: 'changning', q: '养老' });
  await eventually(async () => assert.ok(/^任务 · \d+ 项/.test(await page.locator('#app h1').innerText())));
  const title = await page.locator('.task-title a').first().innerText();
  await page.locator('.task-title a').first().click();
  await becomes(() => page.locator('#app h1').innerText(), title);
  await page.getByRole('link', { name: '返回任务' }).click();
  await addressIs(page, { page: 'tasks', district: 'changning', q: '养老' });
  await page.getByRole('button', { name: '全部收起' }).click();
  await becomes(() => page.locator('details.chapter[open]').count(), 0);
});

journey('task: its text is verbatim, and each number in it opens its target', async (trip) => {
  const row = plan(trip, 'changning').tasks.find((task) => task.id === 'changning-task-15');
  const page = await trip.visit(`?page=task&id=${row.id}`);
  const published = [...text(trip, 'changning')].slice(...row.span).join('').replace(/\n+$/, '');
  assert.equal(await passage(page), published);
  const inside = plan(trip, 'changning').targets.filter((target) => target.task === row.id);
  assert.equal(await page.locator('.bullet-row').count(), inside.length);
  assert.deepEqual(
    (await texts(page.locator('[aria-labelledby=who] .department-link a'))).length,
    row.lead.length + row.support.length,
  );
  await page.locator('.besides a').last().click();
  await addressIs(page, { page: 'task', id: 'changning-task-16' });
  assert.equal((await focused(page)).id, 'main');
});

journey('departments: a cell leads to its tasks, a name to its page, and back', async (trip) => {
  const page = await trip.visit();
  await nav(page, '谁来办');
  await addressIs(page, { page: 'departments' });
  assert.equal(await page.locator('.department-row').count(), trip.data('departments.json').departments.length);
  for (const name of ['徐汇区', '金山区']) assert.ok((await page.locator('#app .lead').innerText()).includes(name), `${name} names no unit`);
  await page.locator('.choice-links').getByRole('link', { name: /^杨浦区/ }).click();
  await addressIs(page, { page: 'departments', district: 'yangpu' });
  const cell = page.locator('.department-row td[class*=sequence-] a').first();
  const count = number(await cell.innerText());
  await cell.click();
  await becomes(() => page.locator('.task-row').count(), count);
  await page.goBack();
  const name = page.locator('.department-row th a').first();
  const unit = await name.innerText();
  await name.click();
  await becomes(() => page.locator('#app h1').innerText(), unit);
  const led = number((await page.locator('#lead').innerText()).replace(/^\D+/, ''));
  assert.equal(await page.locator('[aria-labelledby=lead] .task-row').count(), led);
  assert.ok((await page.locator('.page-head .facts').innerText()).includes('原文写法'));
});

journey('calendar: it follows the day of judging, and its chart and table say the same', async (trip) => {
  const page = await trip.visit('?page=calendar&asof=2023-06-30');
  await page.locator('.strip-chart svg text').first().waitFor();
  const title = await page.locator('.figure-title').innerText();
  assert.match(title, /下一个期限是2023年/);
  assert.equal(await page.locator('.year .tag').count(), 1);
  await page.getByRole('button', { name: '查看表格' }).click();
  const table = page.locator('.figure .data-table');
  const counts = await texts(table.locator('tbody td:nth-child(5)'));
  await eventually(async () => {
    const labels = (await page.locator('.strip-chart svg text').allTextContents()).filter((label) => /^\d+$/.test(label));
    for (const count of counts) assert.ok(labels.includes(count), `${count} in ${labels}`);
  });
  await page.getByLabel('截至').fill('2026-01-01');
  await page.getByLabel('截至').blur();
  await becomes(() => page.locator('.figure-title').innerText(), '127项承诺目标全部到期');
  await becomes(() => page.locator('.year .tag').count(), 0);
  const year = page.locator('.year').filter({ hasText: '2024年' });
  const n = number(await year.locator('.year-sentence').innerText());
  await year.locator('.year-link').click();
  await addressIs(page, { page: 'targets', due: '2024', asof: '2026-01-01' });
  await becomes(async () => number((await page.locator('#app h1').innerText()).replace(/^\D+/, '')), n);
});

journey('calendar: a mark of the chart opens the list of what falls due there', async (trip) => {
  const page = await trip.visit('?page=calendar&asof=2026-01-01');
  const mark = page.locator('.strip-chart svg text').filter({ hasText: /^41$/ });
  await mark.waitFor();
  await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await eventually(async () => {
    // The address is told a moment after the click.
    if (new URL(page.url()).searchParams.get('page') !== 'targets' && (await mark.count())) {
      const box = await mark.boundingBox();
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }
    assert.equal(new URL(page.url()).searchParams.get('page'), 'targets');
  });
  await addressIs(page, { page: 'targets', district: 'xuhui', due: '2025', asof: '2026-01-01' });
});

journey('plans: in English every page says which words are Chinese', async (trip) => {
  const found = [];
  const page = await trip.reader();
  for (const { address, there } of PAGES) {
    await open(page, `${trip.site.url}${address}&lang=en`);
    await page.locator(there).first().waitFor({ state: 'attached' });
    found.push(...[...(await undeclaredChinese(page)), ...(await chinesePunctuation(page))].map((line) => `${address}: ${line}`));
  }
  assert.deepEqual(found, []);
});

journey('plans: each page comes back after a reload, and on a phone', async (trip) => {
  const page = await trip.reader({ viewport: PHONE });
  for (const { address, there } of PAGES) {
    await open(page, `${trip.site.url}${address}`);
    await page.locator(there).first().waitFor({ state: 'attached' });
    const title = await page.title();
    await page.reload();
    await settled(page);
    await page.locator(there).first().waitFor({ state: 'attached' });
    assert.equal(await page.title(), title, address);
  }
});
