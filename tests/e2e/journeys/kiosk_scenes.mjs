// The hall's pictures: how much of the screen they use, whether tiles move, and the districts that a finger finds below.
import assert from 'node:assert/strict';
import { LANDSCAPE, PORTRAIT, kiosk, pass, phase, scene, touched } from '../kiosk.mjs';
import { becomes, eventually, journey } from '../kit.mjs';

const LARGE = { width: 3840, height: 2160 };
const SCENES = ['wall', 'district', 'settled', 'questions', 'clause', 'river', 'places', 'departments', 'topics', 'published'];

/** How many commitments the plans of a built site have. */
const commitments = (trip) =>
  trip.data('districts.json').districts.filter((one) => one.covered).reduce((sum, { id }) => sum + trip.data(`plans/${id}.json`).targets.filter((one) => one.tier === 'commitment').length, 0);

/** The share of a grid's cells in a screenshot that show the bare ground and nothing else, from 0 to 1. */
async function bare(page, cell) {
  const shot = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  const blank = await page.context().newPage();
  const share = await blank.evaluate(async ([shot, cell]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    // #0b1220, as far as rounding goes.
    const ground = (at) => Math.abs(data[at] - 11) + Math.abs(data[at + 1] - 18) + Math.abs(data[at + 2] - 32) <= 6;
    let empty = 0;
    let all = 0;
    for (let top = 0; top + cell <= image.height; top += cell) {
      for (let left = 0; left + cell <= image.width; left += cell) {
        all += 1;
        let found = true;
        for (let y = top; found && y < top + cell; y += 2) for (let x = left; found && x < left + cell; x += 2) found = ground((y * image.width + x) * 4);
        empty += found ? 1 : 0;
      }
    }
    return empty / all;
  }, [shot, cell]);
  await blank.close();
  return share;
}

journey('kiosk: every scene fills at least half of the screen, and its words stay on it', async (trip) => {
  for (const viewport of [PORTRAIT, LANDSCAPE, LARGE]) {
    for (const name of SCENES) {
      for (const lang of viewport === LANDSCAPE ? ['zh', 'en'] : ['zh']) {
        const page = await kiosk(trip, `&scenes=${name}&languages=${lang}`, { viewport, clock: false });
        await page.locator('.scene-district path[d^="M"]').first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        if (name === 'places') await becomes(() => page.locator('.scene-number strong').innerText(), String(trip.data('places.json').places.length));
        const where = `${name} ${lang} at ${viewport.width}×${viewport.height}`;
        const out = await page.evaluate(() => {
          const boxes = ['.scene-title', '.scene-words', '.scene-picture', '.scene-foot', '.scene-ask'].map((one) => [one, document.querySelector(one).getBoundingClientRect()]);
          const found = boxes.filter(([, box]) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1).map(([one]) => one);
          const words = document.querySelector('.scene-words');
          if (words.scrollHeight > words.clientHeight + 2) found.push('words are taller than their room');
          for (const [one, a] of boxes) for (const [other, b] of boxes) {
            if (one < other && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom) found.push(`${one} lies on ${other}`);
          }
          return found;
        });
        assert.deepEqual(out, [], where);
        const share = await bare(page, viewport === LARGE ? 40 : 20);
        assert.ok(share <= (name === 'clause' ? 0.6 : 0.5), `${where}: ${(share * 100).toFixed(1)} % of the cells are bare`);
        if (process.env.SCENES) await page.screenshot({ path: `${process.env.SCENES}/${name}-${lang}-${viewport.width}.png` });
        await page.close();
      }
    }
  }
}, { limit: 480 });

journey('kiosk: the tiles of one scene are those of the next, and move there', async (trip) => {
  const page = await kiosk(trip, '&scenes=wall,river');
  const places = () => page.locator('.scene-tile').evaluateAll((all) => all.map((one) => one.style.transform));
  const before = await places();
  await page.evaluate(() => { window.tiles = [...document.querySelectorAll('.scene-tile')]; });
  const now = await scene(page);
  await pass(page, 21);
  await becomes(() => scene(page), now + 1);
  await eventually(async () => assert.notDeepEqual(await places(), before));
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('.scene-tile')].every((one, at) => one === window.tiles[at])), 'the same elements');
  assert.equal(new Set(await places()).size, commitments(trip), 'each in a place of its own');
  assert.equal(await page.locator('.scene-tile').first().evaluate((one) => getComputedStyle(one).transitionDuration.split(',')[0]), '0.7s');
});

journey('kiosk: a finger on a district’s shape opens that district', async (trip) => {
  for (const viewport of [PORTRAIT, LANDSCAPE]) {
    const page = await kiosk(trip, '', { viewport });
    const shapes = page.locator('.scene-district');
    assert.equal(await shapes.count(), 5);
    await page.locator('.scene-district path[d^="M"]').first().waitFor();
    for (const box of await page.locator('.scene-district svg').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)))) assert.ok(box >= 139.5, `a shape of ${box}`);
    const { x, y, width, height } = await shapes.nth(3).boundingBox();
    const name = await shapes.nth(3).innerText();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await becomes(() => phase(page), 'explore');
    await page.locator('.kiosk-page h1', { hasText: name.slice(0, 2) }).first().waitFor();
    assert.match(page.url(), /mode=kiosk/);
    assert.equal(await page.evaluate(() => scrollY), 0);
  }
});

journey('kiosk: every page opens at its upper edge, head and all', async (trip) => {
  const page = await touched(trip, '', { viewport: PORTRAIT });
  for (const next of ['.kiosk-page .home-wide', '.kiosk-page a[href^="?page=targets"]', '.kiosk-page a[href*="target="]']) {
    await page.locator(next).first().waitFor();
    await page.evaluate(() => scrollTo(0, 400));
    await page.locator(next).first().tap();
    await becomes(() => page.evaluate(() => scrollY), 0);
    assert.ok((await page.locator('.kiosk-head').boundingBox()).y >= -4);
  }
});
