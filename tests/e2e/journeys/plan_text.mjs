// The words behind the figures: a plan's whole text, the method, the data to take away; and each page by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, addressIs, becomes, eventually, focused, journey, texts, nav } from '../kit.mjs';

const plan = (trip, id) => trip.data(`plans/${id}.json`);
const text = (trip, id) => readFileSync(join(trip.folder, 'web/data/sources', `${id}.txt`), 'utf8');
const bare = (words) => words.replace(/\s/g, '');

/** What the text page shows, without the marks that link to its headings and our explanations of terms. */
const shown = (page) =>
  page.evaluate(() => {
    const whole = document.querySelector('.text-whole').cloneNode(true);
    for (const mark of whole.querySelectorAll('.link-here, .terms')) mark.remove();
    return whole.textContent;
  });

/** Tabs until a link or button says `words`, and presses Enter. */
async function tabAndEnter(page, found, most = 90) {
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    if (found(await focused(page))) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  assert.fail('not reached by Tab');
}

journey('text: from the overview by district to the whole text, to the letter, and from a number to its target', async (trip) => {
  const page = await trip.visit();
  await page.locator('.answers-table a', { hasText: '杨浦' }).click();
  await addressIs(page, { page: 'district', id: 'yangpu' });
  await page.getByRole('link', { name: '读全文' }).click();
  await addressIs(page, { page: 'text', id: 'yangpu' });
  await page.locator('.text-heading').first().waitFor();
  assert.equal(bare(await shown(page)), bare(text(trip, 'yangpu')));
  const link = page.locator('.text-whole a.marked-number').first();
  const words = await link.innerText();
  await link.click();
  await page.locator('.target-grid').waitFor();
  const id = new URL(page.url()).searchParams.get('target');
  assert.equal(plan(trip, 'yangpu').targets.find((row) => row.id === id).value_text, words);
  await page.getByRole('link', { name: '在原文中查看' }).first().click();
  await addressIs(page, { page: 'text', id });
  await becomes(async () => (await focused(page)).id, id);
  const seen = await page.locator(`[id="${id}"]`).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= document.querySelector('.site-head').getBoundingClientRect().bottom - 1 && top < innerHeight;
  });
  assert.ok(seen, 'the clause is in sight');
});

journey('text: from a source drawer to the clause, by keyboard', async (trip) => {
  const { id } = plan(trip, 'changning').targets[3];
  const page = await trip.visit(`?target=${id}&source=${id}`);
  await page.getByRole('dialog').waitFor();
  await tabAndEnter(page, ({ text: words }) => words === '在原文中查看');
  await addressIs(page, { page: 'text', id });
  await becomes(async () => (await focused(page)).id, id);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

journey('text: contents lead to headings, and a heading can be shared', async (trip) => {
  const page = await trip.visit('?page=text&id=xuhui');
  await page.locator('.text-heading').first().waitFor();
  const sections = plan(trip, 'xuhui').outline;
  assert.equal(await page.locator('.text-entry').count(), sections.length);
  const near = (id) => page.locator(`[id="${id}"]`).evaluate((element) => Math.abs(element.getBoundingClientRect().top) < innerHeight / 2);
  const { id } = sections[30];
  await page.locator(`.text-entry a[href="#${id}"]`).click();
  await eventually(async () => assert.ok(await near(id)));
  await page.locator(`[id="${id}"] .link-here`).click();
  await addressIs(page, { page: 'text', id });
  await page.reload();
  await page.locator('.text-heading').first().waitFor();
  await eventually(async () => assert.ok(await near(id), 'the shared address opens at the heading'));
});

journey('method: from the overview, with every rule, its words, and the data package', async (trip) => {
  const page = await trip.visit();
  await nav(page, '方法');
  await addressIs(page, { page: 'method' });
  await becomes(() => page.locator('#app h1').innerText(), '判断方法');
  assert.equal(await page.locator('.rule-row').count(), 13);
  assert.equal(await page.locator('.rule-row .state-badge').count(), 17);
  await page.getByRole('link', { name: '词表' }).click();
  await eventually(async () => assert.ok(await page.locator('#words').evaluate((element) => element.getBoundingClientRect().top < innerHeight)));
  assert.ok((await texts(page.locator('.glossary h3'))).includes('来源类别'));
  const button = page.getByRole('button', { name: /数据包/ });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.match(download.suggestedFilename(), /^数转图 .* \d{4}-\d\d-\d\d\.zip$/);
  const bytes = readFileSync(await download.path());
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  assert.ok(bytes.includes('datapackage.json') && bytes.includes('data/targets.csv'));
});

journey('method: by keyboard, to the reasons of a rule', async (trip) => {
  const page = await trip.visit('?page=method');
  const fold = page.locator('.rule-row details').first();
  await tabAndEnter(page, ({ tag, text: words }) => tag === 'summary' && /理由/.test(words));
  await becomes(() => fold.getAttribute('open'), '');
});

journey('keyboard: from the overview to district, task, department and calendar', async (trip) => {
  const page = await trip.visit();
  await tabAndEnter(page, ({ text: words }) => words === '各区');
  await addressIs(page, { page: 'districts' });
  await page.locator('.plan-card').first().waitFor();
  await tabAndEnter(page, ({ text: words }) => words === '长宁区');
  await addressIs(page, { page: 'district', id: 'changning' });
  await page.locator('.promise-row').first().waitFor();
  await page.locator('[aria-labelledby=departments] summary').focus();
  await page.keyboard.press('Enter');
  await tabAndEnter(page, ({ place, text: words, tag }) => tag === 'a' && /数据局/.test(words) && place !== 'site-nav');
  await page.locator('.task-row').first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get('page'), 'department');
  const title = await page.locator('.task-title a').first().innerText();
  await tabAndEnter(page, ({ text: words }) => words === title, 200);
  await becomes(() => page.locator('#app h1').innerText(), title);
  assert.equal(new URL(page.url()).searchParams.get('page'), 'task');
  await page.locator('.head-fold').focus();
  await page.keyboard.press('Enter');
  await tabAndEnter(page, ({ text: words }) => words === '日程');
  await addressIs(page, { page: 'calendar' });
  const year = page.locator('.district-year summary').first();
  await year.waitFor();
  const before = await year.locator('..').getAttribute('open');
  await year.focus();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.notEqual(await year.locator('..').getAttribute('open'), before));
});

journey('navigation: on a phone a bar of five stays below, and the menu has the rest', async (trip) => {
  const page = await trip.visit('', { viewport: PHONE, touch: true });
  const within = async (link) => {
    const box = await link.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width && box.height >= 44, await link.innerText());
    return box;
  };
  const bar = page.locator('.site-nav a:visible');
  assert.deepEqual(await texts(bar), ['总览', '各区', '承诺', '谁来办', '主题与对比']);
  for (const link of await bar.all()) {
    const box = await within(link);
    assert.ok(Math.abs(box.y + box.height - PHONE.height) <= 4, 'at the lower edge');
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  // The last line of the page isn't under the bar.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const foot = await page.locator('.foot-links').boundingBox();
  assert.ok(foot.y + foot.height <= (await bar.first().boundingBox()).y, 'the foot ends above the bar');
  await page.locator('.head-fold').tap();
  const rest = page.locator('.head-menu a:visible');
  const names = await texts(rest);
  for (const name of ['地图', '任务', '日程', '搜索', '方法', '嵌入', '工作台']) assert.ok(names.includes(name), `${name} among ${names}`);
  for (const link of await rest.all()) await within(link);
  for (const field of ['#head-search', '#as-of', '#theme']) assert.ok(await page.locator(field).isVisible(), field);
  await rest.filter({ hasText: '地图' }).tap();
  await addressIs(page, { page: 'map' });
  await becomes(() => page.locator('.head-menu').isVisible(), false, 'a page that was chosen closes the menu');
  // A finger elsewhere closes it too, and does what it would have done.
  await bar.filter({ hasText: '主题与对比' }).tap();
  await addressIs(page, { page: 'topics' });
  const topic = page.locator('#app main a[href*="page=topic&id=broadband"]').first();
  await topic.waitFor();
  await page.locator('.head-fold').tap();
  await becomes(() => page.locator('.head-menu').isVisible(), true);
  await topic.tap();
  await addressIs(page, { page: 'topic', id: 'broadband' });
  await becomes(() => page.locator('.head-menu').isVisible(), false);
});

journey('navigation: the menu opens and closes by key, and by leaving it', async (trip) => {
  const page = await trip.visit('?page=targets');
  const button = page.locator('.head-fold');
  const open = () => page.locator('.head-menu').isVisible();
  await button.focus();
  await page.keyboard.press('Enter');
  await becomes(open, true);
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Tab');
  await becomes(async () => (await focused(page)).text, '任务');
  await page.keyboard.press('Escape');
  await becomes(open, false);
  await becomes(async () => (await focused(page)).text, '更多', 'focus is where it came from');
  await button.click();
  await becomes(open, true);
  await page.locator('#app h1').click();
  await becomes(open, false, 'a press elsewhere');
  await button.click();
  await page.locator('#theme').selectOption('dark');
  assert.equal(await open(), true, 'a choice in it doesn’t close it');
  await page.locator('.head-menu').getByRole('link', { name: '方法' }).click();
  await addressIs(page, { page: 'method', theme: 'dark' });
  await becomes(open, false);
});

journey('navigation: the field in the head finds from every page', async (trip) => {
  for (const from of ['', '?page=districts', '?target=xuhui-target-table-5g-base-stations']) {
    const page = await trip.visit(from);
    await page.locator('#head-search').fill('5G');
    await page.locator('#head-search').press('Enter');
    await addressIs(page, { page: 'search', q: '5G' });
    await page.locator('.found-row').first().waitFor();
    assert.equal(await page.locator('#head-search').inputValue(), '');
    await page.goBack();
    await becomes(() => new URL(page.url()).search, from);
  }
});
