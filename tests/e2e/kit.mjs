// What every journey needs: how to open the site, how to wait for what is meant, what is on the screen.
//
// Nothing here or in a journey waits for a time. `eventually`, `becomes`, `settled`, `steady`, `quiet` wait for a state;
// where time itself is the point, a reader has a clock that we turn (`clock: true`, `page.clock`).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PAGES } from './pages.mjs';

export { journey } from './registry.mjs';

/** The folder of the built forms. */
export const BUILT = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** The forms that are built, each with the page that it opens with. */
export const FORMS = { web: 'index.html', intranet: 'index.html', single: 'plan-atlas.html' };

/** How long something may take to appear until it counts as missing, in milliseconds: no measure of speed. */
export const PATIENCE = 30_000;
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A manifest to which changed files belong, so that rules are what refuses them; `files` maps a path to its bytes. */
export function manifestFor(trip, files) {
  const manifest = trip.data('manifest.json');
  for (const file of manifest.files) {
    const body = files[file.path];
    if (body) Object.assign(file, { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') });
  }
  return manifest;
}

/** Goes to an address and waits until the program stands there with its data, or says why it can't. */
export async function open(page, url) {
  await page.goto(url);
  await settled(page);
}

/** Waits until the program has drawn what was asked for last. */
export async function settled(page) {
  await page.locator('html:not([data-busy])').waitFor({ state: 'attached' });
  await page.locator('#app main h1').first().waitFor();
}

/**
 * Presses a link that may be folded away. One that is taken off the page in the meantime is looked for again: pressed, it
 * would load the page anew, since nobody hears of a press outside the document.
 */
export async function press(link) {
  await eventually(() => link.evaluate((element) => {
    if (!element.isConnected) throw new Error('the link has left the page');
    element.click();
  }));
}

/** The target that the tour visits. */
const TOURED = 'xuhui-target-table-ai-industry-output';

/** Names in the navigation, and what leads to one record from there. */
const NAVIGATION = [
  ['各区', '.plan-card a[href*="page=district&"]'],
  ['任务', 'a[href*="page=task&"]'],
  ['谁来办', 'a[href*="page=department&"]'],
  ['日程'],
  ['主题与对比', '.matrix a[href*="page=topic&"]'],
  ['搜索'],
  ['方法'],
];

/** Opens the menu beside the links of the head, if it isn't open. */
export async function menu(page) {
  const button = page.locator('.head-fold');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await press(button);
  await page.locator('.head-menu').waitFor();
}

/** Follows a link of the head by its name, wherever it stands at this width: among the links or in the menu. */
export async function nav(page, name) {
  const named = { name, exact: true, includeHidden: true };
  const link = page.locator('.site-nav').getByRole('link', named).or(page.locator('.head-menu').getByRole('link', named)).first();
  await link.waitFor({ state: 'attached' });
  if (!(await link.isVisible())) await menu(page);
  await press(page.locator('.site-head').getByRole('link', { name, exact: true }).first());
}

/** Chooses the colours of the screen in the menu, by the value of the choice or its label. */
export async function theme(page, choice) {
  await menu(page);
  await page.getByLabel('外观').selectOption(choice);
}

/** Through every page, with charts, drawer, languages and themes: first by what the pages offer, then by the list of pages. */
export async function tour(page) {
  await page.locator('.map-slot').hover();
  await page.locator('.map-chart svg text').first().waitFor();
  for (const radio of await page.getByRole('radio').all()) await radio.check();
  await page.locator('.figure-foot .button').first().click();
  await theme(page, 'dark');
  for (const [name, record] of NAVIGATION) {
    await nav(page, name);
    await becomes(() => page.locator('.site-head nav [aria-current]').first().textContent(), name);
    if (!record) {
      await settled(page);
      continue;
    }
    await press(page.locator(record).first());
    await becomes(() => new URL(page.url()).searchParams.has('id'), true, `${name}: one of them`);
    await settled(page);
    assert.equal(await page.locator('.problem').count(), 0, name);
  }
  for (const { address, there } of PAGES) {
    await travel(page, `${address}&theme=dark`);
    await page.locator(there).first().waitFor({ state: 'attached' });
    await settled(page);
    assert.equal(await page.locator('.problem').count(), 0, address);
  }
  await travel(page, '?theme=dark');
  await page.locator('.overview-grid').waitFor();
  await nav(page, '承诺');
  await page.locator('.target-row').first().waitFor();
  await page.locator('.facet .check').first().click();
  await page.locator('#filter-text').fill('总产出');
  await page.locator(`.target-row a[href*="${TOURED}"]`).click();
  await page.locator('.goal-chart svg text').first().waitFor();
  await page.locator('.goal-chart').hover();
  await page.mouse.move(700, 420, { steps: 8 });
  await page.locator('.figure-foot .button').first().click();
  await page.locator('.source-button').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'English' }).click();
  await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  // A day on which the target has a value to draw.
  await page.getByLabel('As of').fill('2024-06-30');
  await page.getByLabel('As of').blur();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.locator('.overview-grid').waitFor();
  await page.goBack();
  await page.locator('.goal-chart svg text').first().waitFor();
}

/** Goes to another address without loading the page again, as "back" and "forward" do. */
export async function travel(page, query) {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query || '?');
}

/** How often a state is looked at until it is the one that is waited for, in milliseconds. */
const POLL = 40;
const pause = () => new Promise((resolve) => setTimeout(resolve, POLL));

/** Waits until `check` no longer throws. */
export async function eventually(check, patience = PATIENCE) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause();
    }
  }
}

/** Waits until `read` gives this value. */
export const becomes = (read, wanted, what) =>
  eventually(async () => assert.deepEqual(await read(), wanted, what));

/** Waits until `read` gives the same at so many looks in a row, and returns it. */
export async function unchanged(read, looks = 4) {
  let last = await read();
  let same = 1;
  await eventually(async () => {
    const now = await read();
    same = JSON.stringify(now) === JSON.stringify(last) ? same + 1 : 1;
    last = now;
    assert.ok(same >= looks, 'it goes on changing');
  });
  return last;
}

/** Waits until nothing on the page moves or changes its size any more: fonts are there, what fades in has done so. */
export async function steady(page) {
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await unchanged(() => page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const brief = document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2_000);
    // A number that no look repeats, as long as something is on its way.
    return brief.length ? Math.random() : [scrollWidth, scrollHeight, document.querySelectorAll('*').length];
  }));
}

/** Counts what a page has asked for and not got yet; to be called before the page is opened. */
export function pending(page) {
  const open = new Set();
  page.on('request', (request) => open.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request));
  return open;
}

/** Waits until a page asks for nothing more, by what `pending` counts, and has drawn what it got. */
export async function quiet(page, open) {
  await unchanged(async () => (open.size ? Math.random() : page.evaluate(() => document.querySelectorAll('*').length)), 12);
}

/** The address as the reader sees it: name and value of each parameter. */
export const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** Waits until the address says exactly this. */
export const addressIs = (page, wanted) => becomes(() => query(page), wanted);

/** Text of every element that a selector finds, without spaces at the ends. */
export const texts = async (place) => (await place.allInnerTexts()).map((text) => text.trim());

/** The first number in a text. */
export function number(text) {
  const found = text.match(/\d+/);
  assert.ok(found, `no number in “${text}”`);
  return Number(found[0]);
}

/** `any(most)` gives whole numbers from 0 to below `most`, as if by chance, and the same ones again for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return (most) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/** What has focus: its words and whether a ring shows it. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // The middle of what is on the screen of it.
    const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    // The shade beside a drawer can be seen through.
    const onTop = document.elementsFromPoint(x, y).find((one) => !one.classList.contains('drawer-shade'));
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      class: element.className,
      text: (element.innerText || element.getAttribute('aria-label') || element.closest('label')?.innerText || '').trim(),
      place: element.closest('header.site-head, .filter-bar, .target-row, .targets-list, [role=dialog], main, footer')?.classList[0] ?? '',
      // A part inside of a date field gets its ring from the browser; the field itself is then not focused.
      ring: !element.matches(':focus') ? Infinity : style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      covered: !(onTop && (element.contains(onTop) || onTop.contains(element))),
    };
  });

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules of the scan that look at colours: all that another theme can change. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What the accessibility scan finds, one line for each element; what some selectors name is left out, and so are all rules but `only`. */
export async function findings(page, without = [], only = null) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async ([runOnly, hidden]) => {
    // What is still fading in has other colours in a moment; what goes on for long isn't waited for.
    const brief = document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000);
    await Promise.allSettled(brief.map((one) => one.finished));
    const { violations } = await window.axe.run({ include: document, exclude: hidden.map((selector) => [selector]) }, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map((node) => `${id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? ''}`),
    );
  }, [only ? { type: 'rule', values: only } : TAGS, without]);
}

/** Text on the screen that isn't declared as Chinese, with where it stands. */
const undeclared = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element.closest('script, style, noscript, [aria-hidden=true], [hidden]')) continue;
      if (element.closest('[lang]').lang.startsWith('zh')) continue;
      const text = walker.currentNode.data.trim();
      found.set(text, `<${element.tagName.toLowerCase()}> in .${element.closest('[class]')?.className}: ${text.slice(0, 40)}`);
    }
    return [...found];
  });

/** Elements with nothing but Chinese in them that don't say so, on a page in another language. */
export const undeclaredChinese = async (page) =>
  (await undeclared(page)).filter(([text]) => /\p{Script=Han}/u.test(text) && !/[a-z]{3}/.test(text)).map(([, place]) => place);

/** English with Chinese punctuation in it; quoted Chinese may keep its own. */
export const chinesePunctuation = async (page) =>
  (await undeclared(page)).filter(([text]) => /[a-z] ?[，。：；（）、]|[，。：；（）、] ?[a-z]/i.test(text)).map(([, place]) => place);
