// LibreOffice opens every workbook and CSV, saves it as its own, and the same stands in every cell.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FOLDER, OUT, none, run, versionOf } from './command.mjs';
import { csv, place, workbook } from './tables.mjs';
import { TRICKY } from './take.mjs';

export const name = 'libreoffice';
export const reads = 'every workbook and CSV, and what it saves of them';
export const version = () => versionOf('soffice', [profile, '--headless', '--version']);

/** Settings of its own, so that it neither reads nor changes those of whoever runs it. */
const profile = `-env:UserInstallation=${pathToFileURL(join(FOLDER, 'soffice'))}`;
/** Commas, quotes, UTF-8, from the first row, every column by itself. */
const READ_CSV = '--infilter=Text - txt - csv (StarCalc):44,34,76,1';
/** The same, with words in quotes and bare numbers, not as they are shown; each sheet (-1) in a file of its own. */
const WRITE_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

/** Has files saved in another form; gives the folder, where LibreOffice names them like the files that it has read. */
async function converted(paths, to, into, options = []) {
  const folder = join(OUT, into);
  mkdirSync(folder, { recursive: true });
  const { code, err } = await run('soffice', [profile, '--headless', '--norestore', ...options, '--convert-to', to, '--outdir', folder, ...paths]);
  assert.equal(code, 0, err);
  return folder;
}

const stem = (path) => basename(path).replace(/\.\w+$/, '');
const shown = (said) => (said === undefined ? 'nothing' : JSON.stringify(said));

/** Cells that differ between a workbook of ours and the one that LibreOffice made of it. */
function differences(ours, theirs) {
  const faults = [];
  if (ours.length !== theirs.length) faults.push(`${ours.length} sheets, ${theirs.length} saved`);
  for (const [at, sheet] of ours.entries()) {
    const other = theirs[at] ?? { name: '', cells: new Map() };
    if (sheet.name !== other.name) faults.push(`sheet ${sheet.name}: ${other.name}`);
    for (const cell of new Set([...sheet.cells.keys(), ...other.cells.keys()])) {
      const [a, b] = [sheet.cells.get(cell), other.cells.get(cell)];
      if (a !== b) faults.push(`${sheet.name} ${cell}: ${shown(a)}, saved as ${shown(b)}`);
    }
  }
  return faults;
}

/** Cells that LibreOffice shows otherwise than a CSV of ours has them. */
function misread(rows, sheet) {
  const faults = [];
  const cells = new Map(sheet.cells);
  for (const [r, row] of rows.entries()) {
    for (const [c, { text }] of row.entries()) {
      const at = place(r, c);
      const said = cells.get(at) ?? '';
      cells.delete(at);
      // What it takes for a day or a share of a hundred is shown as it was written.
      const same = typeof said === 'number' ? String(said) === text : (said.shown ?? said) === text;
      if (!same) faults.push(`${at}: ${shown(text)}, read as ${shown(said)}`);
    }
  }
  return [...faults, ...[...cells].map(([at, said]) => `${at}: ${shown(said)} out of nothing`)];
}

/** The bare sheets that LibreOffice writes as CSV: words in quotes, numbers without. */
function writtenAgain(path, folder) {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${stem(path)}-`) && file.endsWith('.csv'));
  return new Map(files.map((file) => [file.slice(stem(path).length + 1, -4), csv(readFileSync(join(folder, file)))]));
}

function unlikeCsv(sheets, written) {
  const faults = [];
  for (const { name: title, cells } of sheets) {
    const rows = written.get(title);
    if (!rows) {
      faults.push(`sheet ${title} wasn't written`);
      continue;
    }
    const left = new Map(cells);
    for (const [r, row] of rows.entries()) {
      for (const [c, { text, quoted }] of row.entries()) {
        const at = place(r, c);
        const said = left.get(at) ?? '';
        left.delete(at);
        const same = typeof said === 'number' ? !quoted && Number(text) === said : said === text && (quoted || text === '');
        if (!same) faults.push(`${title} ${at}: ${shown(said)}, written as ${quoted ? 'words' : 'a number'} ${shown(text)}`);
      }
    }
    for (const [at, said] of left) faults.push(`${title} ${at}: ${shown(said)} is missing`);
  }
  return faults;
}

export async function read(ring) {
  const files = await ring.taken();
  const [books, sheets] = ['xlsx', 'csv'].map((kind) => files.filter((file) => file.kind === kind));
  const faultsOf = (some, find) => some.flatMap((file) => {
    try {
      return find(file).map((fault) => `${basename(file.path)} ${fault}`);
    } catch (error) {
      return [`${basename(file.path)}: ${error.message}`];
    }
  });
  const countCells = (some) => some.reduce((n, { path }) => n + workbook(readFileSync(path)).reduce((m, { cells }) => m + cells.size, 0), 0);
  const saved = (folder) => (file) => workbook(readFileSync(join(folder, `${stem(file.path)}.xlsx`)));

  await ring.step('a damaged workbook is refused', async () => {
    assert.ok(books.length, 'there are workbooks');
    const whole = readFileSync(books[0].path);
    mkdirSync(OUT, { recursive: true });
    const damaged = join(OUT, 'damaged.xlsx');
    writeFileSync(damaged, whole.subarray(0, whole.length - 400));
    const folder = await converted([damaged], 'xlsx', 'damaged');
    assert.deepEqual(readdirSync(folder), [], 'opened without a word');
  });
  await ring.step('workbooks open without repair, and are saved as workbooks with the same in each cell', async () => {
    const folder = await converted(books.map(({ path }) => path), 'xlsx:Calc MS Excel 2007 XML', 'xlsx-as-xlsx');
    none(faultsOf(books, (file) => differences(workbook(readFileSync(file.path)), saved(folder)(file))));
    return `${books.length} workbooks, ${countCells(books)} cells`;
  });
  await ring.step('workbooks are saved as CSV: words as words, numbers as numbers', async () => {
    const folder = await converted(books.map(({ path }) => path), WRITE_CSV, 'xlsx-as-csv');
    none(faultsOf(books, (file) => unlikeCsv(workbook(readFileSync(file.path)), writtenAgain(file.path, folder))));
  });
  await ring.step('CSV opens with the same in each cell, and nothing is taken for a formula', async () => {
    const read = await converted(sheets.map(({ path }) => path), 'xlsx:Calc MS Excel 2007 XML', 'csv-as-xlsx', [READ_CSV]);
    none(faultsOf(sheets, (file) => misread(csv(readFileSync(file.path)), saved(read)(file)[0])));
    const numbers = sheets.flatMap((file) => [...saved(read)(file)[0].cells.values()]).filter((said) => typeof said === 'number').length;
    assert.ok(numbers > 100, `only ${numbers} numbers are numbers`);
    return `${sheets.length} files, ${numbers} numbers`;
  });
  await ring.step('words that look like formulas, numbers or dates stay what they are', async () => {
    const tricky = files.filter((file) => file.tricky);
    assert.equal(tricky.length, 2, 'a sheet in each language');
    for (const file of tricky) {
      const said = new Set(saved(join(OUT, 'xlsx-as-xlsx'))(file)[0].cells.values());
      none(TRICKY.filter((words) => !said.has(words)).map((words) => `${basename(file.path)}: ${words} is lost`));
    }
  });
}
