// Wherever the folder lands, on whatever screen, under the strictest policy, and alone on its origin.
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DESK, PHONE, addressIs, becomes, eventually, journey, open, settled, steady, tour, travel } from '../kit.mjs';
import { PAGES } from '../pages.mjs';

const TARGET = 'xuhui-target-table-ai-industry-output';

journey('delivery: the whole tour breaks no rule of the strict policy', async (trip) => {
  const page = await trip.reader();
  const response = await page.goto(trip.site.url);
  const policy = response.headers()['content-security-policy'] ?? '';
  assert.ok(policy.includes("style-src 'self'") && !policy.includes('unsafe-inline') && !policy.includes("'unsafe-eval'"), policy);
  await settled(page);
  await tour(page);
  assert.deepEqual(trip.seen, []);
}, { limit: 120 });

journey('delivery: the watch of these journeys sees what it is there for', async (trip) => {
  const page = await trip.visit();
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    setTimeout(() => { throw new Error('on purpose'); });
    setTimeout(() => alert('on purpose'));
  });
  const { url } = await trip.server({ strict: false });
  const other = await trip.visit('', { url });
  await other.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => {}));
  for (const kind of [/securitypolicyviolation style-src/, /^uncaught error: on purpose/, /^dialog: on purpose/, /^request to another origin/]) {
    await eventually(() => assert.ok(trip.seen.some((line) => kind.test(line)), `${kind} in ${trip.seen.join('\n')}`));
  }
  trip.allow(/./);
});

journey('delivery: the site works below a path, and after the folder is renamed', async (trip) => {
  const root = join(trip.folder, 'elsewhere');
  mkdirSync(join(root, 'a'), { recursive: true });
  symlinkSync(join(trip.folder, 'web'), join(root, 'a/b'));
  const server = await trip.server({ folder: root });
  const page = await trip.reader();
  await open(page, `${server.url}a/b/`);
  await tour(page);
  assert.ok(new URL(page.url()).pathname === '/a/b/', page.url());
  await page.reload();
  await page.locator('.goal-chart svg text').first().waitFor();
  renameSync(join(root, 'a/b'), join(root, 'renamed'));
  await open(page, `${server.url}renamed/index.html?page=targets&district=xuhui`);
  await page.locator('.target-row').first().waitFor();
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await page.locator('svg.map-picture').waitFor();
  assert.equal(new URL(page.url()).pathname, '/renamed/index.html');
  rmSync(root, { recursive: true }, { limit: 120 });
}, { limit: 120 });

/** What sticks out sideways, and the controls of the header that can't be reached. */
const misfits = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) {
      for (const element of document.querySelectorAll('body *')) {
        const { right, left, width: wide } = element.getBoundingClientRect();
        const boxed = element.closest('.table-box, .static-scroll, svg, .visually-hidden');
        if (wide && (right > width + 1 || left < -1) && !boxed) found.push(`${element.tagName.toLowerCase()}.${element.className} reaches ${Math.round(right)} of ${width}`);
      }
      found.unshift(`${document.documentElement.scrollWidth} px of content on ${width} px`);
    }
    for (const control of document.querySelectorAll('.site-head a, .site-head input, .site-head select, .site-head button')) {
      if (!control.getClientRects().length) continue; // folded away
      const { left, right, height } = control.getBoundingClientRect();
      if (left < 0 || right > width || height < 24) found.push(`${control.tagName} “${control.innerText || control.id}” can't be reached`);
    }
    return found.slice(0, 8);
  });

for (const [device, viewport] of [['phone', PHONE], ['narrow phone', { width: 320, height: 640 }]]) {
  journey(`screen: on a ${device} nothing sticks out, in either language`, async (trip) => {
    const page = await trip.visit('', { viewport });
    for (const lang of ['zh', 'en']) {
      for (const { address, there } of PAGES) {
        await travel(page, `${address}&lang=${lang}`);
        await page.locator(there).first().waitFor({ state: 'attached' });
        await page.locator('main .figure-foot [aria-expanded=false]').evaluateAll((all) => all.forEach((button) => button.click()));
        await steady(page);
        assert.deepEqual(await misfits(page), [], `${address}, ${lang}`);
      }
    }
    const still = await trip.reader({ viewport, js: false });
    await still.goto(trip.site.url);
    assert.deepEqual(await misfits(still), [], 'static page');
  });
}

journey('screen: with text twice as large nothing sticks out', async (trip) => {
  const page = await trip.visit('', { viewport: { ...DESK, width: 1280 } });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  for (const { address, there } of PAGES) {
    await travel(page, `${address}&lang=en`);
    await page.locator(there).first().waitFor({ state: 'attached' });
    await steady(page);
    assert.deepEqual(await misfits(page), [], address);
  }
});

journey('screen: a chart follows the width of the window', async (trip) => {
  const page = await trip.visit(`?target=${TARGET}`);
  const width = () => page.locator('.goal-chart svg').evaluate((svg) => svg.getBoundingClientRect().width);
  await page.locator('.goal-chart svg').waitFor();
  const before = await width();
  await page.setViewportSize(PHONE);
  await eventually(async () => assert.ok((await width()) < 390 && (await width()) < before));
  await page.setViewportSize(DESK);
  await becomes(width, before);
});

journey('address: another page begins at its top', async (trip) => {
  const page = await trip.visit('?page=targets');
  const link = page.locator('.target-row h3 a').nth(40);
  await link.scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate(() => scrollY)) > 1000);
  await link.click();
  await page.locator('.target-grid').waitFor();
  await becomes(() => page.evaluate(() => scrollY), 0);
  await page.goBack();
  await addressIs(page, { page: 'targets' });
  await eventually(async () => assert.ok((await page.evaluate(() => scrollY)) > 1000, 'back returns to the place in the list'));
});
