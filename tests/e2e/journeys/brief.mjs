// A briefing: one sheet for paper, or a form to fill in about what it leaves open.
import assert from 'node:assert/strict';
import { becomes, eventually, journey, number, texts } from '../kit.mjs';

/** An A4 sheet between its margins, in CSS pixels. */
const SHEET = { width: 718, height: 1047 };

journey('briefing: a code opens it on a phone, and a form has a line for each promise that is open', async (trip) => {
  const page = await trip.visit('?page=brief&id=changning');
  await page.locator('.brief-strip').waitFor();
  assert.ok((await page.locator('.brief-code .code-dark').getAttribute('d')).length > 400);
  const [promises, settled] = (await texts(page.locator('.brief-figures strong'))).map(number);
  assert.ok(settled > 0 && settled < promises);
  const clauses = await page.locator('.footnotes li').count();
  assert.equal(clauses, promises);
  await page.getByLabel('填报表').check();
  const rows = page.locator('.fill-form tbody tr');
  await becomes(() => rows.count(), promises - settled);
  assert.match(await page.locator('.brief h1').innerText(), /^长宁区.*填报表$/);
  const first = rows.first();
  assert.match(await first.locator('.form-clause').innerText(), /高标准打造/);
  const blanks = (await texts(first.locator('.form-blank'))).map((words) => words.trim());
  assert.ok(blanks.length === 4 && /^(（.+）)?$/.test(blanks[0]) && blanks.slice(1).every((words) => words === ''), `${blanks}`);
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
  await eventually(async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= SHEET.width, 'it fits the sheet'));
  assert.equal(await page.locator('.form-link').isVisible(), false, 'no link on paper');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('checkbox', { name: '填报表' }).uncheck();
  await page.locator('.brief-strip').waitFor();
});
