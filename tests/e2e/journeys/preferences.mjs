// Day of judging, language and theme: chosen once, kept everywhere, undone by "back".
import assert from 'node:assert/strict';
import { addressIs, becomes, chinesePunctuation, eventually, journey, number, query, settled, sum, texts, undeclaredChinese, nav, theme } from '../kit.mjs';

const heading = (page) => page.locator('#app h1').innerText();
const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Name and count of each state on the overview. */
const states = async (page) =>
  Object.fromEntries(
    await Promise.all((await page.locator('.key-list li').all()).map(async (row) => [
      await row.locator('.key-entry span').first().innerText(),
      number(await row.locator('.key-count').innerText()),
    ])),
  );

journey('day: another day changes the states, and back restores them', async (trip) => {
  const page = await trip.visit('?asof=2025-12-31');
  const before = await states(page);
  await page.getByLabel('截至').fill('2024-06-30');
  await page.getByLabel('截至').blur();
  await addressIs(page, { asof: '2024-06-30' });
  await eventually(async () => assert.notDeepEqual(await states(page), before));
  const after = await states(page);
  assert.equal(sum(Object.values(after)), sum(Object.values(before)), 'no commitment is lost');
  // Every plan had been issued by then.
  const due = '到期后未见结果';
  assert.ok((after[due] ?? 0) < before[due], 'less had fallen due');
  await becomes(() => page.locator('.replay-day').innerText(), '2024年6月');
  await nav(page, '承诺');
  await addressIs(page, { page: 'targets', asof: '2024-06-30' });
  const counted = async () => {
    const badges = await texts(page.locator('.target-row .state-badge'));
    return Object.fromEntries(Object.keys(after).map((name) => [name, badges.filter((badge) => badge === name).length]));
  };
  // The list judges by the same day.
  await becomes(counted, after);
  await page.reload();
  await settled(page);
  assert.equal(await page.getByLabel('截至').inputValue(), '2024-06-30');
  await page.goBack();
  await page.goBack();
  await addressIs(page, { asof: '2025-12-31' });
  await becomes(() => states(page), before);
  assert.equal(await page.getByLabel('截至').inputValue(), '2025-12-31');
  await page.getByRole('button', { name: '今天', exact: true }).click();
  await addressIs(page, {});
  assert.equal(await page.getByRole('button', { name: '今天', exact: true }).count(), 0);
});

journey('day: promises of a plan that had not been issued are counted nowhere', async (trip) => {
  const plans = ['changning', 'fengxian', 'jinshan', 'xuhui', 'yangpu'].map((id) => trip.data(`plans/${id}.json`));
  const promises = (plan) => plan.targets.filter(({ tier }) => tier === 'commitment').length;
  const issued = (plan) => plan.issued_on ?? plan.period.start;
  for (const day of ['2020-03-31', '2021-05-18', '2023-06-30', '2024-01-01']) {
    const page = await trip.visit(`?page=targets&asof=${day}`);
    const there = plans.filter((plan) => issued(plan) <= day);
    const n = sum(there.map(promises));
    await becomes(async () => number((await page.locator('#app h1').innerText()).replace(/^\D+/, '')), n);
    const unissued = plans.filter((plan) => issued(plan) > day);
    if (unissued.length > 0) {
      await page.goto(page.url() + '&state=not-issued');
      await becomes(async () => number((await page.locator('#app h1').innerText()).replace(/^\D+/, '')), sum(unissued.map(promises)));
    }
  }
});

journey('day: a value published later is not known on an earlier day', async (trip) => {
  const id = 'xuhui-target-table-ai-industry-output';
  const page = await trip.visit(`?target=${id}&asof=2026-06-30`);
  const values = async () => (await texts(page.locator('.target-chart .data-table td.number'))).length;
  await page.getByRole('button', { name: '查看表格' }).click();
  await eventually(async () => assert.ok((await values()) >= 3));
  await page.getByLabel('截至').fill('2022-06-30');
  await page.getByLabel('截至').blur();
  await eventually(async () => assert.equal((await texts(page.locator('.target-chart .data-table tbody tr'))).filter((row) => row.includes('803')).length, 0));
});

journey('language: the page, its filters and its day stay, and everything else is said in English', async (trip) => {
  const page = await trip.visit('?page=targets&district=yangpu&asof=2023-06-30');
  const n = await page.locator('.target-row').count();
  const clauses = await page.locator('.target-row blockquote').allInnerTexts();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  const zh = await page.title();
  await page.getByRole('link', { name: 'English' }).click();
  await addressIs(page, { page: 'targets', district: 'yangpu', asof: '2023-06-30', lang: 'en' });
  await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  await eventually(async () => assert.match(await page.title(), /^Targets.*Plan Atlas$/));
  assert.match(await heading(page), new RegExp(`Targets · ${n} targets`));
  assert.equal(await page.locator('.target-row').count(), n);
  assert.ok(await page.getByRole('checkbox', { name: /^Yangpu/ }).isChecked());
  assert.deepEqual(await page.locator('.target-row blockquote').allInnerTexts(), clauses, 'plan text is never translated');
  assert.equal(await page.locator('.target-row blockquote:not([lang=zh-CN])').count(), 0);
  const back = page.getByRole('link', { name: '中文' });
  assert.equal(await back.getAttribute('lang'), 'zh-CN');
  await back.click();
  await addressIs(page, { page: 'targets', district: 'yangpu', asof: '2023-06-30' });
  await becomes(() => page.title(), zh);
  await becomes(() => page.locator('html').getAttribute('lang'), 'zh-CN');
});

for (const [name, address] of [
  ['overview', '?lang=en'],
  ['list', '?lang=en&page=targets&tier=all'],
  ['target with values', '?lang=en&target=xuhui-target-table-ai-industry-output'],
  ['target in conflict', '?lang=en&target=xuhui-target-mobile-apps-as-possible'],
  ['source of a clause', '?lang=en&target=xuhui-target-mobile-apps-as-possible&source=xuhui-target-mobile-apps-as-possible'],
  ['source of a value', '?lang=en&target=xuhui-target-table-ai-industry-output&source=obs-xh-008'],
]) {
  journey(`language: on the English ${name}, whatever is Chinese says that it is`, async (trip) => {
    const page = await trip.visit(address);
    if (address.includes('source')) await page.getByRole('dialog').waitFor();
    for (const summary of await page.locator('summary').all()) {
      if (await summary.evaluate((element) => !element.parentElement.open)) await summary.click();
    }
    assert.deepEqual(await undeclaredChinese(page), []);
    assert.deepEqual(await chinesePunctuation(page), []);
  });
}

journey('language: on the English problem page, the static page below says that it is Chinese', async (trip) => {
  trip.allow(/Failed to load resource/);
  const server = await trip.server();
  server.answers.set('/data/districts.json', () => ({ status: 404, type: 'text/plain', body: Buffer.from('') }));
  const page = await trip.visit('?lang=en', { url: server.url });
  await page.locator('#static h2').first().waitFor();
  assert.deepEqual(await undeclaredChinese(page), []);
});

journey('language: chart, table and title follow at once', async (trip) => {
  const page = await trip.visit('?target=xuhui-target-table-ai-industry-output');
  const labels = () => page.locator('.goal-chart svg text').allTextContents();
  await page.getByRole('button', { name: '查看表格' }).click();
  await eventually(async () => assert.ok((await labels()).some((text) => text.includes('2023年'))));
  await page.getByRole('link', { name: 'English' }).click();
  await eventually(async () => {
    const shown = await labels();
    assert.ok(shown.some((text) => text.includes('(2023)')), shown.join(' '));
    assert.ok(!shown.some((text) => /年|亿元/.test(text)), shown.join(' '));
  });
  const figure = page.locator('.target-chart');
  assert.doesNotMatch(await figure.locator('h2').innerText(), /\p{Script=Han}/u);
  assert.equal(await page.locator('.goal-chart svg').count(), 1, 'one chart, no ghost');
});

journey('theme: dark by choice or by system, in the address, without a new step', async (trip) => {
  const page = await trip.visit('?target=xuhui-target-table-5g-base-stations');
  const ink = () => page.locator('.goal-chart svg text').first().evaluate((text) => getComputedStyle(text).fill);
  await eventually(async () => assert.ok(await ink()));
  const [light, inkBefore] = [await background(page), await ink()];
  const steps = await page.evaluate(() => history.length);
  await theme(page, { label: '深色' });
  await addressIs(page, { target: 'xuhui-target-table-5g-base-stations', theme: 'dark' });
  await eventually(async () => assert.notEqual(await background(page), light));
  await eventually(async () => assert.notEqual(await ink(), inkBefore, 'the chart follows'));
  assert.equal(await page.evaluate(() => history.length), steps);
  const dark = await background(page);
  await theme(page, { label: '跟随系统' });
  await becomes(() => background(page), light);
  assert.equal(query(page).theme, undefined);
  await page.emulateMedia({ colorScheme: 'dark' });
  await becomes(() => background(page), dark, 'the system turns dark while the page is open');
  const other = await trip.visit('', { dark: true });
  assert.equal(await background(other), dark, 'a system that is dark from the start');
});

journey('motion: whoever asks for less gets charts that stand still', async (trip) => {
  // Every change of the chart between its first drawing and half a second later.
  const changes = async (motion) => {
    const page = await trip.reader({ motion, clock: true });
    await page.addInitScript(() => {
      window.chartChanges = 0;
      new MutationObserver((records) => {
        if (records.some(({ target }) => target.nodeType === 1 && target.closest?.('.strip-chart svg'))) window.chartChanges += 1;
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.goto(`${trip.site.url}?page=calendar`);
    await page.locator('.strip-chart svg text').first().waitFor();
    await page.clock.runFor(1_000);
    return page.evaluate(() => window.chartChanges);
  };
  const [moving, still] = [await changes(true), await changes(false)];
  assert.ok(still <= 3, `${still} changes although less motion was asked for`);
  assert.ok(moving > still + 3, `nothing moves for anybody (${moving}, ${still}): this check can't tell`);
});
