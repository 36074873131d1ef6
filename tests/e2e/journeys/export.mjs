// Taking things away: files that open elsewhere, with where they come from.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey } from '../kit.mjs';

const TARGET = 'xuhui-target-table-ai-industry-output';

/** Chooses a kind of file and reads what is handed over. */
async function file(page, place, words) {
  const button = place.getByRole('button', { name: words });
  await button.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Opens the choices. */
const choices = (place) => place.getByRole('button', { name: /^(导出|Export)$/ }).first().click();

journey('export: the chosen list as CSV with its facts beside it, as workbook and JSON', async (trip) => {
  const page = await trip.visit('?page=targets&district=fengxian');
  const n = await page.locator('.target-row').count();
  const place = page.locator('.list-tools');
  await choices(place);
  const csv = await file(page, place, 'CSV');
  assert.match(csv.name, /^数转图 目标 · \d+ 项 .* \d{4}-\d\d-\d\d\.csv$/);
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'spreadsheets see that it is UTF-8');
  const text = csv.bytes.toString('utf8');
  const rows = text.split('\r\n');
  assert.equal(rows.indexOf(''), n + 1, 'heading and a row for each target');
  assert.equal(rows.length, n + 2, 'one table and nothing else');
  const { release } = trip.data('manifest.json');
  const facts = await file(page, place, 'TXT');
  assert.match(facts.name, /\.txt$/);
  for (const wanted of [release, new URL(page.url()).search, '未见公开数据']) assert.ok(facts.bytes.toString('utf8').includes(wanted), wanted);
  const target = trip.data('plans/fengxian.json').targets.find(({ tier }) => tier === 'commitment');
  assert.ok(text.includes(target.statement.replace(/\n/g, ' ').replace(/"/g, '""')), 'the clause');
  const book = await file(page, place, 'XLSX');
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  const json = JSON.parse((await file(page, place, 'JSON')).bytes.toString('utf8'));
  assert.equal(json.rows.length, n);
  assert.equal(await place.getByRole('button', { name: 'PNG' }).count(), 0, 'a list is no picture');
});

journey('export: a goal chart as SVG, as a picture twice as large, and as its table', async (trip) => {
  const page = await trip.visit(`?target=${TARGET}&lang=en`);
  const place = page.locator('.target-chart');
  const title = await place.locator('.figure-title').innerText();
  await choices(place);
  const svg = (await file(page, place, 'SVG')).bytes.toString('utf8');
  const [, width, height] = svg.match(/^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/);
  const said = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words.replace(/&gt;/g, '>'));
  const bare = (words) => words.replace(/\s/g, '');
  assert.ok(bare(said.join('')).includes(bare(title)), 'its title');
  assert.ok(said.some((line) => line.includes('>CN¥100 billion')), 'its values');
  assert.ok(said.join(' ').includes(trip.data('manifest.json').release), 'its release');
  const png = (await file(page, place, 'PNG')).bytes;
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), 2 * Number(width), 'twice as wide');
  assert.equal(png.readUInt32BE(20), 2 * Number(height));
  const json = JSON.parse((await file(page, place, 'JSON')).bytes.toString('utf8'));
  await place.getByRole('button', { name: 'Show table' }).click();
  assert.equal(json.rows.length, await place.locator('tbody tr').count(), 'the rows of the table');
});

journey('export: the map as a picture with its sixteen districts', async (trip) => {
  const page = await trip.visit('?metric=observed');
  await page.locator('svg.map-picture').waitFor();
  const place = page.locator('.map-panel');
  await choices(place);
  const svg = (await file(page, place, 'SVG')).bytes.toString('utf8');
  assert.ok((svg.match(/<path/g) ?? []).length >= 16);
  for (const name of ['徐汇区', '长宁区', '杨浦区', '金山区', '奉贤区', 'OpenStreetMap']) assert.ok(svg.includes(name), name);
});

journey('export: a figure’s sentence is copied with its source and address', async (trip) => {
  const page = await trip.visit('?page=calendar');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = page.locator('figure').first();
  await choices(figure);
  await figure.getByRole('button', { name: '复制这句话' }).click();
  await figure.getByRole('button', { name: '已复制' }).waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  assert.deepEqual(
    [lines[0], lines[1], lines.at(-1)],
    [await figure.locator('.figure-title').innerText(), await figure.locator('.figure-sentence').innerText(), page.url()],
  );
  assert.equal(lines.length, 4, 'title, sentence, source, address');
});
