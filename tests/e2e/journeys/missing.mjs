// 待补清单: from a count to the promises behind it, and from there to the form and to the request.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PHONE, addressIs, becomes, journey, sum } from '../kit.mjs';

const rows = (page) => page.locator('.target-line');

journey('missing results: a count opens its department, which leads to its form', async (trip) => {
  const page = await trip.visit('?page=missing');
  const count = page.locator('.count-matrix tbody tr:not(.matrix-group) a:not([href$="-nobody"])').first();
  await count.waitFor();
  const id = (await count.getAttribute('href')).slice(1);
  const fold = page.locator(`#${id}`);
  assert.equal(await fold.getAttribute('open'), null, 'folded at first');
  await count.focus();
  await page.keyboard.press('Enter');
  await becomes(() => fold.locator('.target-line').first().isVisible(), true);
  await becomes(() => fold.evaluate((part) => part.getBoundingClientRect().top < innerHeight), true, 'and stands in sight');
  const listed = await fold.locator('.target-line').count();
  assert.equal(await fold.locator('summary .fold-count').innerText(), String(listed));
  await fold.getByRole('link', { name: '填报表' }).click();
  await addressIs(page, { page: 'brief', id: id.replace('missing-', '') });
  await page.locator('.paper').waitFor();
});

journey('missing results: districts add up to the whole, and the table holds what the page lists', async (trip) => {
  const page = await trip.visit('?page=missing');
  const totals = page.locator('.matrix-group td:last-child');
  await totals.first().waitFor();
  const all = await rows(page).count();
  assert.equal(sum((await totals.allInnerTexts()).map(Number)), all);
  assert.ok((await page.locator('main h1').innerText()).startsWith(`${all}项承诺还缺结果`));
  await page.locator('.choice-link', { hasText: '长宁区' }).click();
  await addressIs(page, { page: 'missing', district: 'changning' });
  await becomes(() => totals.count(), 1);
  const own = Number(await totals.innerText());
  await becomes(() => rows(page).count(), own);
  await page.locator('.export > button').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  const csv = readFileSync(await download.path(), 'utf8');
  assert.equal(csv.trim().split('\n').filter((line) => line.includes('changning-target-')).length, own);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.list-tools').isVisible(), false, 'paper has no buttons');
});

journey('missing results: by finger on a phone nothing runs over, and each release says what it added', async (trip) => {
  const page = await trip.visit('?page=missing&lang=en', { viewport: PHONE, touch: true });
  const { releases } = trip.data('changes.json');
  const parts = page.locator('[aria-labelledby=releases] h3');
  await becomes(() => parts.count(), releases.length - 1, 'the first release has none before it');
  assert.ok((await parts.first().innerText()).startsWith(releases[0].id));
  const summary = page.locator('details summary').first();
  await summary.tap();
  await becomes(() => page.locator('details').first().locator('.target-line').first().isVisible(), true);
  assert.ok((await summary.boundingBox()).height >= 44, 'a finger hits it');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
