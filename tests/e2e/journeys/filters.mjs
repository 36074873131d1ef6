// The list and its filters: what is ticked, what the address says and what is listed never differ.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, journey, number, query, settled, texts } from '../kit.mjs';

const FACETS = { 区: 'district', 状态: 'state', 领域: 'domain', 到期年份: 'due', 责任单位: 'department' };

const rows = (page) => page.locator('.target-row');
const names = (page) => texts(rows(page).locator('h3'));
const facet = (page, name) => page.locator('details.facet').filter({ has: page.locator('summary span', { hasText: new RegExp(`^${name}$`) }) });

async function unfold(page, name) {
  const box = facet(page, name);
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
  await box.locator('.check').first().waitFor();
  return box;
}

/** Every choice of a facet: name, count, whether its box is ticked. */
const choices = (box) =>
  box.locator('.check').evaluateAll((labels) =>
    labels.map((label) => ({
      name: label.querySelector('span').innerText.trim(),
      count: Number(label.querySelector('.facet-count').innerText),
      ticked: label.querySelector('input').checked,
    })),
  );

/** Heading, sentence and list say the same number, and each facet has as many ticks as the address has choices. */
async function agrees(page) {
  await eventually(async () => {
    const n = await rows(page).count();
    assert.equal(number(await page.locator('#app h1').innerText()), n, 'heading and list');
    assert.match(await page.locator('.lead').innerText(), new RegExp(`显示${n}项`), 'sentence and list');
    const address = query(page);
    for (const [name, key] of Object.entries(FACETS)) {
      const box = facet(page, name);
      const wanted = address[key]?.split(',').length ?? 0;
      const ticked = (await choices(box).catch(() => [])).filter((choice) => choice.ticked);
      assert.equal(ticked.length, wanted, `${name}: ticked ${ticked.map((choice) => choice.name)}, address ${address[key]}`);
      assert.equal(await box.locator('.facet-chosen').count(), wanted ? 1 : 0);
    }
  });
}

/** Ticks one choice of a facet and checks that its count was true. */
async function tick(page, name, at) {
  const box = await unfold(page, name);
  const chosen = (await choices(box))[at];
  await box.locator('.check').nth(at).click();
  await becomes(() => rows(page).count(), chosen.count, `${name} ${chosen.name}: its count is the number of rows`);
  await agrees(page);
  return chosen;
}

/** Ids of the commitments that say a word, looked up in the data by other means than the program's. */
function saying(trip, word) {
  const indicators = new Map(trip.data('indicators.json').indicators.map((row) => [row.id, row.names]));
  return ['changning', 'fengxian', 'jinshan', 'xuhui', 'yangpu']
    .map((district) => trip.data(`plans/${district}.json`))
    .flatMap(({ targets, tasks }) =>
      targets
        .filter((target) => target.tier === 'commitment')
        .filter((target) => {
          const { zh, en } = indicators.get(target.indicator);
          const task = tasks.find((one) => one.id === target.task)?.title ?? '';
          return [target.statement, zh, en, task].some((text) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '').includes(word));
        })
        .map((target) => target.id),
    )
    .sort();
}

for (const [name, key] of Object.entries(FACETS)) {
  journey(`filters: ${key}: each choice gives as many rows as its count says`, async (trip) => {
    const page = await trip.visit('?page=targets');
    const n = (await choices(await unfold(page, name))).length;
    assert.ok(n > 1);
    // First, second and last; of units the order changes with the choice.
    for (const at of new Set([0, 1, n - 1])) {
      const chosen = await tick(page, name, at);
      assert.ok(chosen.count > 0);
      assert.equal(query(page)[key].split(',').length, 1);
      await page.getByRole('button', { name: '清除筛选' }).click();
      await addressIs(page, { page: 'targets' });
      await agrees(page);
    }
  });
}

journey('filters: step by step, each in the address; back, forward and reload restore them', async (trip) => {
  const page = await trip.visit('?page=targets');
  const steps = [{ address: page.url(), names: await names(page) }];
  const remember = async () => steps.push({ address: page.url(), names: await names(page) });
  const first = (list, test) => {
    const at = list.findIndex(test);
    assert.ok(at >= 0);
    return at;
  };
  const busy = (choice) => choice.count > 1 && !choice.ticked;
  for (const name of ['区', '领域', '到期年份', '责任单位', '状态']) {
    const at = name === '区' ? 1 : first(await choices(await unfold(page, name)), busy);
    await tick(page, name, at);
    await remember();
  }
  const keys = Object.keys(query(page)).sort();
  assert.deepEqual(keys, ['department', 'district', 'domain', 'due', 'page', 'state']);
  assert.ok(steps.at(-1).names.length < steps[0].names.length);
  await page.reload();
  await settled(page);
  await agrees(page);
  assert.deepEqual(await names(page), steps.at(-1).names, 'reload');
  const restored = async (step, how) => {
    await becomes(() => page.url(), step.address, how);
    await becomes(() => names(page), step.names, how);
    await agrees(page);
  };
  for (const step of steps.slice(0, -1).reverse()) {
    await page.goBack();
    await restored(step, 'back');
  }
  for (const step of steps.slice(1)) {
    await page.goForward();
    await restored(step, 'forward');
  }
  await page.getByRole('button', { name: '清除筛选' }).click();
  await addressIs(page, { page: 'targets' });
  await becomes(() => names(page), steps[0].names, 'cleared');
  assert.equal(await page.getByRole('button', { name: '清除筛选' }).count(), 0);
});

journey('filters: two choices of one facet give the rows of both', async (trip) => {
  const page = await trip.visit('?page=targets');
  const box = await unfold(page, '区');
  const [one, other] = await choices(box);
  await box.locator('.check').nth(0).click();
  await becomes(() => rows(page).count(), one.count);
  await box.locator('.check').nth(1).click();
  await becomes(() => rows(page).count(), one.count + other.count);
  await agrees(page);
  assert.equal(query(page).district, 'changning,xuhui');
  await box.locator('.check').nth(0).click();
  await becomes(() => rows(page).count(), other.count);
  await agrees(page);
});

journey('filters: words are searched, in one step of the address', async (trip) => {
  const page = await trip.visit('?page=targets');
  const all = await rows(page).count();
  const field = page.getByRole('searchbox', { name: '关键词' });
  await field.pressSequentially('一网 5', { delay: 20 });
  await field.fill('5g');
  await addressIs(page, { page: 'targets', q: '5g' });
  await eventually(async () => assert.ok((await rows(page).count()) < all));
  await agrees(page);
  const links = await rows(page).locator('h3 a').evaluateAll((all) => all.map((link) => new URL(link.href).searchParams.get('target')));
  assert.deepEqual(links.sort(), saying(trip, '5g'), 'clause, indicator and task are searched');
  assert.equal(await field.inputValue(), '5g');
  await page.reload();
  await settled(page);
  assert.equal(await page.getByRole('searchbox', { name: '关键词' }).inputValue(), '5g');
  await agrees(page);
  await page.getByRole('searchbox', { name: '关键词' }).fill('没有这样的词');
  await page.getByText('没有符合筛选条件的目标。').waitFor();
  assert.equal(await rows(page).count(), 0);
  await agrees(page);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await becomes(() => rows(page).count(), all);
  assert.equal(await page.getByText('没有符合筛选条件的目标。').count(), 0);
  assert.equal(await field.inputValue(), '');
});

journey('filters: a reader who types keeps what is typed, and the spaces between', async (trip) => {
  const page = await trip.visit('?page=targets');
  const field = page.getByRole('searchbox', { name: '关键词' });
  for (const [piece, words] of [['5G ', '5G'], [' 基站', '5G 基站'], [' 数', '5G 基站 数']]) {
    await field.pressSequentially(piece);
    // The list has followed, and with it the field could have.
    await addressIs(page, { page: 'targets', q: words });
    await settled(page);
  }
  assert.equal((await field.inputValue()).replace(/ +/g, ' '), '5G 基站 数');
  await addressIs(page, { page: 'targets', q: '5G 基站 数' });
  await agrees(page);
});

journey('filters: the order is chosen, and names and premises can be let in', async (trip) => {
  const page = await trip.visit('?page=targets&district=yangpu');
  const n = await rows(page).count();
  await page.locator('.target-heads').getByRole('button', { name: /^期限/ }).click();
  await addressIs(page, { page: 'targets', district: 'yangpu', sort: 'deadline' });
  const years = async () => (await texts(rows(page).locator('.target-row-deadline'))).map((text) => Number(text.match(/(\d{4})年/)[1]));
  await eventually(async () => {
    const shown = await years();
    assert.deepEqual(shown, [...shown].sort());
  });
  assert.ok(new Set(await years()).size > 1, 'more than one year');
  const kinds = await unfold(page, '数字的性质');
  const names = kinds.getByRole('checkbox', { name: /^名称、标准或方向性表述/ });
  await names.check();
  await addressIs(page, { page: 'targets', district: 'yangpu', sort: 'deadline', tier: 'commitment,scope' });
  await eventually(async () => assert.ok((await rows(page).count()) > n));
  await agrees(page);
  await page.goBack();
  await becomes(() => rows(page).count(), n);
  await becomes(() => names.isChecked(), false);
  await page.goBack();
  await becomes(() => page.locator('.target-heads').getByRole('button', { name: /^区/ }).getAttribute('aria-pressed'), 'true');
});
