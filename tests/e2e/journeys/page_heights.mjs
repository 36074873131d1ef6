// How long the page of a district and the list are, with scrollbars that take room, and what their rows do.
import assert from 'node:assert/strict';
import { DESK, PHONE, addressIs, becomes, eventually, journey, open, query, steady } from '../kit.mjs';
import { launch, Trip } from '../trip.mjs';

/** Those with a plan. */
const DISTRICTS = ['yangpu', 'changning', 'jinshan', 'fengxian', 'xuhui'];
const WIDE = { width: 1920, height: 1080 };
/** Most pixels from top to foot of the page of a district: on a desk, on a phone. */
const DISTRICT = [[DESK, 3_600], [PHONE, 5_000]];

const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);
/** Nothing reaches beyond the window to the side. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const heights = (page, rows) =>
  page.locator(rows).evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)));

/** A trip whose browser shows its scrollbars. */
async function withScrollbars(trip, look) {
  const browser = await launch({ scrollbars: true });
  const own = new Trip(browser, trip.site, trip.folder, { seed: trip.seed });
  try {
    await look(own);
  } finally {
    await browser.close();
  }
}

journey('page heights: every district, with its first promise on the first screen of a phone', (trip) =>
  withScrollbars(trip, async (own) => {
    for (const [viewport, most] of DISTRICT) {
      const touch = viewport === PHONE;
      for (const district of DISTRICTS) {
        for (const lang of ['zh', 'en']) {
          const page = await own.reader({ viewport, touch });
          await open(page, `${own.site.url}?page=district&id=${district}&lang=${lang}`);
          const first = page.locator('.promise-row').first();
          await first.waitFor();
          await page.locator('.place-row').first().waitFor({ state: 'attached' });
          await page.locator('.passage').first().waitFor({ state: 'attached' });
          await steady(page);
          const tall = await height(page);
          assert.ok(lang === 'en' || tall <= most, `${district} ${viewport.width}: ${tall} of ${most} px`);
          assert.ok(await fits(page), `${district} ${viewport.width} ${lang}: wider than the window`);
          const { y, height: row } = await first.boundingBox();
          assert.ok(!touch || lang === 'en' || y + row <= viewport.height, `${district}: first promise ends at ${y + row}`);
          assert.ok(Math.min(...(await heights(page, '.promise-row'))) >= (touch ? 52 : 44), 'rows for fingers');
          await page.context().close();
        }
      }
    }
  }), { limit: 480 });

journey('page heights: rows of the list, on a desk and on a phone', (trip) =>
  withScrollbars(trip, async (own) => {
    for (const [viewport, least, usual] of [[DESK, 44, 66], [PHONE, 64, 96]]) {
      const page = await own.reader({ viewport, touch: viewport === PHONE });
      await open(page, `${own.site.url}?page=targets`);
      await page.locator('.target-row').first().waitFor();
      await steady(page);
      const rows = (await heights(page, '.target-row')).sort((a, b) => a - b);
      assert.ok(rows[0] >= least, `${viewport.width}: the lowest has ${rows[0]} px`);
      const middle = rows[Math.floor(rows.length / 2)];
      assert.ok(middle <= usual, `${viewport.width}: half of them are higher than ${middle} px`);
      assert.ok(await fits(page), `${viewport.width}: wider than the window`);
      await page.context().close();
    }
  }), { limit: 480 });

journey('list: heads stay in sight and sort, a clause unfolds, and the whole row opens its target', async (trip) => {
  const page = await trip.visit('?page=targets&district=changning');
  const heads = page.locator('.target-heads');
  const by = (name) => heads.getByRole('button', { name });
  await by(/^期限/).click();
  await addressIs(page, { page: 'targets', district: 'changning', sort: 'deadline' });
  await becomes(() => by(/^期限/).getAttribute('aria-pressed'), 'true');
  await by(/^区/).click();
  await addressIs(page, { page: 'targets', district: 'changning' });
  const row = page.locator('.target-row').nth(20);
  await row.scrollIntoViewIfNeeded();
  const headed = await heads.boundingBox();
  const site = await page.locator('.site-head').boundingBox();
  assert.ok(headed.y >= site.y + site.height - 1 && headed.y < 200, `heads at ${headed.y}`);
  const clause = row.locator('.clause');
  assert.equal(await clause.isVisible(), false);
  await row.getByRole('button', { name: /^原文/ }).click();
  await clause.waitFor();
  await row.getByRole('button', { name: /^原文/ }).click();
  await becomes(() => clause.isVisible(), false);
  const id = new URL(await row.locator('a').first().getAttribute('href'), page.url()).searchParams.get('target');
  const box = await row.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + 4);
  await eventually(async () => assert.equal(query(page).target, id));
  await page.goBack();
  await addressIs(page, { page: 'targets', district: 'changning' });
});

journey('list: from 1,600 px a card beside it is about the row that pointer or focus is on', async (trip) => {
  const page = await trip.visit('?page=targets&district=changning', { viewport: WIDE });
  const title = page.locator('.targets-pane .card-title');
  const rows = page.locator('.target-row');
  await becomes(() => title.innerText(), await rows.first().locator('h3').innerText());
  await rows.nth(3).hover();
  await becomes(() => title.innerText(), await rows.nth(3).locator('h3').innerText());
  await rows.nth(5).locator('a').first().focus();
  await becomes(() => title.innerText(), await rows.nth(5).locator('h3').innerText());
  await page.setViewportSize(DESK);
  await becomes(() => page.locator('.targets-pane').count(), 0);
});
