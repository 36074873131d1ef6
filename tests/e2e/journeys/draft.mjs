// Drafting a plan: from a pasted text to files, with everything decided by a person, by mouse and by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, becomes, findings, focused, journey, press, texts } from '../kit.mjs';

const TEXT = readFileSync(join(import.meta.dirname, '../../../crates/plan-draft/tests/texts/made-up.txt'), 'utf8');
const standing = (page) => page.locator('.draft-item .draft-standing').innerText();

async function read(page, text) {
  await page.locator('.draft-paste').fill(text);
  await page.getByRole('button', { name: '读取并提出建议' }).click();
}

/** Decides about everything: each item in turn by key, with a domain where none is proposed. */
async function decideAll(page) {
  await page.locator('#draft-item button').first().focus();
  for (let n = 0; n < 200 && (await page.locator('.draft-mark.proposed').count()) > 0; n += 1) {
    const open = page.locator('.draft-fields select').last();
    if ((await open.count()) && (await open.inputValue()) === '') await open.selectOption('economy');
    await page.locator('#draft-item button').first().focus();
    await page.keyboard.press('y');
  }
  await page.getByRole('button', { name: /^其余的数字/ }).click();
  await page.getByRole('button', { name: '确认看得懂的' }).click();
  // Tasks without a bracket have no mark; none is in this text.
  await becomes(() => page.locator('.draft-mark.proposed').count(), 0);
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

journey('draft: a pasted plan is proposed, confirmed and saved, and nothing leaves the page', async (trip) => {
  const page = await trip.visit('?page=method');
  await press(page.getByRole('link', { name: '起草规划' }));
  await read(page, TEXT);
  await page.locator('.draft-mark').first().waitFor();
  assert.equal((await page.locator('.passage').innerText()).replace(/\s/g, ''), TEXT.replace(/\s/g, ''));
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByText('还没有确认任何目标或起点').waitFor();
  await decideAll(page);
  await page.locator('.draft-identity select').selectOption('hongkou');
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByText('没有问题，可以保存文件。').waitFor();
  const plan = JSON.parse(await saved(page, '保存 hongkou.json'));
  assert.equal(plan.targets.length, 15);
  assert.equal(plan.baselines.length, 3);
  assert.equal(await saved(page, '保存 hongkou.txt'), TEXT);
  const rows = JSON.parse(await saved(page, '保存 hongkou.rows.json'));
  assert.deepEqual(rows.departments.map((row) => row.name_zh).slice(0, 2), ['区测试办', '区数据中心']);
});

journey('draft: an item is changed and rejected by keyboard, and its numeral is open again', async (trip) => {
  const page = await trip.visit('?page=draft');
  await read(page, TEXT);
  await page.locator('.draft-mark', { hasText: '8000' }).click();
  await becomes(async () => (await focused(page)).id, 'draft-item');
  assert.equal(await standing(page), '待确认');
  await page.locator('.draft-fields input').nth(1).fill('个');
  await page.locator('.draft-fields input').nth(1).press('Tab');
  await becomes(() => standing(page), '已改正');
  const numerals = page.getByRole('button', { name: /^其余的数字/ });
  const before = await numerals.innerText();
  await page.locator('#draft-item button').first().focus();
  await page.keyboard.press('n');
  await becomes(() => page.locator('.draft-mark.rejected').count(), 1);
  assert.notEqual(await numerals.innerText(), before);
});

journey('draft: words that nothing was proposed from are marked by the reader, and the draft is there when the page comes back', async (trip) => {
  const page = await trip.visit('?page=draft');
  await read(page, TEXT);
  const passage = page.locator('.passage-line', { hasText: '加强组织领导' });
  // As a hand would: the first words of the line.
  await passage.evaluate((line) => {
    const range = document.createRange();
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
    range.setStart(text, 0);
    range.setEnd(text, 6);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    line.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  });
  await becomes(() => page.locator('.draft-missed input').inputValue(), '加强组织领导');
  await page.locator('.draft-missed').getByRole('button', { name: '目标' }).click();
  await becomes(() => page.locator('.draft-item .clause').innerText(), '加强组织领导');
  assert.match(await page.locator('.draft-fields').innerText(), /由您标出/);
  await page.keyboard.press('n');
  await page.locator('.draft-missed input').fill('没有这样的话');
  await page.locator('.draft-missed').getByRole('button', { name: '任务' }).click();
  await page.locator('.draft-missed .notice').waitFor();
  await page.locator('.draft-identity select').selectOption('hongkou');
  await press(page.locator('.site-nav a[href*="page=targets"]'));
  await page.locator('.target-row').first().waitFor();
  await page.goBack();
  await page.locator('.draft-mark.rejected').waitFor();
  assert.equal(await page.locator('.draft-identity select').inputValue(), 'hongkou');
  assert.equal(await page.locator('.draft-paste').inputValue(), TEXT);
});

journey('draft: a row of a table whose cells are lines is marked by its cells', async (trip) => {
  const page = await trip.visit('?page=draft');
  await read(page, '测试区规划（2025-2027年）\n一、指标\n7\n重点企业数字化\n转型覆盖率\n约束性\n%\n60\n≥90\n区科委\n二、任务\n推进建设。\n');
  const line = (text) => page.locator('.passage-line').filter({ hasText: new RegExp(`^${text}$`) });
  const [from, to] = [await line('重点企业数字化').elementHandle(), await line('≥90').elementHandle()];
  // As a hand would: from the name to the value.
  await page.evaluate(([first, last]) => {
    getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
    last.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  }, [from, to]);
  await becomes(async () => (await page.locator('.draft-missed input').inputValue()).replace(/\s/g, ''), '重点企业数字化转型覆盖率约束性%60≥90');
  await page.locator('.draft-missed').getByRole('button', { name: '目标' }).click();
  await becomes(async () => (await page.locator('.draft-item .clause').innerText()).replace(/\s/g, ''), '重点企业数字化转型覆盖率约束性%60≥90');
  const fields = page.locator('.draft-fields');
  const values = await fields.locator('input, select').evaluateAll((inputs) => inputs.map((input) => input.value));
  for (const value of ['重点企业数字化转型覆盖率', '%', 'ge', 'binding', '2027']) assert.ok(values.includes(value), `${value}: ${values}`);
  assert.match(await fields.innerText(), /90/);
  assert.equal(await page.locator('.draft-missed .notice').count(), 0);
});

journey('draft: what is no plan is refused in words, in either language', async (trip) => {
  const page = await trip.visit('?page=draft');
  for (const [text, words] of [['', '没有文字'], ['plain words', '没有一个汉字'], ['\u{fffd}\u{fffd}年规划', '丢失'], ['建成1个。'.repeat(6000), '数字太多']]) {
    await read(page, text);
    await page.locator('[role=alert] .notice', { hasText: words }).waitFor();
    assert.equal(await page.locator('.draft-mark').count(), 0);
  }
  await page.goto(page.url().replace('page=draft', 'page=draft&lang=en'));
  await page.getByRole('button', { name: 'Read and propose' }).click();
  await page.getByText('There is no text.').waitFor();
});

journey('draft: no barrier that a scan finds, on a phone and on a desk', async (trip) => {
  for (const viewport of [undefined, PHONE]) {
    const page = await trip.visit('?page=draft', viewport ? { viewport } : {});
    await read(page, TEXT);
    await page.locator('.draft-mark').first().waitFor();
    assert.deepEqual(await findings(page), []);
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.equal(width[0], width[1]);
    assert.ok((await texts(page.locator('.draft-row'))).length > 10);
  }
});
