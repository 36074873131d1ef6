// The hall's panel: the loop, a visitor, the way back, and what keeps it alive. Time is the page's own, so that minutes pass at once.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomes, eventually, findings, journey, texts, undeclaredChinese } from '../kit.mjs';

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
/** Panels, as their browsers see them: full HD both ways, 4K, and 4K that the system scales by 150 and 200 %. */
const PANELS = [PORTRAIT, LANDSCAPE, { width: 3840, height: 2160 }, { width: 2560, height: 1440 }, { width: 720, height: 1280 }, { width: 2160, height: 3840 }];

const phase = (page) => page.locator('html').getAttribute('data-phase');
const scene = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')).scene);
const remembered = (page) => page.evaluate(() => JSON.parse(window.name.replace(/^\w+ /, '')));

/** A kiosk whose loop has begun. */
async function hall(trip, query = '', { url = trip.site.url, viewport = LANDSCAPE, clock = true } = {}) {
  const page = await trip.reader({ viewport, clock });
  await page.goto(`${url}?mode=kiosk${query}`);
  await page.locator('.scene h1').waitFor();
  return page;
}

/** A kiosk that somebody has touched. */
async function touched(trip, query, options) {
  const page = await hall(trip, query, options);
  const { width, height } = page.viewportSize();
  await page.mouse.click(width / 2, height / 2);
  await page.locator('.kiosk-page h1').first().waitFor();
  await page.waitForTimeout(500);
  return page;
}

/** Lets time pass second by second, as the page's own timers count it. */
const pass = (page, seconds) => page.clock.runFor(seconds * 1000);

journey('kiosk: the loop goes through its scenes in both languages, each with its source and its day', async (trip) => {
  const page = await hall(trip);
  assert.equal(await phase(page), 'attract');
  const seen = [];
  for (let n = 0; n < 11; n += 1) {
    const shown = page.locator('.scene');
    const lang = await shown.getAttribute('lang');
    seen.push(`${lang} ${await shown.locator('h1').innerText()}`);
    assert.ok((await shown.locator('.scene-figure').count()) <= 7);
    const source = await shown.locator('.scene-source').innerText();
    assert.match(source, lang === 'en' ? /Data as of .*data release/ : /数据截至 .*数据版本/);
    assert.match(await shown.locator('.scene-touch').innerText(), /轻触[\s\S]*Touch|Touch[\s\S]*轻触/);
    const now = await scene(page);
    await pass(page, n === 5 ? 31 : 21);
    await becomes(() => scene(page), now + 1);
  }
  assert.equal(new Set(seen).size, 11, seen.join('\n'));
  assert.deepEqual(seen.slice(0, 10).map((one) => one.slice(0, 2)), ['zh', 'en', 'zh', 'en', 'zh', 'en', 'zh', 'en', 'zh', 'en']);
  assert.ok(seen[10].startsWith('en') && seen[0].startsWith('zh'), 'the first scene in the other language');
});

journey('kiosk: the first touch opens the home page within 300 ms and presses nothing', async (trip) => {
  for (const viewport of [PORTRAIT, LANDSCAPE]) {
    const page = await hall(trip, '', { viewport, clock: false });
    await page.evaluate(() => {
      window.pressed = [];
      for (const name of ['click', 'mousedown', 'pointerdown', 'mouseup']) document.addEventListener(name, (event) => window.pressed.push(`${name} ${event.target.tagName}`));
      addEventListener('pointerdown', () => {
        const from = performance.now();
        const look = () => (document.querySelector('.kiosk-page h1')?.offsetParent ? (window.took = performance.now() - from) : requestAnimationFrame(look));
        look();
      }, true);
    });
    // The bottom of the screen is where the buttons will be.
    for (const [x, y] of [[viewport.width / 2, viewport.height - 30]]) await page.mouse.click(x, y);
    await becomes(() => phase(page), 'explore');
    await eventually(async () => assert.ok(await page.evaluate(() => window.took > 0)));
    assert.ok((await page.evaluate(() => window.took)) <= 300, `${await page.evaluate(() => window.took)} ms`);
    assert.deepEqual(await page.evaluate(() => window.pressed), []);
    await page.waitForTimeout(600);
    assert.equal(await phase(page), 'explore');
    await page.locator('.kiosk-bar a', { hasText: '查找' }).click();
    await page.locator('.board').waitFor();
  }
});

journey('kiosk: after a minute without a touch it asks, and nobody’s answer undoes everything', async (trip) => {
  const page = await touched(trip);
  const depth = await page.evaluate(() => history.length);
  const address = page.url();
  const start = await page.locator('#main').innerHTML();
  await page.locator('.kiosk-bar button', { hasText: '大字' }).click();
  await page.locator('.kiosk-bar button', { hasText: '下移' }).click();
  await page.locator('.kiosk-bar a', { hasText: 'English' }).click();
  await page.locator('.district-card a').first().click();
  await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  await page.mouse.wheel(0, 900);
  for (let n = 0; n < 10; n += 1) {
    await pass(page, 61);
    await page.locator('[role=alertdialog]').waitFor();
    assert.match(await page.locator('[role=alertdialog]').innerText(), /Are you still there\?[\s\S]*(19|20) seconds[\s\S]*继续 Continue/);
    assert.equal(await page.evaluate(() => document.activeElement.closest('[role=alertdialog]') !== null), true);
    await page.locator('.kiosk-go-on').click();
    await becomes(() => page.locator('[role=alertdialog]').count(), 0);
  }
  assert.equal(await page.locator('html').getAttribute('data-size'), 'large', 'nothing is lost to who goes on');
  await pass(page, 61);
  await page.locator('[role=alertdialog]').waitFor();
  await pass(page, 21);
  await becomes(() => phase(page), 'attract');
  assert.equal(await page.locator('html').getAttribute('data-size'), null);
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(page.url(), address);
  assert.equal(await page.evaluate(() => history.length), depth);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length]);
  assert.deepEqual(stored, [0, 0, '', 0]);
  // The next visitor finds what the first one found.
  await pass(page, 21);
  await becomes(() => page.locator('.scene').getAttribute('lang'), 'zh-CN');
  await page.mouse.click(500, 500);
  await becomes(() => phase(page), 'explore');
  await becomes(() => page.locator('#main').innerHTML(), start);
  assert.equal(await page.locator('html').getAttribute('data-lowered'), null);
  assert.ok(await page.locator('.kiosk-bar button', { hasText: '返回' }).isDisabled());
});

journey('kiosk: whoever reads a list is given two minutes, and “finish” ends a visit at once', async (trip) => {
  const page = await touched(trip, '&warning=30');
  await page.locator('.kiosk-page a[href^="?page=targets"]').first().click();
  await page.locator('.target-row').first().waitFor();
  await pass(page, 100);
  assert.equal(await phase(page), 'explore');
  await pass(page, 21);
  await becomes(() => phase(page), 'warning');
  await page.keyboard.press('Escape');
  await becomes(() => phase(page), 'explore');
  await page.locator('.kiosk-bar button', { hasText: '结束' }).click();
  await becomes(() => phase(page), 'attract');
});

journey('kiosk: back, home and the board of letters need no keyboard and leave no history', async (trip) => {
  const page = await touched(trip, '', { viewport: PORTRAIT });
  const depth = await page.evaluate(() => history.length);
  await page.locator('.kiosk-bar a', { hasText: '查找' }).click();
  for (const letter of 'rgzn') await page.locator('.board button', { hasText: new RegExp(`^${letter}$`) }).click();
  await page.locator('.found-row').first().waitFor();
  assert.match(await page.locator('.kiosk-page').innerText(), /人工智能/);
  await page.locator('.board button', { hasText: '删一个' }).click();
  await becomes(() => page.locator('.board-typed').innerText(), 'rgz');
  await page.locator('.board a', { hasText: '主题' }).click();
  await page.locator('.kiosk-page .matrix').first().waitFor();
  assert.equal(await page.locator('.board').count(), 0);
  await page.locator('.kiosk-bar button', { hasText: '返回' }).click();
  await page.locator('.board').waitFor();
  await page.locator('.kiosk-bar button', { hasText: '返回' }).click();
  await page.locator('.overview-grid').waitFor();
  assert.ok(await page.locator('.kiosk-bar button', { hasText: '返回' }).isDisabled());
  assert.equal(await page.evaluate(() => history.length), depth);
  const fields = await page.evaluate(() => [...document.querySelectorAll('input')].filter((one) => /text|search|date/.test(one.type) && one.offsetParent).length);
  assert.equal(fields, 0);
});

journey('kiosk: what a browser offers beside the page has no effect', async (trip) => {
  const page = await touched(trip, '&home=xuhui');
  const address = page.url();
  const went = [];
  page.on('framenavigated', (frame) => went.push(frame.url()));
  page.context().on('page', (other) => went.push(`window ${other.url()}`));
  page.on('download', () => went.push('download'));
  const refused = await page.evaluate(() => {
    const target = document.querySelector('.kiosk-page h1');
    const events = [
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
      new Event('selectstart', { bubbles: true, cancelable: true }),
      new DragEvent('dragstart', { bubbles: true, cancelable: true }),
      new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true, deltaY: 100 }),
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: true, key: 'p' }),
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: true, key: '+' }),
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, altKey: true, key: 'ArrowLeft' }),
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'F11' }),
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'BrowserBack' }),
    ];
    return events.filter((event) => target.dispatchEvent(event)).map((event) => `${event.type} ${event.key ?? ''}`);
  });
  assert.deepEqual(refused, []);
  await page.evaluate(() => {
    window.open('https://example.org/');
    window.print();
    const link = (attributes) => {
      const made = document.createElement('a');
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      document.querySelector('.kiosk-page').append(made);
      made.click();
      made.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
      made.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }));
      made.remove();
    };
    link({ href: 'https://example.org/' });
    link({ href: 'mailto:a@example.org' });
    link({ href: '?page=targets', target: '_blank' });
    link({ href: 'data:text/plain,x', download: 'x.txt' });
    link({ href: 'repack.html' });
    link({ href: '?page=nothing-follows-this' });
  });
  await page.mouse.click(600, 500, { button: 'middle' });
  await page.keyboard.press('Control+A');
  assert.equal(await page.evaluate(() => String(getSelection())), '');
  const style = await page.evaluate(() => {
    const of = getComputedStyle(document.documentElement);
    return [of.userSelect, of.touchAction, of.overscrollBehaviorX];
  });
  assert.deepEqual(style, ['none', 'pan-x pan-y', 'none']);
  assert.deepEqual(went, []);
  assert.equal(page.url(), address);
  // Keys and switches still work.
  await page.locator('.kiosk-bar a', { hasText: '查找' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.board').waitFor();
  // The pointer hides once it rests.
  await page.mouse.move(400, 400);
  await pass(page, 4);
  assert.equal(await page.locator('html').getAttribute('data-cursor'), 'none');
});

journey('kiosk: pages for paper and for other sites are never shown', async (trip) => {
  const page = await touched(trip, '&home=xuhui');
  assert.equal(await page.locator('.kiosk-page a[href*="page=brief"]:visible, .kiosk-page a[href*="page=embed"]:visible, .export:visible').count(), 0);
  await page.locator('.kiosk-page a[href*="page=brief"]').first().evaluate((link) => link.click());
  await page.locator('.kiosk-page h1').first().waitFor();
  assert.equal(await page.locator('.brief').count(), 0);
});

journey('kiosk: five taps in the corner and the code show how it is, and let staff out', async (trip) => {
  const page = await hall(trip, '&code=4711&idle=5');
  for (let n = 0; n < 5; n += 1) {
    await page.mouse.click(30, 30);
    await page.waitForTimeout(120);
  }
  const pad = page.getByRole('dialog');
  await pad.waitFor();
  await page.waitForTimeout(500);
  const type = async (code) => {
    for (const digit of code) await pad.getByRole('button', { name: digit, exact: true }).click();
  };
  await type('1234');
  assert.match(await pad.innerText(), /工作人员代码|Staff code/);
  await type('4711');
  await page.locator('.kiosk-health').waitFor();
  const panel = await page.locator('.kiosk-health').innerText();
  assert.match(panel, new RegExp(await page.evaluate(() => window.planAtlas.build)));
  for (const word of ['2026.11', '已运行', '重新载入', '程序内存', 'idle=5']) assert.ok(panel.includes(word), `${word} in ${panel}`);
  await pad.getByRole('button', { name: '退出展厅模式' }).click();
  await page.locator('.site-head').waitFor();
  assert.equal(new URL(page.url()).search, '');
  assert.equal(await page.evaluate(() => window.name), '');
});

journey('kiosk: a code for phones is offered only where there is a public address', async (trip) => {
  const without = await touched(trip);
  assert.equal(await without.locator('.kiosk-bar button', { hasText: '扫码' }).count(), 0);
  const page = await touched(trip, '&base=https://plans.example.org/atlas/');
  await page.locator('.district-card a').first().click();
  await page.locator('.kiosk-bar button', { hasText: '扫码带走' }).click();
  const dialog = page.getByRole('dialog');
  assert.match(await dialog.locator('code').innerText(), /^https:\/\/plans\.example\.org\/atlas\/\?page=district&id=\w+$/);
  assert.ok((await dialog.locator('svg path').getAttribute('d')).length > 400);
  await page.keyboard.press('Escape');
  await becomes(() => page.getByRole('dialog').count(), 0);
});

/** What goes wrong, and how long until it is noticed, in seconds. */
const FAULTS = {
  'a panic': [() => window.planAtlas.failed('crash', 'made up'), 12],
  'a chart that throws': [() => setTimeout(() => { throw new Error('made up'); }, 0), 12],
  'a promise that nobody minds': [() => void Promise.reject(new Error('made up')), 12],
  'a lost canvas': [() => document.body.dispatchEvent(new Event('contextlost')), 12],
  'a program that falls silent': [() => { window.planAtlas.kiosk.beat = () => {}; }, 43],
};
for (const [name, [fault, seconds]] of Object.entries(FAULTS)) {
  journey(`kiosk: back in the loop by itself after ${name}`, async (trip) => {
    trip.allow(/made up/);
    const page = await hall(trip);
    await pass(page, 21);
    await becomes(() => scene(page), 1);
    await page.evaluate(() => { window.before = true; });
    await page.evaluate(fault);
    for (let second = 0; second < seconds; second += 1) await pass(page, 1).catch(() => {});
    await becomes(() => page.evaluate(() => window.before ?? null).catch(() => true), null);
    await page.locator('.scene h1').waitFor();
    const { scene: at, error, reloads, failures } = await remembered(page);
    assert.ok(at >= 1, 'in the same place of the playlist');
    assert.equal(failures.length, 1);
    assert.match(`${error} ${reloads}`, /crash|error|canvas|stalled/);
  });
}

journey('kiosk: after three failures in ten minutes the static page stands, and ten minutes later it is tried again', async (trip) => {
  trip.allow(/made up/);
  const page = await hall(trip);
  for (let n = 0; n < 3; n += 1) {
    await page.evaluate(() => { window.before = true; });
    await page.evaluate(() => window.planAtlas.failed('crash', 'made up'));
    for (let second = 0; second < 9; second += 1) await pass(page, 1).catch(() => {});
    await becomes(() => page.evaluate(() => window.before ?? null).catch(() => true), null);
    await page.locator(n < 2 ? '.scene h1' : '#static h1').first().waitFor();
  }
  assert.ok(await page.evaluate(() => window.planAtlas.kiosk.resting));
  assert.match(await page.locator('#boot').innerText(), /十分钟后自动重试[\s\S]*ten minutes/);
  assert.equal(await page.locator('#app .kiosk').count(), 0);
  const prevented = await page.locator('#static a').first().evaluate((link) => !link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })));
  assert.ok(prevented, 'the static page is locked down too');
  await page.clock.runFor(9 * 60_000);
  assert.equal(await page.locator('.scene').count(), 0);
  for (let n = 0; n < 80; n += 1) await pass(page, 1).catch(() => {});
  await page.locator('.scene h1').waitFor();
  assert.deepEqual((await remembered(page)).failures, []);
});

journey('kiosk: no reload while the server is away, and the loop goes on', async (trip) => {
  trip.allow(/Failed to load resource|ERR_CONNECTION/);
  const server = await trip.server();
  const page = await hall(trip, '', { url: server.url });
  await server.stop();
  await page.evaluate(() => { window.before = true; });
  await page.evaluate(() => window.planAtlas.kiosk.reload('daily'));
  const now = await scene(page);
  await pass(page, 21);
  await becomes(() => scene(page), now + 1);
  assert.ok(await page.evaluate(() => window.before));
  assert.deepEqual((await remembered(page)).reloads, []);
});

journey('kiosk: storage that is blocked, a wake lock that is refused and a clock that jumps change nothing', async (trip) => {
  const page = await trip.reader({ viewport: LANDSCAPE, clock: true });
  await page.addInitScript(() => {
    const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, blocked);
    for (const name of ['wakeLock', 'serviceWorker']) Object.defineProperty(navigator, name, blocked);
    const plain = window.setTimeout;
    window.longest = 0;
    window.setTimeout = (act, ms, ...rest) => { window.longest = Math.max(window.longest, ms || 0); return plain(act, ms, ...rest); };
  });
  await page.goto(`${trip.site.url}?mode=kiosk`);
  await page.locator('.scene h1').waitFor();
  await page.mouse.click(900, 500);
  await becomes(() => phase(page), 'explore');
  await page.clock.setSystemTime(new Date('1970-01-01T00:00:00Z'));
  await pass(page, 20);
  await page.clock.setSystemTime(new Date('2031-05-01T12:00:00Z'));
  await pass(page, 20);
  assert.equal(await phase(page), 'explore');
  await pass(page, 21);
  await becomes(() => phase(page), 'warning');
  await pass(page, 21);
  await becomes(() => phase(page), 'attract');
  assert.ok((await page.evaluate(() => window.longest)) < 2 ** 31);
});

journey('kiosk: from a folder on the disk, without a network, through a whole loop', async (trip) => {
  const page = await trip.reader({ viewport: PORTRAIT, clock: true });
  const failed = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.context().setOffline(true);
  for (const [form, name] of [['intranet', 'index.html'], ['single', 'plan-atlas.html']]) {
    await page.goto(`${pathToFileURL(join(trip.folder, form, name))}?mode=kiosk`);
    await page.locator('.scene h1').waitFor();
    for (let n = 0; n < 10; n += 1) {
      const now = await scene(page);
      await pass(page, n === 5 ? 31 : 21);
      await becomes(() => scene(page), now + 1);
    }
    await page.mouse.click(500, 900);
    await becomes(() => phase(page), 'explore');
    await page.waitForTimeout(500);
    await page.locator('.kiosk-bar a', { hasText: '查找' }).click();
    await page.locator('.board').waitFor();
  }
  assert.deepEqual(failed, []);
});

journey('kiosk: everything is as large as a hall needs, on every panel', async (trip) => {
  for (const viewport of PANELS) {
    const page = await hall(trip, '', { viewport, clock: false });
    const { width, height } = viewport;
    const name = `${width}×${height}`;
    const size = (selector) => page.locator(selector).first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    // The limits hold for a panel that isn't scaled; others show the same by fewer CSS pixels.
    const scaled = (least) => (width === 720 ? least / 1.5 : width === 2560 ? least * 0.7 : least);
    const [body, kpi, control] = width >= 3000 || width === 2560 ? [36, 128, 96] : [22, 64, 72];
    assert.ok((await size('body')) >= scaled(body), `${name}: body ${await size('body')}`);
    assert.ok((await size('.scene-figure strong')) >= scaled(kpi), `${name}: figure ${await size('.scene-figure strong')}`);
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0, `${name}: the loop is too wide by ${await over()}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1), `${name}: the loop fits`);
    await page.mouse.click(width / 2, height / 2);
    await page.locator('.kiosk-bar').waitFor();
    await page.waitForTimeout(500);
    const boxes = await page.locator('.kiosk-bar .button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width: w, height: h, top, left }) => [w, h, top, left]));
    assert.ok(boxes.length >= 7);
    for (const [w, h, top] of boxes) {
      assert.ok(w >= scaled(control) && h >= scaled(control), `${name}: a control of ${w}×${h}`);
      if (height > width) assert.ok(top >= height * 0.6, `${name}: within the lower 40 %`);
    }
    const gaps = boxes.slice(1).map(([, , top, left], n) => (top === boxes[n][2] ? left - boxes[n][3] - boxes[n][0] : Infinity));
    assert.ok(Math.min(...gaps) >= scaled(16) - 0.5, `${name}: gaps ${gaps}`);
    assert.ok((await over()) <= 0, `${name}: the page is too wide by ${await over()}`);
    await page.locator('.kiosk-bar button', { hasText: '大字' }).click();
    assert.ok((await size('body')) * 0.5 >= scaled(16), `${name}: large text ${await size('body')}`);
    assert.ok((await over()) <= 0, `${name}: large text is too wide by ${await over()}`);
    await page.locator('.kiosk-bar button', { hasText: '下移' }).click();
    assert.ok((await page.locator('.kiosk-page h1').first().boundingBox()).y >= height * 0.4, `${name}: lowered`);
  }
});

journey('kiosk: a tap at a datum hits that datum, on every panel', async (trip) => {
  for (const viewport of PANELS) {
    const page = await touched(trip, '', { viewport, clock: false });
    const name = `${viewport.width}×${viewport.height}`;
    const label = page.locator('.kiosk-page .map-picture .area-label', { hasText: '徐汇' });
    await label.scrollIntoViewIfNeeded();
    // What stands two pixels around the middle of a district is that district.
    const hits = await page.evaluate(() => {
      const areas = [...document.querySelectorAll('.kiosk-page .map-picture path.covered')];
      return areas.map((area) => {
        const box = area.getBoundingClientRect();
        const inside = (x, y) => area.isPointInFill(new DOMPoint(x, y).matrixTransform(area.getScreenCTM().inverse()));
        const points = [];
        for (let x = box.left + 4; x < box.right - 4; x += 4) for (let y = box.top + 4; y < box.bottom - 4; y += 4) {
          if ([[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2]].every(([dx, dy]) => inside(x + dx, y + dy))) points.push([x, y]);
        }
        const shown = points.filter(([x, y]) => y > 0 && y < innerHeight * 0.8 && x > 0 && x < innerWidth);
        return { n: shown.length, missed: shown.filter(([x, y]) => {
          const top = document.elementFromPoint(x, y);
          return top !== area && !top.closest('.area-label');
        }).length };
      });
    });
    assert.ok(hits.length >= 5 && hits.every(({ n }) => n > 0), `${name}: ${JSON.stringify(hits)}`);
    assert.ok(hits.every(({ missed }) => missed === 0), `${name}: ${JSON.stringify(hits)}`);
  }
});

journey('kiosk: ten fingers at once leave a page that works', async (trip) => {
  const page = await hall(trip, '', { viewport: PORTRAIT, clock: false });
  const session = await page.context().newCDPSession(page);
  const until = Date.now() + Number(process.env.MASH ?? 12) * 1000;
  const any = (most) => Math.floor(Math.random() * most);
  const finger = (id) => ({ id, x: any(1080), y: any(1920) });
  while (Date.now() < until) {
    const fingers = Array.from({ length: 10 }, (_, id) => finger(id));
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers.map(({ id }) => finger(id)) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.mouse.click(any(1080), any(1920));
  }
  assert.equal(page.context().pages().length, 1);
  assert.ok(new URL(page.url()).search.includes('mode=kiosk'));
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  await eventually(async () => {
    if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape');
    if (await page.locator('.drawer').count()) await page.keyboard.press('Escape');
    if ((await phase(page)) === 'attract') await page.mouse.click(500, 900);
    await page.locator('.kiosk-bar button', { hasText: /首页|Home/ }).click({ timeout: 1_500 });
    await page.locator('.kiosk-page .overview-grid').waitFor({ timeout: 1_500 });
  });
  assert.deepEqual((await remembered(page)).failures, []);
});

journey('kiosk: the loop and the explored page stand up to the accessibility scan', async (trip) => {
  const page = await hall(trip, '&languages=en', { viewport: PORTRAIT, clock: false });
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(await undeclaredChinese(page), []);
  assert.equal(await page.locator('[role=status]:visible, [aria-live]:visible').count(), 0, 'nothing is announced in the loop');
  await page.mouse.click(500, 900);
  await page.locator('.kiosk-bar').waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(await findings(page), []);
  await page.locator('.kiosk-bar a', { hasText: 'Find' }).click();
  await page.locator('.board').waitFor();
  assert.deepEqual(await findings(page), []);
  assert.ok((await texts(page.locator('.kiosk-bar .button'))).every(Boolean));
});

journey('kiosk: only a hall loads its files', async (trip) => {
  const asked = [];
  const page = await trip.reader();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(trip.site.url);
  await page.locator('#app main h1').first().waitFor();
  await page.waitForTimeout(3_500);
  assert.deepEqual(asked.filter((url) => /kiosk/.test(url)), []);
  assert.ok(readdirSync(join(trip.folder, 'web')).filter((name) => name.includes('kiosk')).length >= 4);
});
