// What a reader hears who doesn't see: the reading of whole views by a virtual screen reader, kept as text in ../transcripts.
//
//   TRANSCRIPTS=renew node tests/e2e/run.mjs "screen reader:"     writes the texts anew; read what changed before it is committed
//
// The reader follows the accessible names, roles and states of the page, as a real one does; it is none of them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { becomes, journey, steady } from '../kit.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** A day on which everything here is judged, so that a text changes with the page or the data and not overnight. */
const DAY = 'asof=2026-11-01';

let script = null;
/** The screen reader as a script with the global `screenReader`. */
function screenReader() {
  script ??= execFileSync(here('../../../tools/node_modules/.bin/esbuild'), [
    '--bundle', '--format=iife', '--global-name=screenReader', '--log-level=error',
    here('../node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js'),
  ], { maxBuffer: 1e8 }).toString();
  return script;
}

/** Everything that is read between the beginning and the end of a place, phrase by phrase. */
async function read(page, place) {
  await page.evaluate(screenReader());
  return page.evaluate(async (selector) => {
    const { virtual } = window.screenReader;
    const container = document.querySelector(selector);
    await virtual.start({ container });
    const phrases = [await virtual.lastSpokenPhrase()];
    const last = `end of ${phrases[0]}`;
    while (phrases.length < 5_000 && phrases.at(-1) !== last) {
      await virtual.next();
      phrases.push(await virtual.lastSpokenPhrase());
    }
    await virtual.stop();
    return phrases;
  }, place);
}

/** Phrases as lines, what is inside of something indented below it instead of “end of …”. */
function told(phrases) {
  const open = [];
  const lines = [];
  phrases.forEach((phrase, at) => {
    const inside = open.lastIndexOf(phrase.replace(/^end(?: of|,) ?/, ''));
    if (/^end( of|,)/.test(phrase) && inside >= 0) {
      open.length = inside;
      return;
    }
    lines.push(`${'  '.repeat(open.length)}${phrase}`);
    if (phrases.indexOf(`end of ${phrase}`, at) >= 0) open.push(phrase);
  });
  return `${lines.join('\n')}\n`;
}

/** What must never be heard: a control or picture without a name, and what only a program would say. */
function refuse(phrases) {
  const nameless = phrases.filter((phrase) => /^(link|button|checkbox|radio|combobox|textbox|searchbox|spinbutton|image|img|graphics-document|heading, level \d|region|navigation)$/.test(phrase));
  assert.deepEqual(nameless, [], 'something without a name');
  const odd = phrases.filter((phrase) => /\bNaN\b|undefined|\bnull\b|\[object|This is a chart/i.test(phrase));
  assert.deepEqual(odd, [], 'words of the program or of its chart library');
}

const VIEWS = [
  ['overview', `?${DAY}`, '.wall-tile', 'body'],
  ['target', `?target=xuhui-target-table-ai-industry-output&${DAY}&lang=en`, '.goal-chart svg', 'body'],
  ['map', `?metric=observed&${DAY}`, '.map-picture .area', '.map-panel figure'],
];

for (const [name, address, there, place] of VIEWS) {
  journey(`screen reader: ${name}, word by word`, async (trip) => {
    const page = await trip.visit(address, { motion: false });
    await page.locator(there).first().waitFor();
    // What comes after the first view is there too: each figure's data cursor, terms in plain words.
    await becomes(async () => {
      const figures = await page.locator('main figure').count();
      return figures > 0 && (await page.locator('main figure .cursor').count()) === figures;
    }, true);
    await steady(page);
    if (name === 'map') await page.locator('.map-panel .figure-foot .button').first().click();
    const phrases = await read(page, place);
    refuse(phrases);
    const heard = told(phrases);
    const kept = here(`../transcripts/${name}.txt`);
    if (process.env.TRANSCRIPTS === 'renew') writeFileSync(kept, heard);
    assert.equal(heard, readFileSync(kept, 'utf8'), `tests/e2e/transcripts/${name}.txt says otherwise`);
  });
}

journey('screen reader: a name that is missing is noticed', async (trip) => {
  const page = await trip.visit(`?${DAY}`);
  await page.locator('.wall-tile').first().waitFor();
  await page.evaluate(() => document.querySelector('main a').replaceChildren());
  const phrases = await read(page, 'body');
  assert.throws(() => refuse(phrases), /without a name/);
});
