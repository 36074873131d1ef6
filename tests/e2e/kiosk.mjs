// A hall's panel, for the journeys that stand before it. Visitors have fingers: these readers touch.
import assert from 'node:assert/strict';
import { becomes, eventually } from './kit.mjs';

export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1920, height: 1080 };
export const phase = (page) => page.locator('html').getAttribute('data-phase');
export const scene = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')).scene);
export const remembered = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')));

/** A kiosk whose loop has begun. */
export async function kiosk(trip, query = '', { url = trip.site.url, viewport = LANDSCAPE, clock = true } = {}) {
  const page = await trip.reader({ viewport, clock, touch: true });
  await page.goto(`${url}?mode=kiosk${query}`);
  await page.locator('.scene h1').waitFor();
  return page;
}

/** Waits until the page hears a press: what comes with the first touch of a visit presses nothing. */
export const heard = (page) =>
  eventually(async () => assert.ok(await page.evaluate(() => {
    let seen = false;
    const note = () => { seen = true; };
    document.addEventListener('mouseup', note);
    document.body.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, cancelable: true }));
    document.removeEventListener('mouseup', note);
    return seen;
  })));

/** Somebody touches the middle of a panel, and its home page is there to be used. */
export async function touch(page) {
  const { width, height } = page.viewportSize();
  await page.touchscreen.tap(width / 2, height / 2);
  await becomes(() => phase(page), 'explore');
  await page.locator('.kiosk-page h1').first().waitFor();
  await page.locator('.kiosk-bar').waitFor();
  await heard(page);
}

/** A kiosk that somebody has touched. */
export async function touched(trip, query, options) {
  const page = await kiosk(trip, query, options);
  await touch(page);
  return page;
}

/** Lets time pass second by second, as the page's own timers count it. */
export const pass = (page, seconds) => page.clock.runFor(seconds * 1000);
