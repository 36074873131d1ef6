// Looking for words: by key, by pinyin, with what was found marked, and with a text that can't be had.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, focused, journey, query, steady, texts } from '../kit.mjs';

const field = (page) => page.getByRole('searchbox', { name: '关键词' });
const links = (page, kind) => page.locator(`[aria-labelledby=found-${kind}] .found-link`);

journey('search: one key leads to the field, and initials find a district', async (trip) => {
  const page = await trip.visit('');
  await page.keyboard.press('/');
  await addressIs(page, { page: 'search' });
  await becomes(async () => (await focused(page)).id, 'filter-text');
  await page.keyboard.type('xhq');
  await addressIs(page, { page: 'search', q: 'xhq' });
  await links(page, 'district').first().waitFor();
  assert.deepEqual(await texts(links(page, 'district')), ['徐汇区']);
  await page.keyboard.press('/');
  assert.equal(await field(page).inputValue(), 'xhq/', 'in a field it is a character');
  await field(page).fill('xhq');
  await links(page, 'district').first().click();
  await addressIs(page, { page: 'district', id: 'xuhui' });
  assert.match(await page.locator('h1').innerText(), /徐汇/);
});

journey('search: words are marked where they stand, and each kind leads to its page', async (trip) => {
  const page = await trip.visit(`?page=search&q=${encodeURIComponent('一网通办')}`);
  await links(page, 'target').first().waitFor();
  for (const mark of await texts(page.locator('.found-link mark'))) assert.ok(mark.length > 0);
  assert.ok((await texts(links(page, 'target').locator('mark'))).includes('一网通办'));
  const said = await page.locator('.lead[role=status]').innerText();
  const counts = (await texts(page.locator('.group-count'))).map(Number);
  assert.ok(said.includes(`${counts.reduce((a, b) => a + b)} 条`), said);
  for (const [kind, there] of [['target', '.target-grid'], ['task', '.task-grid'], ['paragraph', '.text-layout']]) {
    await links(page, kind).first().click();
    await page.locator(there).first().waitFor();
    await page.goBack();
    await links(page, kind).first().waitFor();
  }
  const before = await links(page, 'paragraph').count();
  await page.locator('[aria-labelledby=found-paragraph] button').click();
  await eventually(async () => assert.ok((await links(page, 'paragraph').count()) > before, 'the rest on request'));
});

journey('search: nothing found says what to try, in both languages', async (trip) => {
  const page = await trip.visit('?page=search&q=zzzz');
  await page.getByText('换一个词，或用拼音、首字母试试').waitFor();
  await page.goto(`${trip.site.url}?page=search&q=zzzz&lang=en`);
  await page.getByText('Try another word, pinyin or initials').waitFor();
});

journey('search: a text that can’t be had is named, and the rest is searched', async (trip) => {
  trip.allow(/Failed to load resource|jinshan/);
  const page = await trip.reader();
  await page.route(/sources\/jinshan/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${trip.site.url}?page=search&q=5G`);
  await links(page, 'paragraph').first().waitFor();
  assert.match(await page.locator('.notice.warning').innerText(), /jinshan/);
});

journey('search: a plan’s text opens with the words marked, and a button goes from one to the next', async (trip) => {
  const page = await trip.visit(`?page=search&q=${encodeURIComponent('一网通办')}`);
  await links(page, 'paragraph').first().click();
  await page.locator('.text-found').waitFor();
  assert.equal(query(page).q, '一网通办', 'the words come along');
  const marks = page.locator('.text-whole mark');
  const n = await marks.count();
  assert.ok(n > 0);
  for (const mark of await texts(marks)) assert.ok('一网通办'.includes(mark), mark);
  const next = page.getByRole('button', { name: '下一处' });
  const at = () => page.evaluate(() => [...document.querySelectorAll('.text-whole mark')].indexOf(document.activeElement));
  await next.click();
  await becomes(at, 0);
  await next.click();
  await becomes(at, n > 1 ? 1 : 0);
  await field(page).fill('数据');
  await eventually(async () => assert.ok((await texts(marks)).every((mark) => '数据'.includes(mark))));
  await field(page).fill('');
  await becomes(() => marks.count(), 0, 'nothing is marked without words');
});

journey('search: the key can be switched off, and stays off on the way', async (trip) => {
  const page = await trip.visit('?page=search');
  await page.getByRole('checkbox', { name: /按 \/ 键/ }).uncheck();
  await addressIs(page, { page: 'search', keys: 'off' });
  await page.locator('.site-nav a').first().click();
  await page.locator('.overview-grid').waitFor();
  await page.keyboard.press('/');
  await steady(page);
  assert.deepEqual(query(page), { keys: 'off' }, 'the key does nothing');
});
