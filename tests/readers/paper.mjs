// Briefings as PDF: as many sheets as are promised, every word of the screen on them, and none of it off the paper.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { becomes, open, settled, travel } from '../e2e/kit.mjs';
import { OUT, ask, none, versionOf } from './command.mjs';
import { LANGUAGES, inLanguage } from './take.mjs';

export const name = 'paper';
export const reads = 'the PDF of every briefing';
export const version = () => {
  // It says its version where others complain.
  const said = versionOf('sh', ['-c', 'pdftotext -v 2>&1']);
  return said?.startsWith('pdftotext') ? said : null;
};

/** Points of a millimetre. */
const MM = 72 / 25.4;
const A4 = [210 * MM, 297 * MM];
/** The margins of public/css/print.css, in points. */
const [TOP, RIGHT, BOTTOM, LEFT] = [14, 14, 12, 14].map((mm) => mm * MM);
/** Pixels of the screen in a line of the paper. */
const WIDTH = Math.floor(((210 - 28) * 96) / 25.4);
/** Words without spaces and without the characters that only say where a line may break; forms of a character are one. */
const bare = (words) => words.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060]/g, '');
/** The words that open the clauses. */
const CLAUSES = { zh: '原文出处', en: 'Clauses' };

/** The most sheets of a briefing of each kind: before its clauses, and with them. */
const MOST = { districts: [2, 4], departments: [2, 4], targets: [1, 2], lists: [10, 16] };

/** Every district with a plan, every department, a target with a value and one without, two lists. */
function subjects(trip) {
  const plans = trip.data('manifest.json').files.flatMap(({ path }) => /^plans\/(\w+)\.json$/.exec(path)?.[1] ?? []);
  const of = (id) => ({ name: id, address: `?page=brief&id=${id}` });
  return {
    districts: plans.map(of),
    departments: trip.data('departments.json').departments.map(({ id }) => of(id)),
    targets: ['xuhui-target-table-ai-industry-output', 'xuhui-target-mobile-apps-as-possible'].map(of),
    lists: [
      { name: 'list', address: '?page=brief&district=fengxian,jinshan' },
      { name: 'whole-list', address: '?page=brief' },
    ],
  };
}

/** The sheets of a PDF: their size and the words on them, each with its box in points. */
async function sheets(path) {
  const html = await ask('pdftotext', ['-bbox', path, '-']);
  return html.split('<page ').slice(1).map((page) => {
    const number = (tag, key) => Number(new RegExp(`${key}="([-\\d.]+)"`).exec(tag)[1]);
    // A box is as high as all signs of its font may be; those of the word lie around its middle, three points at least.
    const box = (tag) => {
      const middle = (number(tag, 'yMin') + number(tag, 'yMax')) / 2;
      return { left: number(tag, 'xMin'), top: middle - 3, right: number(tag, 'xMax'), bottom: middle + 3 };
    };
    const words = [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, tag, text]) => ({ text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'), ...box(tag) }));
    return { width: number(page, 'width'), height: number(page, 'height'), words };
  });
}

/** Runs in the page as it is printed: the words of each smallest block, and boxes that are cut off or beyond the paper. */
function printed(width) {
  const paper = document.querySelector('.paper');
  const blocks = 'h1, h2, p, li, dt, dd, th, td';
  const seen = (element) => element.getClientRects().length > 0;
  const texts = [...paper.querySelectorAll(blocks)].filter((one) => seen(one) && !one.querySelector(blocks)).map((one) => one.innerText);
  const off = [...paper.querySelectorAll('*')].filter(seen).flatMap((one) => {
    const { left, right } = one.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(one);
    const cut = (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) || (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1);
    const beyond = left < -1 || right > width + 1;
    return cut || beyond ? [`<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}"> ${cut ? 'is cut off' : `from ${left.toFixed(0)} to ${right.toFixed(0)} of ${width}`}`] : [];
  });
  return { texts, off, foot: paper.querySelector('.paper-foot').innerText };
}

/** Prints a briefing; what is wrong with it, and on how many sheets it stands before and with its clauses. */
async function print(page, path, lang) {
  await page.emulateMedia({ media: 'print' });
  const { texts, off, foot } = await page.evaluate(printed, WIDTH);
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'screen' });
  const all = await sheets(path);
  const raw = bare(await ask('pdftotext', ['-raw', path, '-']));
  const faults = [...off];
  for (const [at, { width, height, words }] of all.entries()) {
    if (Math.abs(width - A4[0]) > 1 || Math.abs(height - A4[1]) > 1) faults.push(`sheet ${at + 1} is ${width} × ${height}`);
    faults.push(...words.filter((word) => word.left < LEFT - 1 || word.right > width - RIGHT + 1 || word.top < TOP - 1 || word.bottom > height - BOTTOM + 1)
      .map(({ text, left, top, right, bottom }) => `sheet ${at + 1}: “${text}” lies at ${[left, top, right, bottom].map(Math.round)}`));
    if (bare(words.map(({ text }) => text).join('')).length <= bare(foot).length) faults.push(`sheet ${at + 1} has nothing but its foot`);
  }
  faults.push(...texts.map(bare).filter((text) => text && !raw.includes(text)).map((text) => `“${text.slice(0, 60)}” isn't on paper`));
  const clauses = all.findIndex(({ words }) => words.some(({ text }) => text === CLAUSES[lang]));
  return { faults, before: clauses < 0 ? all.length : clauses, sheets: all.length };
}

export async function read(ring) {
  const folder = join(OUT, 'paper');
  mkdirSync(folder, { recursive: true });
  const kinds = await ring.trip(async (trip) => subjects(trip));
  for (const lang of LANGUAGES) {
    for (const [kind, every] of Object.entries(kinds)) {
      // There are many departments: each in one language, by turns.
      const all = kind === 'departments' ? every.filter((_, at) => LANGUAGES[at % 2] === lang) : every;
      await ring.step(`${kind} (${lang})`, () => ring.trip(async (trip) => {
        const page = await trip.reader({ viewport: { width: WIDTH, height: 1000 } });
        await open(page, trip.site.url + inLanguage('?', lang));
        const faults = [];
        const counts = [];
        for (const { name: subject, address } of all) {
          await travel(page, inLanguage(address, lang));
          // The foot says the address, as it is when the briefing is made.
          await becomes(async () => (await page.locator('.paper-foot').innerText()).endsWith(inLanguage(address, lang)), true, subject);
          await settled(page);
          const made = await print(page, join(folder, `${subject}-${lang}.pdf`), lang);
          faults.push(...made.faults.map((fault) => `${subject}: ${fault}`));
          counts.push({ subject, ...made });
          if (made.before > MOST[kind][0] || made.sheets > MOST[kind][1]) faults.push(`${subject}: ${made.before} sheets, ${made.sheets} with the clauses`);
        }
        writeFileSync(join(folder, `${kind}-${lang}.json`), JSON.stringify(counts, null, 1));
        none(faults);
        const most = (key) => Math.max(...counts.map((one) => one[key]));
        return `${all.length}, ${counts.filter(({ before }) => before === 1).length} of them on one sheet before the clauses; at most ${most('before')}, ${most('sheets')} with clauses`;
      }));
    }
  }
}
