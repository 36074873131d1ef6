// For residents: from a matter of everyday life to a promise, and from there to a letter that asks what became of it.
import assert from 'node:assert/strict';
import { PHONE, addressIs, becomes, eventually, focused, journey, texts } from '../kit.mjs';

const matters = (trip) => trip.data('topics.json').matters;

/** Indicators of a district's commitments about a matter. */
const about = (trip, district, matter) => {
  const { indicators } = matters(trip).find(({ id }) => id === matter);
  return trip.data(`plans/${district}.json`).targets.filter(
    ({ tier, indicator }) => tier === 'commitment' && indicators.includes(indicator),
  );
};

journey('residents: by finger from the overview to a matter, to the own district, to a letter', async (trip) => {
  const page = await trip.visit('', { viewport: PHONE, touch: true });
  const links = page.locator('.matter-link');
  await links.first().waitFor();
  assert.equal(await links.count(), matters(trip).length);
  for (const link of await links.all()) assert.ok((await link.boundingBox()).height >= 44, 'a finger hits it');
  await links.filter({ hasText: '养老' }).tap();
  await addressIs(page, { page: 'matters', id: 'elderly-care' });
  await page.locator('.choice-link', { hasText: '长宁区' }).tap();
  await addressIs(page, { page: 'matters', id: 'elderly-care', district: 'changning' });
  const expected = about(trip, 'changning', 'elderly-care');
  const promises = page.locator('.matter-promises > li');
  await becomes(() => promises.count(), expected.length);
  const clauses = await texts(promises.locator('.clause'));
  assert.deepEqual(clauses, expected.map(({ statement }) => statement));
  await promises.first().getByRole('link', { name: '怎样问到结果' }).tap();
  await addressIs(page, { page: 'request', id: expected[0].id, district: 'changning' });
  await page.locator('.letter').waitFor();
  assert.ok((await page.locator('.letter').innerText()).includes(expected[0].statement));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.equal(await page.evaluate(() => scrollY), 0, 'it opens at its top');
  await page.goBack();
  await addressIs(page, { page: 'matters', id: 'elderly-care', district: 'changning' });
});

journey('residents: a letter is copied as it is read, and printed without the page around it', async (trip) => {
  const page = await trip.visit('?page=request&id=yangpu');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const letters = page.locator('.letter');
  await letters.first().waitFor();
  const copy = letters.first().getByRole('button', { name: '复制' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await becomes(() => letters.first().locator('button').innerText(), '已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const read = await texts(letters.first().locator('h2, h2 ~ p:not(.letter-tools)'));
  assert.deepEqual(copied.split('\n').filter(Boolean).map((line) => line.trim()), read.map((line) => line.trim()));
  await page.emulateMedia({ media: 'print' });
  for (const around of ['.site-head', '.request-head', '.letter-tools', '.letter-subject']) {
    assert.equal(await page.locator(around).first().isVisible(), false, around);
  }
  assert.ok(await letters.last().isVisible());
});

journey('residents: a promise without a result says whom to ask; a decided one asks nothing', async (trip) => {
  const page = await trip.visit('?target=xuhui-target-table-demonstration-hospitals');
  const ask = page.locator('[aria-labelledby=ask]');
  await ask.waitFor();
  assert.match(await ask.innerText(), /徐汇区人民政府信息公开工作机构。.*本站的推断/s);
  const way = ask.getByRole('link', { name: '写好的申请' });
  await way.focus();
  assert.equal((await focused(page)).text, '写好的申请');
  await page.keyboard.press('Enter');
  await addressIs(page, { page: 'request', id: 'xuhui-target-table-demonstration-hospitals' });
  await eventually(async () => assert.match(await page.locator('.letter').innerText(), /数字化转型示范医院/));
  const decided = await trip.visit('?target=changning-target-software-revenue');
  await decided.locator('[aria-labelledby=why]').waitFor();
  assert.equal(await decided.locator('[aria-labelledby=ask]').count(), 0);
});
