// Takes every file that the site hands out, by its own buttons: tables and charts of each page in both languages, the
// whole dataset, the templates of the workbench, and a sheet that it has looked at.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { becomes, press, settled, steady } from '../e2e/kit.mjs';
import { PAGES } from '../e2e/pages.mjs';
import { OUT, none } from './command.mjs';

export const LANGUAGES = ['zh', 'en'];
/** Words that a spreadsheet might take for a formula, a number or a date, as somebody may have written them into a sheet. */
export const TRICKY = ['=1+1', '+86 21', '-5', '@SUM(A1)', '＝1+1', '0012', '2-1', '1/2', '3E5', '汉字“引号”', 'a,b'];
const TARGET = 'xuhui-target-table-5g-base-stations';

/** The address of an entry of the list of pages in a language. */
export const inLanguage = (address, lang) => (lang === 'zh' ? address : `${address}${address === '?' ? '' : '&'}lang=${lang}`);

/** Pages with something to take away that the list of pages doesn't have: the other districts, every goal with a value. */
function more(trip) {
  const targets = new Set(trip.data('observations.json').observations.flatMap((row) => row.targets));
  const plans = trip.data('districts.json').districts.map(({ id }) => id).filter((id) => trip.data('manifest.json').files.some(({ path }) => path === `plans/${id}.json`));
  return [
    ...plans.map((id) => ({ page: `district ${id}`, address: `?page=district&id=${id}`, there: 'main h1' })),
    ...[...targets].map((id) => ({ page: `target ${id}`, address: `?target=${id}`, there: '.target-chart' })),
  ];
}

class Taking {
  constructor(folder, files) {
    Object.assign(this, { folder, files });
  }

  /**
   * Presses what hands a file over and keeps the file: `{ page, lang, kind, name, path }`. The press is a real one: without
   * a hand, a browser lets a page save ten files and no more.
   */
  async file(page, button, from) {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const name = download.suggestedFilename();
    const path = join(this.folder, `${String(this.files.length + 1).padStart(3, '0')} ${name}`);
    await download.saveAs(path);
    const taken = { ...from, kind: extname(name).slice(1), name, path };
    this.files.push(taken);
    return taken;
  }

  /** Whatever can be taken from a page but pixels. */
  async page(trip, page, entry) {
    // What comes only when somebody scrolls there.
    const bottom = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await bottom();
    await steady(page);
    await page.evaluate(() => document.querySelectorAll('main details:not([open])').forEach((one) => { one.open = true; }));
    await bottom();
    await steady(page);
    for (const place of await page.locator('main .export').all()) {
      await place.locator('> button').evaluate((element) => element.click());
      await place.locator('.export-choices').waitFor();
      for (const button of await place.locator('.export-choices button, .share-choices button').all()) {
        if (!/PNG|复制|Copy/.test(await button.innerText())) await this.file(page, button, entry);
      }
    }
  }
}

/** What nobody should fill in, in a sheet that the workbench gives back with its remarks. */
const trickySheet = () => {
  const cell = (words) => (/[",]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  return ['目标编号,数值,数值日期,来源标题,发布单位', ...TRICKY.map((words) => `${TARGET},${cell(words)},2025-12-31,${cell(words)},徐汇区统计局`)].join('\n');
};

async function workbench(trip, taking, lang) {
  const entry = { page: 'workbench', lang };
  const page = await trip.visit(inLanguage('?page=workbench', lang));
  await page.locator('#bench-file').waitFor();
  const districts = await page.locator('#bench-district option').evaluateAll((all) => all.map((one) => one.value));
  for (const district of districts) {
    await page.locator('#bench-district').selectOption(district);
    for (const id of ['#bench-xlsx', '#bench-csv']) await taking.file(page, page.locator(id), entry);
  }
  await page.locator('#bench-file').setInputFiles({ name: 'tricky.csv', mimeType: 'text/csv', buffer: Buffer.from(trickySheet()) });
  await page.locator('#bench-annotated').waitFor();
  const { path } = await taking.file(page, page.locator('#bench-annotated'), { ...entry, tricky: true });
  assert.equal(readFileSync(path).subarray(0, 2).toString(), 'PK');
  // A value of the reader's own, with its mark in what is taken from the page of its target.
  const sound = `目标编号,数值,数值日期,来源标题,发布单位\n${TARGET},1700,2025-12-31,徐汇区统计公报,徐汇区统计局\n`;
  await page.locator('#bench-file').setInputFiles({ name: 'sound.csv', mimeType: 'text/csv', buffer: Buffer.from(sound) });
  await page.locator('#bench-view').click();
  await page.locator('#local-notice').waitFor();
  await press(page.locator('.site-nav a[href*="page=targets"]'));
  await page.locator('.target-row').first().waitFor();
  await press(page.locator(`.target-row a[href*="${TARGET}"]`).first());
  await becomes(() => new URL(page.url()).searchParams.get('target'), TARGET);
  await settled(page);
  await page.locator('.target-chart').waitFor();
  await taking.page(trip, page, { page: 'target with a local value', lang });
}

async function dataset(trip, taking, lang) {
  const page = await trip.visit(inLanguage('?page=method', lang));
  await taking.file(page, page.locator('[aria-labelledby=data] .button.primary'), { page: 'method', lang });
}

/** Adds every file to `files`; a step of the ring for each language, one for what only one language has. */
export async function takeAll(ring, files) {
  const folder = join(OUT, 'files');
  mkdirSync(folder, { recursive: true });
  const taking = new Taking(folder, files);
  const counted = (from) => {
    const kinds = {};
    for (const { kind } of files.slice(from)) kinds[kind] = (kinds[kind] ?? 0) + 1;
    return Object.entries(kinds).map(([kind, n]) => `${n} ${kind}`).join(', ');
  };
  const pages = async (trip, entries, lang) => {
    const faults = [];
    // Behind an open drawer nothing can be pressed, and the page is taken without it.
    for (const entry of entries.filter(({ address }) => !address.includes('source='))) {
      try {
        const page = await trip.visit(inLanguage(entry.address, lang));
        await page.locator(entry.there).first().waitFor({ state: 'attached' });
        await taking.page(trip, page, { page: entry.page, lang });
        await page.context().close();
      } catch (error) {
        faults.push(`${entry.address}: ${error.message.split('\n')[0]}`);
      }
    }
    none(faults);
  };
  for (const lang of LANGUAGES) {
    const from = files.length;
    await ring.step(`files of every page are handed over (${lang})`, async () => {
      await ring.trip((trip) => pages(trip, PAGES, lang));
      return counted(from);
    });
    const bench = files.length;
    await ring.step(`templates, results and the dataset are handed over (${lang})`, async () => {
      await ring.trip((trip) => workbench(trip, taking, lang));
      await ring.trip((trip) => dataset(trip, taking, lang));
      return counted(bench);
    });
  }
  const from = files.length;
  await ring.step('files of every district and of every goal with a value are handed over (zh)', async () => {
    await ring.trip((trip) => pages(trip, more(trip), 'zh'));
    return counted(from);
  });
}
