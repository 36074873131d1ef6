// frictionless validates the dataset as a Data Package: its description, and every row of every table by it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FOLDER, OUT, none, run, versionOf } from './command.mjs';
import { unzipped } from './tables.mjs';

export const name = 'frictionless';
export const reads = 'the dataset as a Data Package';
const COMMAND = join(FOLDER, 'venv/bin/frictionless');
export const version = () => {
  const said = versionOf(COMMAND);
  return said && `frictionless ${said}`;
};

/** Unpacks files into a folder and has its description validated: what is wrong, one line for each fault. */
async function faults(files, folder) {
  for (const [path, body] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
  const { out, err } = await run(COMMAND, ['validate', '--json', join(folder, 'datapackage.json')]);
  let report;
  try {
    report = JSON.parse(out);
  } catch {
    throw new Error(err || out);
  }
  const told = ({ type, message }) => `${type}: ${message}`;
  const lines = [...report.errors.map(told), ...report.warnings, ...report.tasks.flatMap((task) => [...task.errors.map((error) => `${task.name}: ${told(error)}`), ...task.warnings])];
  assert.equal(report.valid, !report.errors.length && report.tasks.every(({ valid }) => valid));
  return { lines, report };
}

export async function read(ring) {
  const packages = (await ring.taken()).filter(({ page, kind }) => page === 'method' && kind === 'zip');
  await ring.step('the dataset is a valid Data Package, and every table fits its description', async () => {
    assert.equal(packages.length, 2, 'one in each language');
    let rows = 0;
    for (const { lang, path } of packages) {
      const files = unzipped(readFileSync(path));
      const { lines, report } = await faults(files, join(OUT, `datapackage-${lang}`));
      none(lines);
      const tables = [...files.keys()].filter((one) => one.endsWith('.csv'));
      assert.equal(report.tasks.length, tables.length, 'every table is described');
      assert.deepEqual(report.tasks.map(({ stats }) => stats.rows > 0), tables.map(() => true), 'no table is empty');
      rows = report.stats.tasks && report.tasks.reduce((sum, { stats }) => sum + stats.rows, 0);
    }
    return `${rows} rows`;
  });
  await ring.step('a table with a word among its numbers is refused', async () => {
    const files = unzipped(readFileSync(packages[0].path));
    const described = JSON.parse(files.get('datapackage.json').toString('utf8')).resources.find((one) => one.name === 'observations');
    const at = described.schema.fields.findIndex((field) => field.name === 'value');
    assert.equal(described.schema.fields[at]?.type, 'number');
    const table = files.get(described.path).toString('utf8');
    // The first row, its fields before that one without commas or quotes in them.
    const spoilt = table.replace(new RegExp(`^([^\\r]*\\r\\n(?:(?:"[^"]*"|[^,"]*),){${at}})[^,]*`), '$1viel');
    assert.notEqual(spoilt, table);
    files.set(described.path, Buffer.from(spoilt));
    const { lines } = await faults(files, join(OUT, 'datapackage-spoilt'));
    assert.ok(lines.some((line) => line.includes('observations') && line.includes('type-error')), lines.join('\n') || 'nothing was found');
  });
}
