// The workbench: a sheet in, what is wrong with it, what it would change, and a package out; nothing leaves the machine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DESK, PHONE, becomes, eventually, findings, focused, journey, press, settled } from '../kit.mjs';
import { HEAD, SOUND, TARGET, finding, give, taken } from '../workbench.mjs';

/** The headings, in GB18030. */
const GB_HEAD =
  'c4bfb1eab1e0bac52ccafdd6b52ccafdd6b5c8d5c6da2cc0b4d4b4b1eacce22cb7a2b2bcb5a5cebb0a';

/**
 * The longest that a page is busy without a break while something is done, in milliseconds of its own processor time: so
 * long would it stand still on a machine that has nothing else to do.
 */
async function longestTask(trip, page, act) {
  await trip.browser.startTracing(page, { categories: ['toplevel'] });
  let trace;
  try {
    await act();
  } finally {
    trace = JSON.parse((await trip.browser.stopTracing()).toString());
  }
  const mains = new Set(trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ tid }) => tid));
  const tasks = trace.traceEvents.filter(({ name, tid, tdur }) => mains.has(tid) && tdur && /RunTask$/.test(name)).map(({ tdur }) => tdur / 1_000);
  assert.ok(tasks.length > 10, `only ${tasks.length} tasks are seen`);
  return tasks.reduce((most, one) => Math.max(most, one), 0);
}

/** Parts of the program, which every page fetches ahead once it has nothing else to do, whatever its reader does. */
const AHEAD = /\/plan-atlas-[\w-]+\.[0-9a-f]{10}\.wasm$/;

/** Every request from now on, but for parts that come ahead. */
function watch(page) {
  const seen = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !AHEAD.test(request.url())) seen.push(request.url());
  });
  return seen;
}

journey('workbench: a sheet is checked, seen on every page with its mark, and switched off; no request is made', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await page.locator('#bench-file').waitFor();
  // Whatever the page itself needs is there.
  await page.waitForLoadState('networkidle');
  const requests = watch(page);
  await give(page, '填报.csv', SOUND);
  await becomes(() => finding(page), '“填报.csv”（文本，UTF-8）：1 行，1 个数可用，0 行没有填；0 处错误，0 处提醒。');
  await becomes(() => page.locator('#bench-changes').innerText(), '1 个数涉及 1 个目标，其中 1 个的状态会变。');
  const cells = await page.locator('.brief-table tbody td').allInnerTexts();
  assert.match(cells[0], /1700个 \(2025年12月31日\)〔本地未发布〕/);
  assert.match(cells[1], /到期后未见结果/);
  assert.match(cells[2], /达成/);
  assert.deepEqual(requests, [], 'checking asks for nothing');
  await page.locator('#bench-view').click();
  await page.locator('#local-notice').waitFor();
  const box = await page.locator('#local-notice').innerText();
  assert.match(box, /本地未发布/);
  await press(page.locator('.site-nav a[href*="page=targets"]'));
  await page.locator('.target-row').first().waitFor();
  const row = page.locator(`.target-row:has(a[href*="${TARGET}"])`);
  await becomes(async () => /1700个〔本地未发布〕/.test(await row.innerText()), true, 'the list marks it');
  await page.locator('#local-notice').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#local-notice').isVisible(), 'paper says so, too');
  await page.emulateMedia({ media: 'screen' });
  await page.locator('#local-notice button').click();
  await becomes(() => page.locator('#local-notice').count(), 0);
  await becomes(async () => /本地/.test(await page.locator('main').innerText()), false, 'nothing of it is left');
  // What was read is still on the desk.
  await press(page.locator('.site-foot a[href*="page=workbench"]'));
  await page.locator('#bench-finding').waitFor();
});

journey('workbench: what a sheet changes turns over on the wall, and turns back', async (trip) => {
  const page = await trip.visit('?page=workbench&district=xuhui&lens=lead');
  await give(page, '填报.csv', SOUND);
  await page.locator('#bench-view').click();
  const tiles = page.locator('.wall-tile');
  const turned = page.locator('.wall-tile.turned');
  await becomes(() => turned.count(), 1, 'neither a filter nor another lens hides it');
  const all = await tiles.count();
  assert.ok(all > 100);
  assert.equal(await page.locator('.wall-tile.faint').count(), all - 1);
  assert.match(await turned.getAttribute('aria-label'), /达成，徐汇区，原为到期后未见结果$/);
  assert.match(await page.locator('#local-changes').innerText(), /其中 1 个的状态会变/);
  // By itself the wall turns to what the sheet makes of it; the button turns it back.
  const faces = page.locator('.wall-turns');
  const shows = (side) => becomes(() => page.locator(`.wall-face.${side}`).evaluate((face) => face.getBoundingClientRect().width > 10), true, side);
  await becomes(() => faces.getAttribute('class'), 'wall-turns');
  await shows('now');
  const toggle = page.locator('#local-changes button');
  await toggle.click();
  await becomes(() => toggle.getAttribute('aria-pressed'), 'true');
  await shows('was');
  await toggle.click();
  await shows('now');
  // Other lenses show nothing that figures change.
  await page.getByRole('button', { name: '谁牵头' }).click();
  await becomes(() => turned.count(), 0);
  assert.equal(await page.locator('.wall-tile.faint').count(), 0);
  await page.goBack();
  await becomes(() => turned.count(), 1);
  await press(page.locator('#local-notice a[href*="page=workbench"]'));
  await page.locator('#bench-finding').waitFor();
  await page.goBack();
  await page.locator('#local-notice .primary').click();
  await becomes(() => page.locator('.wall-tile.turned, .wall-tile.faint, .wall-face').count(), 0, 'the wall is the published one');
});

journey('workbench: a goal of many values is drawn by the chart library, which tells its points, and is taken away', async (trip) => {
  const page = await trip.visit('?page=workbench');
  const values = [[400, 2021], [800, 2022], [1200, 2023], [1500, 2024]];
  const rows = values.map(([value, year]) => `${TARGET},${value},${year}-12-31,徐汇区统计公报,徐汇区统计局`);
  await give(page, 'years.csv', `${HEAD}\n${rows.join('\n')}\n`);
  await page.locator('#bench-view').click();
  await page.locator('#local-notice').waitFor();
  await press(page.locator('.site-nav a[href*="page=targets"]'));
  await press(page.locator(`.target-row a[href*="target=${TARGET}"]`).first());
  const chart = page.locator('.goal-timeline svg');
  await chart.waitFor();
  const words = () => chart.locator('text').allTextContents();
  // The values, the target, and the years of the axis.
  const drawn = [...values.map(([value]) => `${value}个〔本地未发布〕`), '1600个', '2021', '25'];
  await eventually(async () => {
    const all = await words();
    for (const one of drawn) assert.ok(all.includes(one), `${one} among ${all}`);
  });
  const label = chart.locator('text', { hasText: '1200个' }).first();
  await label.scrollIntoViewIfNeeded();
  const before = (await words()).length;
  // The mark stands below its label.
  await eventually(async () => {
    const box = await label.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height + 12);
    const told = (await words()).slice(before).join(' ');
    assert.match(told, /公开值 1200个.* 2023-12-31/);
  });
  const figure = page.locator('.target-chart');
  await figure.getByRole('button', { name: '导出' }).click();
  const svg = figure.getByRole('button', { name: /SVG/ }).first();
  await svg.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), svg.click()]);
  const picture = readFileSync(await download.path(), 'utf8');
  for (const one of ['1200个', '1600个']) assert.ok(picture.includes(one), one);
});

journey('workbench: every problem at once, in both languages, and the sheet comes back with remarks', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await give(page, 'broken.csv', `${HEAD}\n${TARGET},"1,23",去年,,徐汇区统计局\nno-such,5,2024,公报,统计局\n`);
  await becomes(() => page.locator('.data-table tbody tr').count(), 4);
  const first = await page.locator('.data-table tbody tr').first().locator('td').allInnerTexts();
  assert.deepEqual(first, ['B 数值', '1,23', '逗号或小数点的位置不对。', '1234、1,234 或 1234.5', '去掉分隔符重写。']);
  const { name, bytes } = await taken(page, '#bench-annotated');
  assert.match(name, /^数转图 检查结果 .*\.xlsx$/);
  assert.ok(bytes.toString('utf8').includes('逗号或小数点的位置不对。'));
  await page.getByRole('link', { name: 'English' }).click();
  await becomes(async () => (await page.locator('.data-table tbody tr').first().locator('td').nth(2).innerText()), 'Its commas or points are in the wrong places.');
  assert.deepEqual(await findings(page), []);
});

journey('workbench: a template is filled in and read back; pasted cells are read, too', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await page.locator('#bench-district').selectOption('xuhui');
  const { name, bytes } = await taken(page, '#bench-csv');
  assert.match(name, /^数转图 填报模板 徐汇区 /);
  const text = bytes.toString('utf8');
  assert.ok(text.includes(TARGET) && text.includes('目标编号,区,指标,原文'));
  await give(page, name, text);
  await becomes(async () => /0 个数可用.*0 处错误，0 处提醒/.test(await finding(page)), true);
  await page.locator('#bench-paste').fill(SOUND.replace(/,/g, '\t'));
  await page.locator('#bench-check-pasted').click();
  await becomes(async () => /1 个数可用/.test(await finding(page)), true);
});

/** Files of which nothing can be used: what is found, and how many messages say why. */
const UNUSABLE = [
  ['旧.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('Workbook', 'utf16le')]), /（读不了）：0 行，0 个数可用，.*1 处错误/, 1],
  ['矛盾.csv', `${SOUND}${TARGET},1650,2025-12-31,徐汇区统计公报,徐汇区统计局\n`, /2 行，0 个数可用，.*2 处错误/, 2],
  ['无关.csv', `序号,工作指标,完成情况\n${Array.from({ length: 5_000 }, (_, n) => `${n},采购办公用品第${n}批,${n}\n`).join('')}`, /5000 行，0 行可用，5000 行有错/, 1],
];

journey('workbench: a file of which nothing can be used says so, offers no package, and leaves the next one alone', async (trip) => {
  const page = await trip.visit('?page=workbench');
  for (const [name, content, found, messages] of UNUSABLE) {
    await give(page, name, content);
    await becomes(async () => found.test(await finding(page)), true, name);
    await page.getByText('没有可以用的数，什么都不会变。').waitFor();
    assert.equal(await page.locator('#bench-package, #bench-view').count(), 0, name);
    await becomes(() => page.locator('.data-table, .bench-rows').first().locator('tbody tr').count(), messages, name);
    await give(page, '填报.csv', SOUND);
    await page.locator('#bench-package').waitFor();
  }
});

journey('workbench: kept only if asked, forgotten when asked, and it works where nothing can be kept', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await give(page, '填报.csv', SOUND);
  await page.locator('#bench-keep').click();
  await page.getByText('已保存在这个浏览器里').waitFor();
  await page.reload();
  await settled(page);
  await page.locator('#bench-kept').waitFor();
  assert.equal(await page.locator('#bench-finding').count(), 0, 'kept is not opened');
  await page.locator('#bench-kept button').first().click();
  await page.locator('#bench-finding').waitFor();
  await page.locator('#bench-forget').click();
  await page.getByText('已从这个浏览器里删除').waitFor();
  await page.reload();
  await settled(page);
  await page.locator('#bench-file').waitFor();
  assert.equal(await page.locator('#bench-kept').count(), 0);
  const without = await trip.reader();
  await without.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get() { throw new Error('blocked'); } }));
  await without.goto(`${trip.site.url}?page=workbench`);
  await settled(without);
  await give(without, '填报.csv', SOUND);
  await without.locator('#bench-keep').click();
  await without.getByText('这个浏览器不让保存').waitFor();
});

journey('workbench: fifty thousand rows are read without stalling, and can be stopped', async (trip) => {
  const page = await trip.visit('?page=workbench');
  const rows = Array.from({ length: 50_000 }, (_, n) => `${TARGET},${n},2024-01-01,公报,统计局`);
  const longest = await longestTask(trip, page, async () => {
    await give(page, 'long.csv', `${HEAD}\n${rows.join('\n')}`);
    await page.locator('#bench-progress').waitFor();
    await page.locator('#bench-progress button').click();
    await page.getByText('已停止，什么都没有用到。').waitFor();
  });
  assert.ok(longest < 1_000, `the page stood still for ${longest} ms`);
});

journey('workbench: a dropped file in GB18030 is read, and what is pasted or chosen stays when the language changes', async (trip) => {
  const page = await trip.visit('?page=workbench');
  await page.locator('#bench-district').selectOption('xuhui');
  await page.locator('#bench-paste').fill('目标编号\t数值');
  await page.locator('.bench-drop').evaluate((place, [hex, row]) => {
    const bytes = Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes, row], '国标.csv'));
    place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, [GB_HEAD, `${TARGET},1700,2025-12-31,A,B\n`]);
  await becomes(() => finding(page), '“国标.csv”（文本，GB18030）：1 行，1 个数可用，0 行没有填；0 处错误，0 处提醒。');
  await becomes(async () => (await focused(page)).id, 'bench-finding');
  await page.getByRole('link', { name: 'English' }).click();
  await becomes(() => page.locator('h1').innerText(), 'Workbench');
  assert.equal(await page.locator('#bench-paste').inputValue(), '目标编号\t数值');
  assert.equal(await page.locator('#bench-district').inputValue(), 'xuhui');
});

journey('workbench: a hundred thousand rows are read to the end, and the page answers all the while', async (trip) => {
  const page = await trip.visit('?page=workbench');
  const rows = Array.from({ length: 100_000 }, (_, n) => `${TARGET},${n},2024-01-01,公报,统计局`);
  const longest = await longestTask(trip, page, async () => {
    await give(page, 'long.csv', `${HEAD}\n${rows.join('\n')}`);
    await page.locator('#bench-progress').waitFor();
    await page.locator('#bench-finding').waitFor({ timeout: 300_000 });
  });
  assert.match(await finding(page), /100,?000 行/);
  assert.ok(longest < 2_000, `the page stood still for ${longest} ms`);
}, { limit: 120 });

journey('workbench: fifty megabytes of junk are refused in words, and the page answers all the while', async (trip) => {
  const page = await trip.visit('?page=workbench');
  const drop = page.locator('.bench-drop');
  // Bytes that are no text in any encoding, made in the page: a field takes no file of this size from outside.
  await drop.evaluate(() => {
    const bytes = new Uint8Array(50 * 1024 * 1024);
    for (let at = 0, x = 1; at < bytes.length; at += 1) {
      x = (x * 1103515245 + 12345) & 0x7fffffff;
      bytes[at] = x >> 16;
    }
    window.junk = new DataTransfer();
    window.junk.items.add(new File([bytes], 'junk.xlsx'));
  });
  const longest = await longestTask(trip, page, async () => {
    await drop.evaluate((place) => place.dispatchEvent(new DragEvent('drop', { dataTransfer: window.junk, bubbles: true, cancelable: true })));
    await page.locator('#bench-finding').waitFor();
  });
  assert.match(await finding(page), /0 个数可用.*1 处错误/);
  assert.ok(longest < 2_000, `the page stood still for ${longest} ms`);
});

journey('workbench: on a phone, in the dark and in English nothing runs over, and everything has a name', async (trip) => {
  for (const query of ['?page=workbench', '?page=workbench&lang=en&theme=dark']) {
    const page = await trip.visit(query, { viewport: query.includes('lang') ? DESK : PHONE });
    await give(page, '填报.csv', SOUND);
    await page.locator('#bench-changes').waitFor();
    assert.deepEqual(await findings(page), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0, 'no sideways scrolling');
  }
});
