// The accessibility scan of every page: in both languages, every theme, every size, on the site, embedded, and in a hall.
//
// A page is scanned whole in each language and size. Themes change nothing but colours, so in the others only the rules
// about colours are tried again. Which themes and sizes there are is read from the styles as they were packed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PORTRAIT, kiosk, touch } from '../kiosk.mjs';
import { PAGES } from '../pages.mjs';
import { COLOURS, PHONE, becomes, eventually, findings, journey, open, press, settled, travel } from '../kit.mjs';

/** Views of the embed, from the addresses that other people's pages hold: one of each. */
const EMBEDS = Object.entries(Object.fromEntries(
  readFileSync(new URL('../embed-urls.txt', import.meta.url), 'utf8').split('\n')
    .map((line) => line.match(/^(\w+) embed\.html\?(v=1&view=.*)$/)).filter(Boolean).map(([, view, query]) => [view, query]),
));

/** What the packed styles offer: names of themes or sizes. */
function offered(trip, attribute) {
  const folder = join(trip.folder, 'web');
  const css = readdirSync(folder).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return [...new Set([...css.matchAll(new RegExp(`\\[data-${attribute}=["']?([\\w-]+)`, 'g'))].map(([, name]) => name))];
}
const themes = (trip) => [...new Set(['light', ...offered(trip, 'theme')])];
/** The size for older readers as the address spells it, besides the standard one. */
const sizes = (trip) => (offered(trip, 'size').includes('xl') ? ['', '&size=xl'] : ['']);

/** Unfolds what is folded, so that it is scanned too. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll('main .figure-foot [aria-expanded=false]')) button.click();
  });

/** Paints the page in a theme, as the program does when the address asks for it. */
const paint = (page, theme) =>
  page.evaluate(async (name) => {
    const { styles } = window.planAtlas;
    if (styles) await new Promise((there) => styles(there));
    document.documentElement.setAttribute('data-theme', name);
    // Nothing fades while it is looked at.
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  }, theme);

/** Places that show a district's colour without its name on them, above them, or over the page: colour may not be the only cue. */
const namelessColours = (page) =>
  page.evaluate(() => {
    const names = { yangpu: /杨浦|Yangpu/, changning: /长宁|Changning/, jinshan: /金山|Jinshan/, fengxian: /奉贤|Fengxian/, xuhui: /徐汇|Xuhui/ };
    const paints = (place, colour) => {
      const style = getComputedStyle(place);
      return style.backgroundColor === colour || ['Left', 'Top'].some((side) => style[`border${side}Color`] === colour && parseFloat(style[`border${side}Width`]) > 2);
    };
    const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.trim().slice(at, at + 2), 16)).join(', ')})`;
    return Object.entries(names).flatMap(([id, name]) =>
      [...document.querySelectorAll(`.district-${id}`)].filter((place) => {
        const colour = rgb(getComputedStyle(place).getPropertyValue('--district'));
        if (![place, ...place.querySelectorAll('.district-mark')].some((one) => paints(one, colour))) return false;
        const around = [place, place.closest('li, tr, section'), document.querySelector('h1')];
        return !around.some((one) => one && name.test(one.textContent));
      }).map((place) => `only its colour says ${id}: ${place.outerHTML.slice(0, 120)}`));
  });

/** Scans a page whole, and its colours in the other themes; `found` collects, so that one fault doesn't hide the next. */
async function scan(page, what, found, others = []) {
  await unfold(page);
  const first = await page.locator('html').getAttribute('data-theme');
  const note = (theme, lines) => found.push(...lines.map((line) => `${what} ${theme}: ${line}`));
  note(first, await findings(page));
  note('', await namelessColours(page));
  for (const theme of others) {
    await paint(page, theme);
    note(theme, await findings(page, [], COLOURS));
  }
  if (others.length) await paint(page, first);
}

const LONG = { limit: 240 };
/** A journey for each size that there is; what isn't built yet needs no reader. */
for (const at of [0, 1]) {
  const name = ['standard', 'large'][at];
  journey(`axe: every page of the site, ${name}, in both languages and every theme`, async (trip) => {
    const size = sizes(trip)[at];
    if (size === undefined) return;
    const found = [];
    const page = await trip.visit(`?theme=light${size}`, { motion: false });
    for (const lang of ['zh', 'en']) {
      for (const { address, there } of PAGES) {
        await travel(page, `${address}&lang=${lang}&theme=light${size}`);
        await becomes(() => page.locator('html').getAttribute('lang'), lang === 'zh' ? 'zh-CN' : 'en');
        await page.locator(there).first().waitFor();
        await settled(page);
        // Both languages have the same colours.
        await scan(page, `${address} ${lang}${size}`, found, lang === 'zh' ? themes(trip).filter((one) => one !== 'light') : []);
      }
    }
    assert.deepEqual(found, []);
  }, LONG);
}

journey('axe: every page on a phone', async (trip) => {
  const found = [];
  const page = await trip.visit('?theme=light', { viewport: PHONE, motion: false });
  for (const [at, { address, there }] of PAGES.entries()) {
    const [lang, theme] = at % 2 ? ['en', 'light'] : ['zh', 'dark'];
    await travel(page, `${address}&lang=${lang}&theme=${theme}`);
    await page.locator(there).first().waitFor();
    await scan(page, `phone ${address} ${lang}`, found);
  }
  assert.deepEqual(found, []);
}, LONG);

journey('axe: the page about a fault, in both languages and every theme', async (trip) => {
  trip.allow(/Failed to load resource/);
  const found = [];
  const server = await trip.server();
  server.answers.set('/data/districts.json', () => ({ status: 404, type: 'text/plain', body: Buffer.from('404\n') }));
  const page = await trip.visit('?theme=light', { url: server.url });
  for (const lang of ['zh', 'en']) {
    await travel(page, `?lang=${lang}&theme=light`);
    await page.locator('.problem li').waitFor();
    await scan(page, `problem page ${lang}`, found, themes(trip).slice(1));
  }
  assert.deepEqual(found, []);
});

journey('axe: every embedded view, in both languages, every size and every theme', async (trip) => {
  const found = [];
  assert.ok(EMBEDS.length >= 7, `${EMBEDS}`);
  const page = await trip.reader({ viewport: { width: 720, height: 900 }, motion: false });
  for (const [view, query] of EMBEDS) {
    for (const lang of ['zh', 'en']) {
      for (const size of sizes(trip)) {
        await open(page, `${trip.site.url}embed.html?${query}&lang=${lang}${size}`);
        await scan(page, `embed ${view} ${lang}${size}`, found, lang === 'zh' ? themes(trip).filter((one) => one !== 'light') : []);
      }
    }
  }
  assert.deepEqual(found, []);
}, LONG);

/** How a visitor of a hall gets to each page from the one before; `null` goes home. */
const WAYS = [
  ['home', null, '.home-way'],
  ['matter', '.kiosk-page .home-matter', '.matter-promises'],
  ['request', '.kiosk-page .matter-promises a[href*="page=request"]', '.letter'],
  ['home', null, '.home-way'],
  ['overview', '.kiosk-page .home-wide', '.map-picture .area'],
  ['targets', '.kiosk-page a[href*="page=targets"]', '.target-row'],
  ['target', '.kiosk-page .target-row a[href*="target="]', '.target-grid'],
  ['home', null, '.home-way'],
  ['district', '.kiosk-page .home-district', '.promise-row'],
  ['text', '.kiosk-page a[href*="page=text"]', '.text-heading'],
  ['home', null, '.home-way'],
  ['overview', '.kiosk-page .home-wide', '.map-picture .area'],
  ['department', '.kiosk-page a[href*="page=department&"]', '.task-row'],
  ['task', '.kiosk-page .task-title a', '.passage p'],
  ['home', null, '.home-way'],
  ['overview', '.kiosk-page .home-wide', '.map-picture .area'],
  ['topic', '.kiosk-page a[href*="page=topic&"]', '.topic-plan'],
];

for (const lang of ['zh', 'en']) {
  journey(`axe: a hall, its loop and its pages, both sizes and every theme (${lang})`, async (trip) => {
    const found = [];
    const page = await kiosk(trip, `&theme=light&idle=600&idle-reading=600&languages=${lang}`, { viewport: PORTRAIT, clock: false });
    await scan(page, `loop ${lang}`, found, themes(trip).slice(1));
    for (const large of [false, true]) {
      if (large) await page.locator('.kiosk-bar button').nth(2).tap();
      else {
        await touch(page);
      }
      for (const [name, way, there] of WAYS) {
        if (way) await press(page.locator(way).first());
        else await press(page.locator('.kiosk-bar .button').first());
        await eventually(async () => assert.ok(await page.locator(`.kiosk-page ${there}`).first().isVisible(), name));
        await scan(page, `hall ${name} ${lang}${large ? ' large' : ''}`, found, lang === 'zh' && !large ? themes(trip).slice(1) : []);
      }
    }
    assert.deepEqual(found, []);
  }, LONG);
}
