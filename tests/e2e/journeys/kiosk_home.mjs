// Where a hall's visitor begins: on one screen, each way large enough for a finger.
import assert from 'node:assert/strict';
import { becomes, journey } from '../kit.mjs';
import { LANDSCAPE, PORTRAIT, touched } from '../kiosk.mjs';

const LARGE = { width: 3840, height: 2160 };
/** The least side of what a finger is to hit, of a screen whose shorter side is 1080. */
const FINGER = 96;

/** What of the home page is too small, cut, under the bar or on something else; empty if nothing is. */
const faults = (page) =>
  page.evaluate((finger) => {
    const least = finger * (Math.min(innerWidth, innerHeight) / 1080);
    const edge = document.querySelector('.kiosk-bar').getBoundingClientRect().top;
    const ways = [...document.querySelectorAll('.home-way')];
    const found = [];
    const boxes = ways.map((way) => way.getBoundingClientRect());
    ways.forEach((way, at) => {
      const [box, name] = [boxes[at], way.innerText.replace(/\s+/g, ' ')];
      if (box.width < least || box.height < least) found.push(`${name} is small: ${box.width} by ${box.height}`);
      if (box.bottom > edge || box.top < 0 || box.left < 0 || box.right > innerWidth) found.push(`${name} isn't on the screen`);
      for (const part of [way, ...way.querySelectorAll('strong, span')]) {
        if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth) found.push(`${name} is cut`);
        const inner = part.getBoundingClientRect();
        if (inner.right > box.right + 1 || inner.left < box.left - 1 || inner.bottom > box.bottom + 1) found.push(`${name} runs over`);
      }
      boxes.slice(0, at).forEach((other, before) => {
        const apart = other.right <= box.left || box.right <= other.left || other.bottom <= box.top || box.bottom <= other.top;
        if (!apart) found.push(`${name} lies on ${ways[before].innerText}`);
      });
    });
    const title = document.querySelector('.home-page h1').getBoundingClientRect();
    if (title.top < 0) found.push('the title is above the screen');
    return found;
  }, FINGER);

journey('kiosk: the home page stands on one screen, in both languages and in large type', async (trip) => {
  for (const viewport of [PORTRAIT, LANDSCAPE, LARGE]) {
    const page = await touched(trip, '', { viewport });
    await page.locator('.home-district path[d^=M]').first().waitFor();
    const { matters } = trip.data('topics.json');
    assert.equal(await page.locator('.home-matter').count(), matters.length);
    assert.deepEqual(await faults(page), [], JSON.stringify(viewport));
    await page.locator('.kiosk-bar button', { hasText: '大字' }).tap();
    await becomes(() => page.locator('html').getAttribute('data-size'), 'xl');
    await becomes(async () => (await faults(page)).join('; '), '');
    await page.locator('.kiosk-bar a', { hasText: 'English' }).tap();
    await becomes(() => page.locator('html').getAttribute('lang'), 'en');
    await becomes(async () => (await faults(page)).join('; '), '');
    await page.context().close();
  }
});

journey('kiosk: from the home page a finger reaches a district, a matter, the wall and the search, and comes back', async (trip) => {
  const page = await touched(trip, '', { viewport: PORTRAIT });
  for (const [way, there] of [
    ['.home-district', '.district-promises'],
    ['.home-matter', '.matter-promises'],
    ['.home-wide:has-text("看全部承诺")', '.overview-grid'],
    ['.home-wide:has-text("看地图")', '.map-page'],
    ['.home-wide:has-text("查找")', '.board'],
  ]) {
    await page.locator(way).first().tap();
    await page.locator(there).first().waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0, `${there} opens at its top`);
    await page.locator('.kiosk-bar button', { hasText: '返回' }).tap();
    await page.locator('.home-page').waitFor();
  }
  await becomes(() => page.locator('.kiosk-bar button', { hasText: '返回' }).isDisabled(), true);
});

journey('kiosk: a phone is sent from the home page to the overview', async (trip) => {
  const page = await touched(trip, '&base=https://plans.example.org/', { viewport: PORTRAIT });
  await page.locator('.kiosk-bar button', { hasText: '扫码带走' }).tap();
  const code = page.getByRole('dialog').locator('code');
  await code.waitFor();
  assert.doesNotMatch(await code.innerText(), /page=/);
});
