// Every form on every host: it runs, or the static page stands there and names the cause. Never blank.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FORMS, eventually, journey } from '../kit.mjs';
import { HOSTS } from '../hosts.mjs';

/** A page that needs the program, a part of it, data, and the chart library. */
const TARGET = '?target=xuhui-target-table-ai-industry-output';
/** Chinese, a space, and no link between the folder and its old name. */
const FOLDER = '数转图 2026';

/** Where a form lies on a host, once it is up. */
async function address(trip, { below = '', change, file }, form) {
  const page = FORMS[form];
  // One of its own for each journey: what another host left in a folder would be in the way.
  const folder = join(mkdtempSync(join(trip.folder, 'host ')), FOLDER);
  const place = join(folder, below).replace(/\/$/, '');
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(trip.folder, form), place);
  if (file) return pathToFileURL(join(folder, page)).href;
  const server = await trip.server({ folder, strict: false, change });
  return server.url + below + page;
}

/** The page, or the frame that it is in. */
async function opened(trip, page, host, url) {
  if (!host.framed) {
    await page.goto(url);
    return page;
  }
  const other = await trip.server({ strict: false, change: () => ({
    status: 200,
    type: 'text/html',
    body: Buffer.from(`<!doctype html><iframe sandbox="allow-scripts" width="1200" height="800" src="${url}"></iframe>`),
    headers: {},
  }) });
  await page.goto(other.url);
  return page.frames()[1];
}

for (const host of HOSTS) {
  for (const [form, outcome] of Object.entries(host.forms)) {
    journey(`host: ${form}, ${host.name}: ${outcome}`, async (trip) => {
      const page = await trip.reader();
      if (host.first) await page.addInitScript(host.first);
      if (outcome !== 'runs') trip.allow(/./);
      // Without a style sheet of the right type the page is plain, in browsers that insist on it.
      trip.allow(/MIME type .*text\/plain|was not loaded because its MIME type/);
      const place = await opened(trip, page, host, (await address(trip, host, form)) + TARGET);
      if (outcome === 'runs') {
        await place.locator('.goal-chart svg text').first().waitFor();
        assert.equal(await place.locator('#boot').isVisible(), false);
        return;
      }
      const boot = place.locator('#boot');
      if (outcome === 'static') {
        await place.locator('#static').waitFor();
        assert.equal(await boot.getAttribute('data-cause'), null);
      } else {
        await eventually(async () => assert.equal(await boot.getAttribute('data-cause'), outcome));
      }
      assert.ok(await boot.isVisible() && await place.locator('#static table').first().isVisible(), 'the static page is there');
      assert.equal(await place.locator('#app').isVisible(), false);
      assert.match(await boot.locator('p:not([lang])').first().innerText(), /[\u4e00-\u9fff]{4}/);
      assert.match(await boot.locator('p[lang=en]').first().innerText(), /[a-z]{3} [a-z]{2}/);
    });
  }
}
