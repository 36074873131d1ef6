// Taking over: what the workbench hands out is put into each form by hand, as docs/deploy.md says, until the public page
// shows it. The page that packs data, and what it says of wrong choices.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipped } from '../archive.mjs';
import { becomes, eventually, findings, journey, open, press, settled } from '../kit.mjs';
import { SOUND, TARGET, give, taken } from '../workbench.mjs';

const RENEWED = ['observations.json', 'changes.json', 'manifest.json'];

/** A folder of an administrator's own, with copies of some forms. */
function office(trip, ...forms) {
  const folder = mkdtempSync(join(trip.folder, 'office-'));
  for (const form of forms) cpSync(join(trip.folder, form), join(folder, form), { recursive: true });
  return folder;
}

/** A page opened by double click. */
const clicked = (...path) => pathToFileURL(join(...path)).href;

/** The package that the workbench makes of a sheet with one value: its files by name, its release, and the one before. */
async function packaged(trip, url) {
  const page = await trip.visit('?page=workbench', { url });
  await give(page, '填报.csv', SOUND);
  await page.locator('#bench-package').waitFor();
  const { name, bytes } = await taken(page, '#bench-package');
  const files = unzipped(bytes);
  assert.deepEqual([...files.keys()], ['UPDATE.md', ...RENEWED]);
  const { release } = JSON.parse(files.get('manifest.json'));
  assert.equal(name, `数转图 数据包 ${release}.zip`);
  const before = trip.data('manifest.json').release;
  assert.notEqual(release, before);
  return { files, release, before };
}

/** The new data folder: a copy of the one that there is, with the package's files over those of the same names. */
function renewed(trip, folder, files) {
  const data = join(folder, 'new data');
  cpSync(join(trip.folder, 'web/data'), data, { recursive: true });
  for (const name of RENEWED) writeFileSync(join(data, name), files.get(name));
  return data;
}

/** The page that packs, with what was chosen there. */
async function repack(trip, url, { folder, single } = {}) {
  const page = await trip.reader();
  await page.goto(url);
  if (folder) await page.locator('#folder').setInputFiles(folder);
  if (single) await page.locator('#single').setInputFiles(single);
  return page;
}

const offered = (page) => page.locator('#outcome a');

/** What the page that packs hands over under this name. */
async function fetched(page, name) {
  const link = offered(page).and(page.getByText(name));
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), name);
  return download;
}

const main = (page) => page.locator('main').innerText();

/** Sees the value on the target's page: published, as a release of its own, and no longer local; and what the release added. */
async function published(page, release) {
  await eventually(async () => assert.match(await main(page), /1700个/));
  await becomes(async () => (await page.locator('.site-foot').innerText()).includes(`数据版本 ${release}`), true, 'the new release');
  assert.doesNotMatch(await page.locator('body').innerText(), /本地/);
  await press(page.locator('.site-foot a[href*="page=missing"]'));
  const added = page.locator('[aria-labelledby=releases]');
  await becomes(async () => (await added.locator('h3').first().innerText()).startsWith(`${release} ·`), true, 'the release is told first');
  assert.equal(await added.locator('p').first().innerText(), '新收录1条公开数据，1项承诺的状态因此改变，其中1项有了结果。');
  assert.equal(await added.locator(`a[href*="${TARGET}"]`).count(), 1);
}

/** Sees what was known before, in a view that is pinned to that release. */
async function pinned(trip, url, before) {
  const page = await trip.reader();
  await page.goto(`${url}?v=1&view=goal&target=${TARGET}&release=${before}`);
  await page.locator('.embed-foot').waitFor();
  await becomes(async () => (await page.locator('.embed-foot').innerText()).includes(before), true, 'the release before');
  const text = await page.locator('body').innerText();
  assert.match(text, /1600个/);
  assert.doesNotMatch(text, /1700/);
}

/** Sees the old release named in the content that stands there without the program. */
async function still(trip, url, before) {
  const page = await trip.reader({ js: false });
  await page.goto(url);
  await page.getByText(`静态内容的数据版本 ${before}`).first().waitFor();
}

journey('take over: the web form shows a value of the workbench once its data folder is replaced, and pinned views keep the old one', async (trip) => {
  const folder = office(trip, 'web');
  const site = join(folder, 'web');
  const server = await trip.server({ folder: site });
  const { files, release, before } = await packaged(trip, server.url);
  const data = renewed(trip, folder, files);
  renameSync(join(site, 'data'), join(site, `data-${before}`));
  renameSync(data, join(site, 'data'));
  await published(await trip.visit(`?target=${TARGET}`, { url: server.url }), release);
  await pinned(trip, `${server.url}embed.html`, before);
  await still(trip, server.url, before);
  // Pages that may not fetch have their data from a script, which is made anew on the site's own page.
  const page = await repack(trip, `${server.url}repack.html`, { folder: join(site, 'data') });
  await (await fetched(page, 'data.js')).saveAs(join(site, 'data/data.js'));
  const alone = await trip.reader();
  await open(alone, `${clicked(site, 'index.html')}?target=${TARGET}`);
  await published(alone, release);
});

journey('take over: the intranet form shows a value of the workbench once data.js is packed by double click and put into it', async (trip) => {
  const folder = office(trip, 'intranet');
  const site = join(folder, 'intranet');
  const { files, release, before } = await packaged(trip, clicked(site, 'index.html'));
  const page = await repack(trip, clicked(site, 'repack.html'), { folder: renewed(trip, folder, files) });
  await page.getByText(`数据版本 ${release} 已打包。`).waitFor();
  const download = await fetched(page, 'data.js');
  mkdirSync(join(site, `data-${before}`));
  renameSync(join(site, 'data/data.js'), join(site, `data-${before}`, 'data.js'));
  await download.saveAs(join(site, 'data/data.js'));
  const reader = await trip.reader();
  await open(reader, `${clicked(site, 'index.html')}?target=${TARGET}`);
  await published(reader, release);
  await pinned(trip, clicked(site, 'embed.html'), before);
  await still(trip, clicked(site, 'index.html'), before);
  // A record that isn't what the manifest says is refused here as anywhere.
  const holder = join(site, 'data/data.js');
  writeFileSync(holder, readFileSync(holder, 'utf8').replace('"schema":1,"id":"jinshan"', '"schema":1,"id":"Jinshan"'));
  await reader.reload();
  await settled(reader);
  assert.match(await reader.locator('.notice.warning').innerText(), /plans\/jinshan\.json/);
});

journey('take over: a new single file is made of the old one, and shows a value of the workbench', async (trip) => {
  const folder = office(trip, 'intranet', 'single');
  const file = join(folder, 'single/plan-atlas.html');
  const { files, release, before } = await packaged(trip, clicked(file));
  const choice = { folder: renewed(trip, folder, files), single: file };
  const page = await repack(trip, clicked(folder, 'intranet/repack.html'), choice);
  const download = await fetched(page, 'plan-atlas.html');
  const old = readFileSync(file);
  await download.saveAs(file);
  const reader = await trip.reader();
  await open(reader, `${clicked(file)}?target=${TARGET}`);
  await published(reader, release);
  await still(trip, clicked(file), before);
  // Put back in the same way, the old data make the old file.
  await page.locator('#single').setInputFiles(file);
  await page.locator('#folder').setInputFiles(join(trip.folder, 'web/data'));
  await page.getByText(`数据版本 ${before} 已打包。`).waitFor();
  await offered(page).nth(1).waitFor();
  const back = readFileSync(await (await fetched(page, 'plan-atlas.html')).path());
  assert.ok(back.equals(old), 'byte for byte what there was');
});

journey('take over: the page that packs writes what the build wrote, in either order of choosing', async (trip) => {
  const choice = { folder: join(trip.folder, 'web/data'), single: join(trip.folder, 'single/plan-atlas.html') };
  const built = { 'data.js': 'intranet/data/data.js', 'plan-atlas.html': 'single/plan-atlas.html' };
  const page = await repack(trip, `${trip.site.url}repack.html`);
  for (const order of [['folder', 'single'], ['single', 'folder']]) {
    await page.reload();
    for (const field of order) await page.locator(`#${field}`).setInputFiles(choice[field]);
    await offered(page).nth(1).waitFor();
    for (const [name, path] of Object.entries(built)) {
      const made = readFileSync(await (await fetched(page, name)).path());
      assert.ok(made.equals(readFileSync(join(trip.folder, path))), `${name}: byte for byte what the build wrote, ${order[0]} first`);
    }
  }
  assert.deepEqual(await findings(page), []);
});

journey('take over: the page that packs says once what is wrong with a choice, in both languages, and forgets nothing else', async (trip) => {
  const folder = office(trip, 'single');
  const single = join(folder, 'single/plan-atlas.html');
  const whole = readFileSync(single);
  const page = await repack(trip, `${trip.site.url}repack.html`, { single });
  const says = (lines, names) => becomes(async () => [await page.locator('#outcome p:not(:has(a))').allInnerTexts(), await offered(page).allInnerTexts()], [lines, names.map((name) => `下载 Download ${name}`)]);
  const data = join(trip.folder, 'web/data');
  const { release, files } = trip.data('manifest.json');
  const packed = [`数据版本 ${release} 已打包。`, `Data release ${release} is packed.`];
  await says(['单文件版已读入。再选择数据文件夹。', 'The single file is read. Choose the data folder, too.'], []);

  // Folders.
  const copied = (name, change) => {
    const copy = join(folder, name);
    cpSync(data, copy, { recursive: true });
    change(copy);
    return copy;
  };
  const manifest = (text) => (copy) => writeFileSync(join(copy, 'manifest.json'), text);
  const unreadable = ['manifest.json 无法读取。', 'manifest.json cannot be read.'];
  const one = join(folder, 'package');
  mkdirSync(one);
  for (const name of RENEWED) cpSync(join(data, name), join(one, name));
  const lacking = files.length - 2;
  for (const [chosen, lines] of [
    [join(data, 'plans'), ['文件夹里没有 manifest.json。', 'There is no manifest.json in the folder.']],
    [copied('no-json', manifest('{')), unreadable],
    [copied('no-list', manifest('{"release":"2027.01","files":[]}')), unreadable],
    [copied('changed', (copy) => writeFileSync(join(copy, 'topics.json'), '{}')), ['下列文件缺少，或与 manifest.json 不符：topics.json。', 'Missing, or not as manifest.json says: topics.json.']],
    [one, [`文件夹不完整，缺少 ${lacking} 个文件。工作台的数据包要先放进一份完整的数据文件夹。`, `The folder is not complete: ${lacking} files are missing. A package of the workbench goes into a complete data folder first.`]],
  ]) {
    await page.locator('#folder').setInputFiles(chosen);
    await says(lines, []);
    await page.locator('#folder').setInputFiles(data);
    await says(packed, ['data.js', 'plan-atlas.html']);
  }

  // An operator's settings may differ from what the manifest says.
  await page.locator('#folder').setInputFiles(copied('hall', (copy) => writeFileSync(join(copy, 'kiosk.json'), '{"schema":1,"settings":{}}')));
  await says(packed, ['data.js', 'plan-atlas.html']);
  assert.match(readFileSync(await (await fetched(page, 'data.js')).path(), 'utf8'), /^'kiosk\.json':'\{"schema":1,"settings":\{\}\}',$/m);
  await page.locator('#folder').setInputFiles(data);
  await says(packed, ['data.js', 'plan-atlas.html']);

  // Files.
  const written = (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const huge = written('huge.html', whole);
  truncateSync(huge, 80 << 20);
  const part = Buffer.from('<script type="text/plain" data-file="data/data.js">');
  for (const path of [
    join(trip.folder, 'intranet/index.html'),
    written('empty.html', ''),
    written('other.html', Buffer.alloc(6 << 20, '数转图')),
    written('cut-before.html', whole.subarray(0, whole.indexOf(part))),
    written('cut-inside.html', whole.subarray(0, whole.indexOf(part) + 100_000)),
    written('cut-behind.html', whole.subarray(0, whole.length - 100)),
    written('doubled.html', Buffer.concat([whole, whole])),
    written('emptied.html', Buffer.concat([whole.subarray(0, whole.indexOf(part) + part.length), whole.subarray(whole.indexOf('</script>', whole.indexOf(part)))])),
    huge,
  ]) {
    const name = path.split(/[/\\]/).at(-1);
    await page.locator('#single').setInputFiles(path);
    await says([`“${name}”不是单文件版，或者不完整。请选择原来的 plan-atlas.html。`, `“${name}” is no single file of this site, or not all of it. Choose the old plan-atlas.html.`, ...packed], ['data.js']);
  }
  assert.deepEqual(await findings(page), []);
  await page.locator('#single').setInputFiles(single);
  await says(packed, ['data.js', 'plan-atlas.html']);
  await page.locator('#single').setInputFiles([]);
  await says(packed, ['data.js']);
});
