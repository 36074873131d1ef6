// Nothing moves by itself: scrollbars take room here, as they do on most desks.
import assert from 'node:assert/strict';
import { DESK, PHONE, journey, settled, steady } from '../kit.mjs';
import { PAGES } from '../pages.mjs';
import { launch } from '../trip.mjs';

/** The most that may move on a page while it comes, as the browser counts it (CLS); 0.1 is what search engines call good. */
const MOST = 0.02;
/** On a phone a task's text, which comes from a file of its own, still pushes down what stands below it. */
const MOST_OF_A_TASK = 0.15;

for (const [name, viewport] of [['a desk', DESK], ['a phone', PHONE]]) {
  journey(`layout: on ${name} nothing moves by itself while a page comes, with scrollbars that take room`, async (trip) => {
    const usual = trip.browser;
    trip.browser = await launch({ scrollbars: true });
    try {
      const moved = [];
      const page = await trip.reader({ viewport });
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const { hadRecentInput, value, sources } of list.getEntries()) {
            if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ node }) => node?.className ?? node?.parentNode?.className ?? 'gone')]);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const { page: kind, address, there } of PAGES) {
        await page.goto(trip.site.url + address);
        await settled(page);
        await page.locator(there).first().waitFor({ state: 'attached' });
        await steady(page);
        assert.ok(await page.evaluate(() => innerWidth > document.documentElement.clientWidth), `${address}: the scrollbar takes room`);
        const shifts = await page.evaluate(() => window.shifts);
        const sum = shifts.reduce((all, [value]) => all + value, 0);
        const most = kind === 'task' && viewport === PHONE ? MOST_OF_A_TASK : MOST;
        if (sum > most) moved.push(`${address}: ${sum.toFixed(3)}: ${JSON.stringify(shifts.filter(([value]) => value > MOST / 10))}`);
      }
      assert.deepEqual(moved, []);
    } finally {
      await trip.browser.close();
      trip.browser = usual;
    }
  }, { limit: 150 });
}
