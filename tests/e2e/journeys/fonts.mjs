// Chinese where no font of the machine is asked: a hall and the single file bring their own.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kiosk, touch } from '../kiosk.mjs';
import { eventually, journey, open, press } from '../kit.mjs';

const OWN = 'Noto Sans SC';

/** Which fonts draw the text on the screen, as the browser counts them: glyphs by name, and one place for each name. */
async function drawnBy(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('DOM.enable');
  await tools.send('CSS.enable');
  const { root } = await tools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await tools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  // All at once: one after the other they take a minute. A node that has left the page meanwhile shows nothing.
  const read = await Promise.all(nodeIds.map((nodeId) =>
    tools.send('CSS.getPlatformFontsForNode', { nodeId }).then(({ fonts }) => [nodeId, fonts], () => [nodeId, []])));
  const found = {};
  for (const [nodeId, fonts] of read) {
    for (const font of fonts) {
      const name = font.isCustomFont ? OWN : font.familyName;
      found[name] ??= { n: 0, nodeId };
      found[name].n += font.glyphCount;
    }
  }
  for (const one of Object.values(found)) {
    one.place = await tools.send('DOM.getOuterHTML', { nodeId: one.nodeId }).then(({ outerHTML }) => outerHTML.slice(0, 200), () => 'no longer on the page');
  }
  await tools.detach();
  return found;
}

/** Every glyph is of the font that came along; a monospaced font of the machine may set what is code, in Latin letters. */
async function allOwn(page, what) {
  await page.evaluate(() => document.fonts.ready);
  const fonts = await drawnBy(page);
  assert.ok(fonts[OWN]?.n > 100, `${what}: ${JSON.stringify(fonts)}`);
  const foreign = Object.entries(fonts).filter(([name]) => name !== OWN && !/mono/i.test(name));
  assert.deepEqual(foreign, [], what);
}

/** The same in a hall whose time stands still: another scene, or the end of a visit, would take away what is being looked at. */
async function allOwnAtRest(page, what) {
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 5_000));
  await allOwn(page, what);
  await page.clock.resume();
}

journey('fonts: a hall shows every character in the font that it brings along', async (trip) => {
  const page = await kiosk(trip);
  await allOwnAtRest(page, 'the loop');
  await touch(page);
  for (const [way, there] of [
    ['.home-district', '.promise-row'],
    ['a[href*="page=text"]', '.text-heading'],
  ]) {
    await press(page.locator(`.kiosk-page ${way}`).first());
    await page.locator(`.kiosk-page ${there}`).first().waitFor();
    await allOwnAtRest(page, there);
  }
});

journey('fonts: the single file too, and nobody else waits for a font', async (trip) => {
  const single = await trip.reader();
  const url = pathToFileURL(join(trip.folder, 'single/plan-atlas.html')).href;
  for (const address of ['', '?page=method&lang=en']) {
    await open(single, url + address);
    await allOwn(single, `single ${address}`);
  }
  const page = await trip.reader();
  const asked = [];
  page.on('request', (request) => { if (/\.woff2?$/.test(request.url())) asked.push(request.url()); });
  await open(page, trip.site.url);
  assert.deepEqual(asked, []);
  assert.equal((await drawnBy(page))[OWN], undefined);
});

journey('fonts: a hall whose server sends no fonts uses those of the machine', async (trip) => {
  trip.allow(/Failed to load resource/);
  const refused = [];
  const server = await trip.server({ change: (path, answer) => {
    if (!path.endsWith('.woff2')) return answer;
    refused.push(path);
    return { status: 404, type: 'text/plain', body: Buffer.from('404\n') };
  } });
  const page = await kiosk(trip, '', { url: server.url });
  await eventually(async () => assert.ok(refused.length > 0));
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
  const fonts = await drawnBy(page);
  assert.ok(Object.keys(fonts).length > 0 && !fonts[OWN], JSON.stringify(fonts));
});

journey('fonts: the intranet form from a disk brings its font along as well', async (trip) => {
  const url = pathToFileURL(join(trip.folder, 'intranet/index.html')).href;
  const page = await kiosk(trip, '', { url });
  await allOwnAtRest(page, 'the loop');
});
