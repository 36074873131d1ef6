// Every panel that halls have: how large things are, whether taps hit, and what the accessibility scan finds.
import assert from 'node:assert/strict';
import { LANDSCAPE, PORTRAIT, kiosk, touch, touched } from '../kiosk.mjs';
import { eventually, findings, journey, texts, undeclaredChinese } from '../kit.mjs';

/** Panels, as their browsers see them: full HD both ways, 4K, and 4K that the system scales by 150 and 200 %. */
const PANELS = [PORTRAIT, LANDSCAPE, { width: 3840, height: 2160 }, { width: 2560, height: 1440 }, { width: 720, height: 1280 }, { width: 2160, height: 3840 }];

journey('kiosk: everything is as large as a hall needs, on every panel', async (trip) => {
  for (const viewport of PANELS) {
    const page = await kiosk(trip, '', { viewport, clock: false });
    const { width, height } = viewport;
    const name = `${width}×${height}`;
    const size = (selector) => page.locator(selector).first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    // The limits hold for a panel that isn't scaled; others show the same by fewer CSS pixels.
    const scaled = (least) => (width === 720 ? least / 1.5 : width === 2560 ? least * 0.7 : least);
    const [body, kpi, control] = width >= 3000 || width === 2560 ? [36, 128, 96] : [22, 64, 72];
    // The kiosk's styles may come after its first scene.
    for (const [place, least] of [['body', body], ['.scene-number strong', kpi]]) {
      await eventually(async () => assert.ok((await size(place)) >= scaled(least), `${name}: ${place} ${await size(place)}`));
    }
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0, `${name}: the loop is too wide by ${await over()}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1), `${name}: the loop fits`);
    await touch(page);
    const boxes = await page.locator('.kiosk-bar .button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width: w, height: h, top, left }) => [w, h, top, left]));
    assert.ok(boxes.length >= 7);
    for (const [w, h, top] of boxes) {
      assert.ok(w >= scaled(control) && h >= scaled(control), `${name}: a control of ${w}×${h}`);
      if (height > width) assert.ok(top >= height * 0.6, `${name}: within the lower 40 %`);
    }
    const gaps = boxes.slice(1).map(([, , top, left], n) => (top === boxes[n][2] ? left - boxes[n][3] - boxes[n][0] : Infinity));
    assert.ok(Math.min(...gaps) >= scaled(16) - 0.5, `${name}: gaps ${gaps}`);
    assert.ok((await over()) <= 0, `${name}: the page is too wide by ${await over()}`);
    await page.locator('.kiosk-bar button', { hasText: '大字' }).tap();
    await eventually(async () => assert.ok((await size('body')) * 0.5 >= scaled(16), `${name}: large text ${await size('body')}`));
    assert.ok((await over()) <= 0, `${name}: large text is too wide by ${await over()}`);
    await page.locator('.kiosk-bar button', { hasText: '下移' }).tap();
    await eventually(async () => assert.ok((await page.locator('.kiosk-page h1').first().boundingBox()).y >= height * 0.4, `${name}: lowered`));
  }
});

journey('kiosk: a tap at a datum hits that datum, on every panel', async (trip) => {
  for (const viewport of PANELS) {
    const page = await touched(trip, '', { viewport, clock: false });
    const name = `${viewport.width}×${viewport.height}`;
    await page.locator('.home-wide').first().tap();
    const label = page.locator('.kiosk-page .map-picture .area-label', { hasText: '徐汇' });
    await label.waitFor();
    await page.locator('.kiosk-page .map-picture').evaluate((map) => map.scrollIntoView({ block: 'center' }));
    // What stands two pixels around the middle of a district is that district.
    const tried = () => page.evaluate(() => {
      const areas = [...document.querySelectorAll('.kiosk-page .map-picture path.covered')];
      return areas.map((area) => {
        const box = area.getBoundingClientRect();
        const inside = (x, y) => area.isPointInFill(new DOMPoint(x, y).matrixTransform(area.getScreenCTM().inverse()));
        const points = [];
        for (let x = box.left + 4; x < box.right - 4; x += 4) for (let y = box.top + 4; y < box.bottom - 4; y += 4) {
          if ([[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2]].every(([dx, dy]) => inside(x + dx, y + dy))) points.push([x, y]);
        }
        const shown = points.filter(([x, y]) => y > 0 && y < innerHeight * 0.8 && x > 0 && x < innerWidth);
        return { n: shown.length, missed: shown.filter(([x, y]) => {
          const top = document.elementFromPoint(x, y);
          return top !== area && !top.closest('.area-label');
        }).length };
      });
    });
    // The map is drawn anew when what belongs to it has come.
    const hits = await eventually(async () => {
      const now = await tried();
      assert.ok(now.length >= 5 && now.every(({ n }) => n > 0), `${name}: ${JSON.stringify(now)}`);
      return now;
    });
    assert.ok(hits.every(({ missed }) => missed === 0), `${name}: ${JSON.stringify(hits)}`);
  }
});

journey('kiosk: the loop and the explored page stand up to the accessibility scan', async (trip) => {
  const page = await kiosk(trip, '&languages=en', { viewport: PORTRAIT, clock: false });
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(await undeclaredChinese(page), []);
  assert.equal(await page.locator('[role=status]:visible, [aria-live]:visible').count(), 0, 'nothing is announced in the loop');
  await touch(page);
  assert.deepEqual(await findings(page), []);
  await page.locator('.kiosk-bar a', { hasText: 'Find' }).tap();
  await page.locator('.board').waitFor();
  assert.deepEqual(await findings(page), []);
  assert.ok((await texts(page.locator('.kiosk-bar .button'))).every(Boolean));
});
