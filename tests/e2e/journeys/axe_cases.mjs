// The accessibility scan of what is odd: the whole list, faults, the static page. Every page as it should be: axe_pages.mjs.
import assert from 'node:assert/strict';
import { DESK, PHONE, findings, journey, open, travel } from '../kit.mjs';

/** Unfolds what is folded, so that it is scanned too. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll('main .figure-foot [aria-expanded=false]')) button.click();
  });

/** Scans what is on the screen; `found` collects, so that one fault doesn't hide the next. */
async function scan(page, what, found) {
  await unfold(page);
  found.push(...(await findings(page)).map((line) => `${what}: ${line}`));
}

const missing = () => ({ status: 404, type: 'text/plain', body: Buffer.from('404\n') });

journey('axe: the whole list, with every state there is, light and dark', async (trip) => {
  const found = [];
  const page = await trip.visit('?page=targets&tier=all&asof=2024-06-30');
  for (const theme of ['light', 'dark']) {
    await travel(page, `?page=targets&tier=all&asof=2024-06-30&theme=${theme}`);
    await page.locator('.target-row').nth(150).waitFor();
    await scan(page, theme, found);
  }
  assert.deepEqual(found, []);
});

journey('axe: the odd pages: nothing found, nowhere, live map, schematic grid, a refused plan', async (trip) => {
  trip.allow(/Failed to load resource/);
  const found = [];
  const page = await trip.visit('?page=targets&q=nothing-says-this');
  await scan(page, 'empty list', found);
  await travel(page, '?target=xuhui-target-nowhere');
  await page.locator('.empty-state h1').waitFor();
  await scan(page, 'unknown target', found);
  await travel(page, '?metric=observed');
  await page.locator('.map-slot').hover();
  await page.locator('.map-chart svg text').first().waitFor();
  await scan(page, 'live map', found);
  const server = await trip.server();
  server.answers.set('/data/geo/districts.topo.json', missing);
  server.answers.set('/data/plans/yangpu.json', missing);
  for (const theme of ['light', 'dark']) {
    await open(page, `${server.url}?theme=${theme}`);
    await page.locator('.tile-grid .tile').first().waitFor();
    await scan(page, `schematic grid, ${theme}`, found);
  }
  assert.deepEqual(found, []);
});

journey('axe: the static page, where no program comes', async (trip) => {
  // The scan is a script itself, so here it is the loader that is held back, not every script.
  trip.allow(/Failed to load resource/);
  const page = await trip.reader();
  await page.route('**/boot.*.js', (route) => route.abort());
  for (const viewport of [DESK, PHONE]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto(trip.site.url);
      assert.equal(await page.locator('#app').innerText(), '');
      assert.deepEqual(await findings(page), []);
    }
  }
});

journey('axe: the scan finds a fault that is there', async (trip) => {
  const page = await trip.visit('?page=targets');
  await page.evaluate(() => document.querySelector('#filter-text').closest('label').replaceWith(document.querySelector('#filter-text')));
  await page.evaluate(() => {
    document.querySelector('#filter-text').placeholder = '';
    document.querySelector('.lead').style.color = '#bbb';
  });
  const found = await findings(page);
  assert.ok(found.some((line) => line.startsWith('label:')) && found.some((line) => line.startsWith('color-contrast:')), found.join('\n'));
});
