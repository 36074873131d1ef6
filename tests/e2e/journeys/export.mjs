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

/** Words without the spaces at which lines may break. */
const bare = (words) => words.replace(/\s/g, '');

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
  const svg = (await file(page, place, 'Vector picture')).bytes.toString('utf8');
  const [, width, height] = svg.match(/^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/);
  const said = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words.replace(/&gt;/g, '>'));
  assert.ok(bare(said.join('')).includes(bare(title)), 'its title');
  assert.ok(said.some((line) => line.includes('>CN¥100 billion')), 'its values');
  assert.ok(said.join(' ').includes(trip.data('manifest.json').release), 'its release');
  const png = (await file(page, place, 'Picture (PNG')).bytes;
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

const SIZES = [[1200, 675], [1080, 1350]];

/** Saves a picture at every size as PNG and SVG and reads them; `title` stands in the last SVG. */
async function pictures(trip, page, place, line, name, title) {
  const row = place.locator('.share-line').filter({ hasText: line });
  for (const [width, height] of SIZES) {
    const png = await file(page, row, `PNG ${width}×${height}`);
    assert.match(png.name, new RegExp(`^plan-atlas-${name}-\\d{4}-\\d\\d-\\d\\d-${width}x${height}\\.png$`));
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [width, height]);
    const svg = await file(page, row, `SVG ${width}×${height}`);
    assert.match(svg.name, /^[\x20-\x7e]+\.svg$/, 'a plain name');
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const all = [...parsed.querySelectorAll('*')];
      return {
        root: parsed.documentElement.nodeName,
        size: ['width', 'height'].map((name) => Number(parsed.documentElement.getAttribute(name))),
        odd: all.filter((one) => one.nodeName === 'script' || one.nodeName === 'parsererror' || one.hasAttribute('style') || one.hasAttribute('class')).length,
        words: all.filter((one) => one.nodeName === 'text').map((one) => one.textContent).join(''),
      };
    }, svg.bytes.toString('utf8'));
    assert.deepEqual([read.root, read.size, read.odd], ['svg', [width, height], 0]);
    for (const wanted of [title, trip.data('manifest.json').release]) assert.ok(bare(read.words).includes(bare(wanted)), `${wanted} in ${read.words}`);
  }
}

journey('export: the wall as it is seen, and its deadlines, as pictures at two sizes', async (trip) => {
  const page = await trip.visit('?lens=questions&district=xuhui');
  const place = page.locator('.wall-foot');
  const title = await page.locator('main h1').innerText();
  await choices(place);
  await pictures(trip, page, place, '整面墙', 'wall', title);
  await pictures(trip, page, place, '期限', 'deadlines', '项在');
});

journey('export: a target that was missed, and one without any value, as pictures at two sizes', async (trip) => {
  const plans = ['changning', 'xuhui'].map((district) => trip.data(`plans/${district}.json`));
  const missed = plans[0].targets.find(({ value }) => value === 3058);
  const bareOne = plans[1].targets.find(({ value, tier }) => value === null && tier === 'commitment');
  for (const [target, words] of [[missed, '2648亿元'], [bareOne, '截至']]) {
    const page = await trip.visit(`?target=${target.id}`);
    const place = page.locator('.target-chart');
    await choices(place);
    await pictures(trip, page, place, '这项目标', `target-${target.id}`, words);
  }
});

journey('compare: every indicator of the index has its page, with as many districts and a picture of each', async (trip) => {
  const page = await trip.visit('?page=compare');
  const rows = await page.locator('[aria-labelledby="shared"] tbody tr').evaluateAll((all) => all.map((row) => ({
    to: row.querySelector('a').getAttribute('href'),
    name: row.querySelector('a').textContent,
    counts: [...row.querySelectorAll('td')].map((cell) => (cell.textContent === '—' ? [] : cell.textContent.split(' · '))),
  })));
  assert.ok(rows.length > 5);
  for (const { to, name, counts } of rows) {
    const there = await trip.visit(to);
    assert.equal(await there.locator('main h1').innerText(), name, to);
    const districts = new Set(counts.flat());
    assert.equal(await there.locator('.value-panel').count(), districts.size, `${name}: a panel for each district`);
    const title = await there.locator('.figure-title').first().innerText();
    for (const [at, words] of [[0, '个区有目标'], [1, '个区有公布值']].filter(([at]) => counts[at].length > 0)) {
      assert.ok(title.includes(`${counts[at].length}${words}`), `${title}: ${counts[at].length}`);
    }
    assert.equal(await there.locator('canvas, .value-panel-picture svg').count(), districts.size, 'still pictures');
  }
});

journey('compare: the panels of an indicator as pictures at two sizes', async (trip) => {
  const page = await trip.visit('?page=indicator&id=5g-base-stations');
  const place = page.locator('figure').first();
  const title = await place.locator('.figure-title').innerText();
  await choices(place);
  await pictures(trip, page, place, '各区小图', 'indicator-5g-base-stations', title);
});
