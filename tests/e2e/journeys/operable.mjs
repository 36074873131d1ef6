// What the scan can't see: every page by keyboard, in a narrow frame, with other text and other colours, and without motion.
import assert from 'node:assert/strict';
import { focused, journey, settled, travel } from '../kit.mjs';
import { PAGES } from '../pages.mjs';

/** Goes through every page in one tab; `look` gets the page and its address. */
async function everyPage(trip, reader, look, more = '') {
  const page = await trip.visit(`?theme=light${more}`, { motion: false, ...reader });
  for (const { address, there } of PAGES) {
    await travel(page, address + more);
    await page.locator(there).first().waitFor({ state: 'attached' });
    await settled(page);
    await look(page, address);
  }
}

/** What Tab should reach: everything that can be operated, once for each group of radio buttons. */
const stops = (page) =>
  page.evaluate(() => {
    const shown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]')];
    const groups = new Set();
    return all.filter((one) => {
      if (!shown(one) || one.disabled || one.tabIndex < 0) return false;
      const own = one.matches('summary') ? one.parentElement : one;
      if ((own === one ? one : own.parentElement).closest('details:not([open])')) return false;
      if (one.type !== 'radio') return true;
      const first = !groups.has(one.name);
      groups.add(one.name);
      return first;
    }).length;
  });

/** How many stops of a page are tried at most; its lists go on in the same way. */
const WALK = 130;

journey('operable: every page by Tab, from the skip link to the end, in order, each stop in sight and with a ring', async (trip) => {
  const faults = [];
  await everyPage(trip, {}, async (page, address) => {
    // A drawer lies over a part of its page, has a journey of its own, and goes when Esc is pressed.
    if (address.includes('source=')) {
      await page.keyboard.press('Escape');
      await page.locator('.drawer').waitFor({ state: 'detached' });
    }
    await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); document.getSelection().removeAllRanges(); });
    await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); window.walked = []; });
    const expected = await stops(page);
    let n = 0;
    // A date takes a press for each of its parts.
    for (; n < (expected <= WALK ? expected + 12 : WALK); n += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      // Behind the last stop are the browser's own, or the first again.
      if (stop.tag === 'body' || (n > 1 && stop.class === 'skip-link')) break;
      const order = await page.evaluate(() => {
        const now = document.activeElement;
        const before = window.walked.at(-1);
        const inside = before === now;
        window.walked.push(now);
        return !before || inside || (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      });
      const name = `${address}: ${stop.tag} “${stop.text.slice(0, 30)}”`;
      if (n === 0 && !/跳到正文/.test(stop.text)) faults.push(`${name} comes before the skip link`);
      if (!order) faults.push(`${name} comes after something that stands behind it`);
      if (!(stop.ring >= 2)) faults.push(`${name} has a ring of ${stop.ring} px`);
      if (stop.covered) faults.push(`${name} can't be seen`);
    }
    const reached = await page.evaluate(() => new Set(window.walked.map((one) => (one.type === 'radio' ? one.name : one))).size);
    if (expected <= WALK && reached < expected) faults.push(`${address}: ${reached} of ${expected} stops reached`);
    if (expected <= WALK && n >= expected + 12) faults.push(`${address}: no way out after ${n} stops`);
  });
  assert.deepEqual(faults, []);
}, { limit: 180 });

/** Text that is cut off: inside of a box that hides what is too large for it, or wider than the page. */
const lost = (page) =>
  page.evaluate(() => {
    const found = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`the page is too wide by ${over} px`);
    for (const box of document.querySelectorAll('body *')) {
      const style = getComputedStyle(box);
      if (box.closest('.visually-hidden, [aria-hidden=true], svg') || !box.textContent.trim() || box.getClientRects().length === 0) continue;
      // One that scrolls loses nothing; nor do tiles, whose list stands below them, and clauses of a list, which lead to the whole.
      const cut = [['x', box.scrollWidth - box.clientWidth], ['y', box.scrollHeight - box.clientHeight]].filter(([axis, more]) => more > 2 && /hidden|clip/.test(axis === 'x' ? style.overflowX : style.overflowY));
      if (cut.length && box.clientWidth > 1 && !box.matches('select, input, .clause.short, .promise-lead')) found.push(`<${box.tagName.toLowerCase()} class="${box.className}"> loses ${cut.map(([axis, more]) => `${more} px of ${axis}`)}: ${box.textContent.trim().slice(0, 30)}`);
    }
    return found;
  });

/** Rules of a reader's own, which a strict policy for the page's styles doesn't hold back. */
const wear = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const SPACED = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

for (const [name, viewport, css, more] of [
  ['in a frame of 320 px, which is 400 % of 1280', { width: 320, height: 640 }, '', ''],
  ['in English in a frame of 320 px', { width: 320, height: 640 }, '', '&lang=en'],
  ['with text of 200 %', { width: 1280, height: 800 }, ':root{font-size:200%!important}', ''],
  ['with the spacing of WCAG 1.4.12', { width: 1280, height: 800 }, SPACED, '&lang=en'],
  ['with that spacing on a phone', { width: 390, height: 844 }, SPACED, ''],
]) {
  journey(`operable: nothing is lost ${name}`, async (trip) => {
    const faults = [];
    await everyPage(trip, { viewport }, async (page, address) => {
      if (css) await wear(page, css);
      faults.push(...(await lost(page)).map((line) => `${address}: ${line}`));
    }, more);
    assert.deepEqual(faults, []);
  }, { limit: 120 });
}

journey('operable: a reader who asks for less motion sees none, on any page', async (trip) => {
  const faults = [];
  await everyPage(trip, {}, async (page, address) => {
    const running = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.animationName ?? one.transitionProperty));
    if (running.length) faults.push(`${address}: ${running}`);
  });
  assert.deepEqual(faults, []);
});

journey('operable: in colours that the system forces, controls keep an edge, marks stand out, and focus shows', async (trip) => {
  const faults = [];
  const page = await trip.visit('', { motion: false });
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  for (const { address, there } of PAGES) {
    await travel(page, address);
    await page.locator(there).first().waitFor({ state: 'attached' });
    await settled(page);
    faults.push(...(await page.evaluate((at) => {
      const found = [];
      const shown = (one) => one.getClientRects().length > 0;
      const ground = getComputedStyle(document.body).backgroundColor;
      for (const one of [...document.querySelectorAll('main .button, main .choice-link, .field input, .field select')].filter(shown)) {
        const style = getComputedStyle(one);
        if (style.borderTopStyle === 'none' || style.borderTopColor === ground) found.push(`${at}: no edge around “${one.textContent.trim().slice(0, 20)}”`);
      }
      for (const mark of [...document.querySelectorAll('main .state-mark')].filter(shown)) {
        if (getComputedStyle(mark).stroke === ground) found.push(`${at}: a mark can't be seen`);
      }
      const current = document.querySelector('.site-nav [aria-current]');
      if (current && getComputedStyle(current).borderBottomColor === ground) found.push(`${at}: the current page isn't marked`);
      return found;
    }, address)));
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!(stop.ring >= 2)) faults.push(`${address}: a ring of ${stop.ring} px`);
  }
  assert.deepEqual([...new Set(faults)], []);
});

journey('operable: main controls are 44 px high, and nothing to press is below 24', async (trip) => {
  const faults = [];
  const small = (page) =>
    page.evaluate(() => {
      const shown = (one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden');
      const found = [];
      const note = (one, least) => {
        const { width, height } = one.getBoundingClientRect();
        if (height < least - 0.5 || width < Math.min(least, 24) - 0.5) found.push(`${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 20)}” is ${Math.round(width)}×${Math.round(height)}`);
      };
      for (const one of [...document.querySelectorAll('.site-nav a, main .button:not(.quiet), .field input, .field select, .district-button')].filter(shown)) {
        if (!one.closest('.replay')) note(one, 44);
      }
      for (const one of [...document.querySelectorAll('button, summary, select, .choice-link')].filter(shown)) note(one, 24);
      return found;
    });
  for (const width of [1280, 390]) {
    await everyPage(trip, { viewport: { width, height: 800 } }, async (page, address) => {
      faults.push(...(await small(page)).map((line) => `${address} at ${width}: ${line}`));
    });
  }
  assert.deepEqual([...new Set(faults)].slice(0, 40), []);
});

journey('operable: in large type a paragraph stands 1.3 lines from the next', async (trip) => {
  const faults = [];
  let n = 0;
  await everyPage(trip, {}, async (page, address) => {
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('main p + p')]
        .filter((one) => one.getClientRects().length && one.previousElementSibling.getClientRects().length && !one.closest('.visually-hidden, .cursor'))
        .map((one) => {
          const before = one.previousElementSibling;
          const [above, below] = [before.getBoundingClientRect(), one.getBoundingClientRect()];
          // Only paragraphs of running text, one below the other: longer than a line. On a card stand a title and its period.
          if (above.height < 1.5 * parseFloat(getComputedStyle(before).lineHeight) || below.top < above.bottom) return null;
          return [below.top - above.bottom, parseFloat(getComputedStyle(before).lineHeight), before.textContent.slice(0, 20)];
        })
        .filter(Boolean));
    n += gaps.length;
    for (const [gap, line, text] of gaps) if (gap < 1.3 * line - 1) faults.push(`${address}: ${Math.round(gap)} px below “${text}”, whose lines are ${line} px`);
  }, '&size=xl');
  assert.ok(n > 5, `only ${n} places to look at`);
  assert.deepEqual(faults, []);
});
