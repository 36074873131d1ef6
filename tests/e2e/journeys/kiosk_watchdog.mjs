// What keeps a panel alive: faults, a server that is away, clocks, fingers, a folder on the disk.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LANDSCAPE, PORTRAIT, kiosk, pass, phase, remembered, scene, touch } from '../kiosk.mjs';
import { becomes, eventually, journey, pending, quiet } from '../kit.mjs';

/** What goes wrong, and how long until it is noticed, in seconds. */
const FAULTS = {
  'a panic': [() => window.planAtlas.failed('crash', 'made up'), 12],
  'a chart that throws': [() => queueMicrotask(() => { throw new Error('made up'); }), 12],
  'a promise that nobody minds': [() => void Promise.reject(new Error('made up')), 12],
  'a lost canvas': [() => document.body.dispatchEvent(new Event('contextlost')), 12],
  'a program that falls silent': [() => { window.planAtlas.kiosk.beat = () => {}; }, 43],
};
for (const [name, [fault, seconds]] of Object.entries(FAULTS)) {
  journey(`kiosk: back in the loop by itself after ${name}`, async (trip) => {
    trip.allow(/made up/);
    const page = await kiosk(trip);
    await pass(page, 21);
    await becomes(() => scene(page), 1);
    await page.evaluate(() => { window.before = true; });
    await page.evaluate(fault);
    for (let second = 0; second < seconds; second += 1) await pass(page, 1).catch(() => {});
    await becomes(() => page.evaluate(() => window.before ?? null).catch(() => true), null);
    await page.locator('.scene h1').waitFor();
    const { scene: at, error, reloads, failures } = await remembered(page);
    assert.ok(at >= 1, 'in the same place of the playlist');
    assert.equal(failures.length, 1);
    assert.match(`${error} ${reloads}`, /crash|error|canvas|stalled/);
  });
}

journey('kiosk: after three failures in ten minutes the static page stands, and ten minutes later it is tried again', async (trip) => {
  trip.allow(/made up/);
  const page = await kiosk(trip);
  for (let n = 0; n < 3; n += 1) {
    await page.evaluate(() => { window.before = true; });
    await page.evaluate(() => window.planAtlas.failed('crash', 'made up'));
    assert.doesNotMatch(await page.locator('#boot').innerText(), /静态内容|static content/, 'it is not on the screen yet');
    for (let second = 0; second < 9; second += 1) await pass(page, 1).catch(() => {});
    await becomes(() => page.evaluate(() => window.before ?? null).catch(() => true), null);
    await page.locator(n < 2 ? '.scene h1' : '#static h1').first().waitFor();
  }
  await becomes(() => page.evaluate(() => Boolean(window.planAtlas?.kiosk?.resting)), true);
  assert.match(await page.locator('#boot').innerText(), /程序出错，已停止[\s\S]*ran into an error[\s\S]*十分钟后自动重试[\s\S]*ten minutes/, 'with the cause');
  assert.equal(await page.locator('#app .kiosk').count(), 0);
  const prevented = await page.locator('#static a').first().evaluate((link) => !link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })));
  assert.ok(prevented, 'the static page is locked down too');
  await page.clock.runFor(9 * 60_000);
  assert.equal(await page.locator('.scene').count(), 0);
  for (let n = 0; n < 80; n += 1) await pass(page, 1).catch(() => {});
  await page.locator('.scene h1').waitFor();
  assert.deepEqual((await remembered(page)).failures, []);
});

journey('kiosk: no reload while the server is away, and the loop goes on', async (trip) => {
  trip.allow(/Failed to load resource|ERR_CONNECTION|network: plan-atlas/);
  const server = await trip.server();
  const page = await kiosk(trip, '', { url: server.url });
  await server.stop();
  await page.evaluate(() => { window.before = true; });
  await page.evaluate(() => window.planAtlas.kiosk.reload('daily'));
  const now = await scene(page);
  await pass(page, 21);
  await becomes(() => scene(page), now + 1);
  assert.ok(await page.evaluate(() => window.before));
  assert.deepEqual((await remembered(page)).reloads, []);
});

journey('kiosk: storage that is blocked, a wake lock that is refused and a clock that jumps change nothing', async (trip) => {
  const page = await trip.reader({ viewport: LANDSCAPE, clock: true, touch: true });
  await page.addInitScript(() => {
    const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, blocked);
    for (const name of ['wakeLock', 'serviceWorker']) Object.defineProperty(navigator, name, blocked);
    const plain = window.setTimeout;
    window.longest = 0;
    window.setTimeout = (act, ms, ...rest) => { window.longest = Math.max(window.longest, ms || 0); return plain(act, ms, ...rest); };
  });
  await page.goto(`${trip.site.url}?mode=kiosk`);
  await page.locator('.scene h1').waitFor();
  await page.touchscreen.tap(900, 500);
  await becomes(() => phase(page), 'explore');
  await page.clock.setSystemTime(new Date('1970-01-01T00:00:00Z'));
  await pass(page, 20);
  await page.clock.setSystemTime(new Date('2031-05-01T12:00:00Z'));
  await pass(page, 20);
  assert.equal(await phase(page), 'explore');
  await pass(page, 21);
  await becomes(() => phase(page), 'warning');
  await pass(page, 21);
  await becomes(() => phase(page), 'attract');
  assert.ok((await page.evaluate(() => window.longest)) < 2 ** 31);
});

journey('kiosk: from a folder on the disk, without a network, through a whole loop', async (trip) => {
  const page = await trip.reader({ viewport: PORTRAIT, clock: true, touch: true });
  const failed = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.context().setOffline(true);
  for (const [form, name] of [['intranet', 'index.html'], ['single', 'plan-atlas.html']]) {
    await page.goto(`${pathToFileURL(join(trip.folder, form, name))}?mode=kiosk`);
    await page.locator('.scene h1').waitFor();
    for (let n = 0; n < 10; n += 1) {
      const now = await scene(page);
      await pass(page, n === 5 ? 31 : 21);
      await becomes(() => scene(page), now + 1);
    }
    await touch(page);
    await page.locator('.kiosk-bar a', { hasText: /查找|Find/ }).tap();
    await page.locator('.board').waitFor();
  }
  assert.deepEqual(failed, []);
});

journey('kiosk: ten fingers at once leave a page that works', async (trip) => {
  const page = await kiosk(trip, '', { viewport: PORTRAIT, clock: false });
  const session = await page.context().newCDPSession(page);
  const any = trip.random();
  const finger = (id) => ({ id, x: any(1080), y: any(1920) });
  for (let round = 0; round < Number(process.env.MASH ?? 150); round += 1) {
    const fingers = Array.from({ length: 10 }, (_, id) => finger(id));
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers.map(({ id }) => finger(id)) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.touchscreen.tap(any(1080), any(1920));
  }
  assert.equal(page.context().pages().length, 1);
  assert.ok(new URL(page.url()).search.includes('mode=kiosk'));
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  await eventually(async () => {
    if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape');
    if (await page.locator('.drawer').count()) await page.keyboard.press('Escape');
    if ((await phase(page)) === 'attract') await touch(page);
    await page.locator('.kiosk-bar button', { hasText: /首页|Home/ }).tap({ timeout: 1_500 });
    await page.locator('.kiosk-page .home-page').waitFor({ timeout: 1_500 });
  });
  assert.deepEqual((await remembered(page)).failures, []);
});

journey('kiosk: only a hall loads its files', async (trip) => {
  const asked = [];
  const page = await trip.reader();
  page.on('request', (request) => asked.push(request.url()));
  const open = pending(page);
  await page.goto(trip.site.url);
  await page.locator('#app main h1').first().waitFor();
  // Everything that is fetched ahead is there.
  await eventually(() => assert.ok(asked.some((url) => /plan-atlas-pages\..*wasm/.test(url))));
  await quiet(page, open);
  assert.deepEqual(asked.filter((url) => /kiosk/.test(url)), []);
  assert.ok(readdirSync(join(trip.folder, 'web')).filter((name) => name.includes('kiosk')).length >= 4);
});
