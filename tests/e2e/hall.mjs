// A hall's panel, for the journeys that stand before it.
export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1920, height: 1080 };
export const phase = (page) => page.locator('html').getAttribute('data-phase');
export const scene = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')).scene);
export const remembered = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')));

/** A kiosk whose loop has begun. */
export async function hall(trip, query = '', { url = trip.site.url, viewport = LANDSCAPE, clock = true } = {}) {
  const page = await trip.reader({ viewport, clock });
  await page.goto(`${url}?mode=kiosk${query}`);
  await page.locator('.scene h1').waitFor();
  return page;
}

/** A kiosk that somebody has touched. */
export async function touched(trip, query, options) {
  const page = await hall(trip, query, options);
  const { width, height } = page.viewportSize();
  await page.mouse.click(width / 2, height / 2);
  await page.locator('.kiosk-page h1').first().waitFor();
  await page.waitForTimeout(500);
  return page;
}

/** Lets time pass second by second, as the page's own timers count it. */
export const pass = (page, seconds) => page.clock.runFor(seconds * 1000);
