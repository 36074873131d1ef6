// Addresses that make no sense: a quiet notice, a usable page, and no markup from outside.
import assert from 'node:assert/strict';
import { addressIs, becomes, journey, texts, nav } from '../kit.mjs';

const notice = (page) => page.locator('.notice[role=status]');

journey('address: bad parameters get a quiet notice that names them, and the page works', async (trip) => {
  const page = await trip.visit('?page=nope&foo=1&district=%3Cscript%3Ealert(1)%3C/script%3E&lang=xx&asof=2023-02-31&due=12');
  await notice(page).waitFor();
  const said = await notice(page).innerText();
  for (const name of ['page=nope', 'foo=1', 'district=script alert(1) /script', 'lang=xx', 'asof=2023-02-31', 'due=12']) {
    assert.ok(said.includes(name), `${name} is named in “${said}”`);
  }
  assert.equal(await page.locator('#app script, .notice code *').count(), 0, 'nothing of it became markup');
  await becomes(() => page.locator('.overview-grid').isVisible(), true, 'the overview stands in');
  assert.equal(await page.locator('.notice.warning').count(), 0, 'no alarm');
  await page.getByRole('button', { name: '知道了' }).click();
  await becomes(() => notice(page).count(), 0);
  await nav(page, '承诺');
  await page.locator('.target-row').first().waitFor();
  await addressIs(page, { page: 'targets' });
  assert.equal(await notice(page).count(), 0);
});

journey('address: what can be read is kept beside what can not', async (trip) => {
  const page = await trip.visit('?page=targets&district=yangpu&due=soon&state=due-no-data,lost&q=%00%1F&tier=some&sort=up');
  const said = await notice(page).innerText();
  for (const name of ['due=soon', 'state=lost', 'tier=some', 'sort=up']) assert.ok(said.includes(name), `${name} in ${said}`);
  assert.ok(!said.includes('yangpu') && !said.includes('due-no-data'), 'one that can\'t be read costs itself');
  const districts = new Set((await texts(page.locator('.target-row-meta > span:first-child'))).map((text) => text.trim()));
  assert.deepEqual([...districts], ['杨浦区']);
});

journey('address: text of any kind stays text', async (trip) => {
  const evil = '<img src=x onerror=alert(1)>"\'&';
  const page = await trip.visit(`?page=targets&q=${encodeURIComponent(evil)}&${encodeURIComponent('<b>')}=${'x'.repeat(500)}&%E0%A4%A=1`);
  const tame = 'img src=x onerror=alert(1) "\'&';
  assert.equal(await page.locator('#filter-text').inputValue(), tame, 'angle brackets are no words');
  assert.equal(await page.locator('#app img, #app b').count(), 0);
  const said = await notice(page).innerText();
  assert.ok(said.includes('b=xxx') && said.length < 250, 'named, and cut to a length that can be read');
  await page.getByText('没有符合筛选条件的目标。').waitFor();
});

journey('address: well-formed ids that nobody has are named too', async (trip) => {
  const page = await trip.visit('?page=targets&district=atlantis&department=atlantis-works');
  await notice(page).waitFor();
  const said = await notice(page).innerText();
  assert.ok(said.includes('atlantis'), said);
  assert.equal(await page.getByText('没有符合筛选条件的目标。').count(), 0, 'what nobody has chooses nothing');
});

journey('address: a source that nobody has is named, and no empty drawer opens', async (trip) => {
  const page = await trip.visit('?target=xuhui-target-table-5g-base-stations&source=obs-of-nothing');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await notice(page).waitFor();
  assert.ok((await notice(page).innerText()).includes('obs-of-nothing'));
});

journey('address: spellings of old links still work', async (trip) => {
  const page = await trip.visit('?page=targets&year=2022&as_of=2022-06-30');
  assert.equal(await notice(page).count(), 0);
  assert.equal(await page.getByLabel('截至').inputValue(), '2022-06-30');
  const deadlines = await texts(page.locator('.target-row-deadline'));
  assert.ok(deadlines.length && deadlines.every((text) => text.includes('2022年')));
});
