// The service worker of the web form: without a network, a new version, new data, and the way back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { becomes, eventually, journey, manifestFor, open, settled, steady, nav } from '../kit.mjs';

const TARGET = '?target=xuhui-target-table-ai-industry-output';

/** The names of the caches of this origin, without the folder that they are for. */
const kept = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)).sort());
const build = (page) => page.evaluate(() => window.planAtlas.build);

/** Opens the site and waits until everything is kept. */
async function installed(trip) {
  const server = await trip.server();
  const page = await trip.reader({ worker: true });
  await open(page, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { server, page };
}

/** The same site as another build: its page and its worker say so. */
function rebuilt(trip, server, from, to) {
  const renamed = (answer) => ({ ...answer, body: Buffer.from(answer.body.toString().replaceAll(from, to)) });
  for (const path of ['/', '/sw.js']) server.answers.set(path, renamed);
}

journey('offline: the second visit works without a network, on every page', async (trip) => {
  const { server, page } = await installed(trip);
  await server.stop();
  await open(page, server.url + TARGET);
  await page.locator('.goal-chart svg text').first().waitFor();
  await nav(page, '承诺');
  await page.locator('.target-row').first().waitFor();
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await page.locator('svg.map-picture').waitFor();
});

journey('offline: what can’t be kept whole is not kept at all, and the page works', async (trip) => {
  trip.allow(/Failed to load resource/);
  const server = await trip.server();
  const page = await trip.reader({ worker: true });
  server.answers.set('/icon.svg', () => ({ status: 404, type: 'text/plain', body: Buffer.from('') }));
  let asked = false;
  page.context().on('request', (request) => { asked ||= request.url().endsWith('/icon.svg') && request.serviceWorker() !== null; });
  await open(page, server.url);
  await eventually(() => assert.ok(asked, 'the worker tried'));
  await becomes(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
  await eventually(async () => assert.deepEqual((await kept(page)).filter((name) => name !== 'data'), []));
  await page.reload();
  await settled(page);
});

journey('offline: an open tab is offered the new version, and gets it when the reader agrees', async (trip) => {
  const { server, page } = await installed(trip);
  await page.reload();
  await settled(page);
  const old = await build(page);
  assert.deepEqual(await kept(page), [old, 'data'].sort());
  rebuilt(trip, server, old, 'fedcba9876');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const offer = page.locator('#update');
  await offer.waitFor();
  assert.match(await offer.innerText(), /有新版本[\s\S]*A new version/);
  assert.equal(await build(page), old, 'nothing happens by itself');
  await offer.getByRole('button', { name: /Update/ }).click();
  await becomes(() => build(page).catch(() => null), 'fedcba9876');
  await settled(page);
  await becomes(() => kept(page), ['data', 'fedcba9876']);
  assert.equal(await offer.count(), 0);
});

journey('offline: a page that is already the new version offers nothing', async (trip) => {
  const { server, page } = await installed(trip);
  rebuilt(trip, server, await build(page), 'fedcba9876');
  await page.reload();
  await settled(page);
  assert.equal(await build(page), 'fedcba9876');
  await eventually(async () => assert.ok((await kept(page)).includes('fedcba9876'), 'the new worker waits'));
  await becomes(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)), true);
  await steady(page);
  assert.equal(await page.locator('#update').count(), 0);
});

journey('offline: new data is shown at the next visit, and kept in the place of the old', async (trip) => {
  const { server, page } = await installed(trip);
  const observations = Buffer.from(JSON.stringify({ ...trip.data('observations.json'), observations: [] }));
  const manifest = { ...manifestFor(trip, { 'observations.json': observations }), release: '2027.01' };
  server.answers.set('/data/observations.json', (answer) => ({ ...answer, body: observations }));
  server.answers.set('/data/manifest.json', (answer) => ({ ...answer, body: Buffer.from(JSON.stringify(manifest)) }));
  await page.reload();
  await settled(page);
  await page.getByText('2027.01').first().waitFor();
  const addresses = () => page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.endsWith(' data'));
    return (await (await caches.open(name)).keys()).map((request) => request.url).filter((url) => url.includes('observations'));
  });
  const wanted = manifest.files.find((file) => file.path === 'observations.json').sha256.slice(0, 12);
  await eventually(async () => assert.deepEqual((await addresses()).map((url) => url.split('v=')[1]), [wanted]));
  await server.stop();
  await page.reload();
  await settled(page);
  await page.getByText('2027.01').first().waitFor();
});

journey('offline: the worker that takes it back leaves nothing behind', async (trip) => {
  const { server, page } = await installed(trip);
  const off = readFileSync(join(trip.folder, 'web/sw-off.js'));
  server.answers.set('/sw.js', (answer) => ({ ...answer, body: off }));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await becomes(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await becomes(() => kept(page), []);
});

journey('offline: in a frame nothing is registered', async (trip) => {
  const server = await trip.server();
  const host = await trip.server({ strict: false, change: () => ({
    status: 200, type: 'text/html', headers: {}, body: Buffer.from(`<!doctype html><iframe src="${server.url}" width="900" height="700"></iframe>`),
  }) });
  const page = await trip.reader({ worker: true });
  const asked = [];
  page.on('request', (request) => { if (/\/(sw|update\.\w+)\.js$/.test(request.url())) asked.push(request.url()); });
  await page.goto(host.url);
  await settled(page.frames()[1]);
  // As long as it takes where a page isn't framed.
  const other = await trip.reader({ worker: true });
  await open(other, server.url);
  await other.evaluate(() => navigator.serviceWorker.ready);
  assert.deepEqual(asked, []);
});
