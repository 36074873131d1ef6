// From the form on paper to the workbench and back: a template that a department fills in comes back as it is.
import assert from 'node:assert/strict';
import { filled } from '../archive.mjs';
import { becomes, findings, journey, number, press } from '../kit.mjs';
import { HEAD, give, taken } from '../workbench.mjs';

const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SOURCE = { 数值日期: '2025-12-31', 来源标题: '徐汇区统计公报', 发布单位: '徐汇区统计局', 发布日期: '2026-03-01' };

const text = (page, id) => page.locator(id).innerText();

/** Opens a briefing as a form, follows its link to the workbench, and gives how many lines the form has. */
async function fromForm(trip, id) {
  const page = await trip.visit(`?page=brief&id=${id}`);
  await page.getByLabel('填报表').check();
  await page.locator('.fill-form tbody tr').first().waitFor();
  const lines = await page.locator('.fill-form tbody tr').count();
  await press(page.locator('.form-link a'));
  await page.locator('#bench-count').waitFor();
  return { page, lines };
}

journey('workbench: what a department fills in comes back as it is', async (trip) => {
  const { page, lines } = await fromForm(trip, 'xuhui');
  assert.equal(await page.locator('#bench-district').inputValue(), 'xuhui');
  assert.equal(await text(page, '#bench-count'), `共 ${lines} 项，还没有公开结果。`);
  const { name, bytes } = await taken(page, '#bench-xlsx');
  assert.match(name, /^数转图 填报模板 徐汇区 .*\.xlsx$/);
  const buffer = filled(bytes, {
    'xuhui-target-table-digital-benchmark-schools': { 数值: 10, ...SOURCE, 备注: '初步数' },
    'xuhui-target-smart-lockers-new': { 数值: 900, ...SOURCE },
    '填报人：': { 区: '张三' },
  });
  await page.locator('#bench-file').setInputFiles({ name, mimeType: KIND, buffer });
  await becomes(() => text(page, '#bench-finding'), `“${name}”（工作簿）：${lines} 行，2 个数可用，${lines - 2} 行没有填；0 处错误，0 处提醒。`);
  assert.equal(await page.locator('.bench-check .data-table, #bench-questions, .bench-own').count(), 0, 'nothing is asked or said');
  assert.match(await text(page, '#bench-changes'), /^2 个数涉及 2 个目标/);
  assert.equal(await page.locator('.bench-changes tbody tr').count(), 2);
});

journey('workbench: a form leads to the template of its department, which with a choice lists what has a result, too', async (trip) => {
  const departments = trip.data('departments.json').departments.map(({ id }) => id);
  const { page, lines } = await fromForm(trip, departments.find((id) => id.startsWith('changning-')));
  assert.equal(await page.locator('#bench-district').inputValue(), 'changning');
  assert.match(await page.locator('#bench-department').inputValue(), /^changning-/);
  assert.equal(number(await text(page, '#bench-count')), lines);
  await page.locator('#bench-district').selectOption('');
  const open = number(await text(page, '#bench-count'));
  await page.locator('#bench-decided').check();
  await becomes(async () => /^共 \d+ 项，其中 \d+ 项已有公开结果。$/.test(await text(page, '#bench-count')), true);
  const [all, decided] = (await text(page, '#bench-count')).match(/\d+/g).map(Number);
  assert.equal(all - decided, open);
  await page.getByRole('link', { name: 'English' }).click();
  await becomes(() => text(page, '#bench-count'), `${all} targets, ${decided} of them with a published result.`);
  assert.ok(await page.locator('#bench-decided').isChecked(), 'what was chosen stays');
});

journey('workbench: the changes are a paper with a title of its own, and a note goes with the package', async (trip) => {
  const page = await trip.visit('?page=workbench');
  const rows = ['xuhui-target-table-5g-base-stations,1700', 'xuhui-target-smart-lockers-new,900'];
  const csv = [HEAD, ...rows.map((row) => `${row},2025-12-31,公报,统计局`)].join('\n');
  await give(page, 'a.csv', csv);
  const title = page.locator('.bench-title');
  await title.waitFor();
  assert.equal(await title.innerText(), '徐汇区2项数据更新');
  await becomes(() => page.title(), '徐汇区2项数据更新 · 数转图');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.page-head').isVisible(), false, 'the title takes the place of the page’s');
  assert.ok(await title.isVisible());
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.fold summary').click();
  const note = await text(page, '.bench-note');
  const { name } = await taken(page, '#bench-package');
  assert.ok(note.includes(`“${name}”`), `${name} in ${note}`);
  assert.match(note, /^主题：徐汇区2项数据更新（数据版本 [\d.]+）\n/);
  assert.match(note, /^1\. 徐汇区 .+1700个.+；状态由“到期后未见结果”变为“达成”。$/m);
  assert.match(note, /有疑问请联系：\s*$/);
  assert.deepEqual(await findings(page), []);
});
