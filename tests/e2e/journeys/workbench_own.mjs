// An office's own sheet in the workbench: its columns and targets are guessed, shown, confirmed, and only then used.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DESK, PHONE, becomes, findings, focused, journey } from '../kit.mjs';
import { finding } from '../workbench.mjs';

/** A title, the heads 序号, 工作指标, 目标, 完成情况, 截止时间, and seven rows, in GB18030. */
const SHEET = readFileSync(new URL('../../../crates/plan-workbench/tests/cases/office.csv', import.meta.url));

const give = (page, buffer) => page.locator('#bench-file').setInputFiles({ name: '完成情况表.csv', mimeType: 'text/csv', buffer });

/** Says once what all rows share. */
async function fill(page) {
  await page.locator('#bench-all-title').fill('长宁区数字化工作年报');
  await page.locator('#bench-all-publisher').fill('长宁区数据局');
  await page.locator('#bench-all-published').fill('2025-02-10');
  await page.locator('#bench-all-day').fill('2024-12-31');
}

journey('workbench: of the sheet that an office has, six of seven rows are usable after two confirmations', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await give(page, SHEET);
  await becomes(() => finding(page), '“完成情况表.csv”：7 行，0 行可用，6 行等您确认，1 行有错。');
  const columns = page.locator('[aria-labelledby="bench-columns"] .bench-list select');
  const chosen = () => columns.evaluateAll((all) => all.map((one) => one.selectedOptions[0].textContent));
  assert.deepEqual(await chosen(), ['不用', '指标', '目标值', '数值', '期限']);
  assert.equal(await page.locator('[aria-labelledby="bench-columns"] .bench-list .guessed').count(), 4, 'what is guessed is marked');
  const about = await columns.nth(4).getAttribute('aria-describedby');
  assert.match(await page.locator(`#${about}`).innerText(), /^猜的：目标的期限.*数值日期/, 'and said to screen readers');
  assert.equal(await page.locator('#bench-all-district').inputValue(), 'changning', 'the title names the district');
  await page.getByText('还缺：数值日期、来源标题、发布单位。').waitFor();
  assert.equal(await page.locator('#bench-package, #bench-targets').count(), 0);
  await fill(page);
  // The first confirmation.
  await page.locator('#bench-confirm-columns').click();
  await page.locator('#bench-confirm-targets').waitFor();
  await becomes(async () => (await focused(page)).id, 'bench-targets');
  assert.match(await finding(page), /0 行可用/, 'one confirmation publishes nothing');
  const rows = page.locator('[aria-labelledby="bench-targets"] .bench-list > li');
  assert.equal(await rows.count(), 7);
  const first = await rows.first().innerText();
  assert.match(first, /表里写的：住宅小区地下车库移动通信网络覆盖/);
  assert.match(first, /规划里的：长宁区 · 完成地下车库移动通信网络覆盖的住宅小区数 · 100个/);
  assert.match(first, /猜的，待确认：相似 \d+%，目标数相符。/);
  // The second.
  await page.locator('#bench-confirm-targets').click();
  await becomes(() => finding(page), '“完成情况表.csv”：7 行，6 行可用，1 行有错。');
  await becomes(async () => (await focused(page)).id, 'bench-finding');
  assert.equal(await page.locator('.bench-list .guessed').count(), 0);
  const wrong = page.locator('.bench-rows').first().locator('tbody tr');
  assert.equal(await wrong.count(), 1, 'one message for the row');
  assert.match(await wrong.innerText(), /^9\s+2\s+“完成率100%”/);
  await becomes(() => page.locator('#bench-changes').innerText().then((text) => /^6 个数涉及 6 个目标/.test(text)), true);
  await page.locator('#bench-package').waitFor();
});

journey('workbench: a column of an office is changed by hand, and a row is left out', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await give(page, SHEET);
  await page.locator('#bench-confirm-columns').waitFor();
  await fill(page);
  await page.locator('#bench-column-4').selectOption({ label: '数值日期' });
  await becomes(() => page.locator('#bench-all-day').count(), 0, 'the column says the day now');
  await becomes(async () => (await focused(page)).id, 'bench-column-4');
  assert.equal(await page.locator('#bench-all-title').inputValue(), '长宁区数字化工作年报', 'what was written stays');
  await page.locator('#bench-confirm-columns').click();
  await page.locator('#bench-confirm-targets').click();
  await becomes(() => finding(page), '“完成情况表.csv”：7 行，6 行可用，1 行有错。');
  await page.locator('#bench-target-9').selectOption('-');
  await becomes(() => finding(page), '“完成情况表.csv”：7 行，6 行可用，1 行您选了不用。');
  await page.locator('#bench-column-3').selectOption('');
  await becomes(() => page.locator('#bench-package').count(), 0, 'other columns are confirmed anew');
});

journey('workbench: an office’s sheet on a phone, in the dark and in English: nothing runs over, and everything has a name', async (trip) => {
  for (const query of ['?page=workbench', '?page=workbench&lang=en&theme=dark']) {
    const page = await trip.visit(query, { viewport: query.includes('lang') ? DESK : PHONE });
    await give(page, SHEET);
    await page.locator('#bench-confirm-columns').waitFor();
    await fill(page);
    await page.locator('#bench-confirm-columns').press('Enter');
    await page.locator('#bench-confirm-targets').waitFor();
    assert.deepEqual(await findings(page), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0, 'no sideways scrolling');
  }
});
