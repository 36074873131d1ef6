// What is walked on every engine: one list, whichever protocol drives the browser.
//
// A step gets a `Walk`: `walk.browser` is the driver, `walk.visit(address)` opens a page and waits for the program, and what
// goes wrong on any page that was visited fails the step. `short` marks the ten of the gate; `place` is `http` or `file`,
// since a headless browser of old loses its mouse when it goes from one to the other.
import assert from 'node:assert/strict';
import { PAGES } from '../e2e/pages.mjs';
import { DESK, NAMED, until } from './drivers/driver.mjs';
import { apart, decode } from './picture.mjs';

const TARGET = 'xuhui-target-table-ai-industry-output';
const FILLED = 'xuhui-target-table-5g-base-stations';
const CSV = `目标编号,数值,数值日期,来源标题,发布单位\n${FILLED},1700,2025-12-31,徐汇区统计公报,徐汇区统计局\n`;

export const STEPS = [];
const step = (name, walk, more = {}) => STEPS.push({ name, walk, place: 'http', short: false, ...more });

// ---- What stands on the screen ----

/** How much wider the content is than the window, in CSS pixels. */
const over = (browser) => browser.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function stands(walk, url, there) {
  await walk.visit(url);
  await walk.browser.there(there);
  assert.equal(await walk.browser.count('.problem'), 0, 'no page says that it can’t be shown');
}

for (const { page, address, there } of PAGES) {
  step(`page: ${page} ${address}`, async (walk) => {
    await stands(walk, walk.site.web + address, there);
    assert.ok((await over(walk.browser)) <= 0, 'nothing runs over');
  });
}

step('overview: the program takes over from the static page', async (walk) => {
  await stands(walk, walk.site.web, PAGES[0].there);
  assert.deepEqual(
    await walk.browser.evaluate(() => ['boot', 'static', 'app'].map((id) => document.getElementById(id).hidden)),
    [true, true, false],
  );
  assert.equal(await walk.browser.count('.site-head nav a[aria-current]'), 1);
}, { short: true });

// ---- Lists and search ----

step('targets: a box that is ticked gives as many rows as its count says', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?page=targets`, '.target-row');
  const all = await browser.count('.target-row');
  const wanted = Number(await browser.text('.facet .facet-count'));
  assert.ok(wanted > 0 && wanted < all);
  await browser.click('.facet .check input');
  await browser.wait(`${wanted} rows`, (n) => document.querySelectorAll('.target-row').length === n, wanted);
  assert.match(await browser.evaluate(() => location.search), /district=\w+/);
}, { short: true });

step('targets: words are typed, and the list and the address follow', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?page=targets`, '.target-row');
  await browser.type('#filter-text', '5G');
  await browser.wait('fewer rows', () => /q=5G/.test(location.search) && document.querySelectorAll('.target-row').length < 30);
  assert.ok((await browser.count('.target-row')) > 0);
});

for (const [typed, row] of [['yiwangtongban', '一网通办'], ['xhq', '徐汇区']]) {
  step(`search: ${typed} finds ${row}`, async (walk) => {
    const { browser } = walk;
    await walk.visit(`${walk.site.web}?page=search`);
    await browser.type('#filter-text', typed);
    await browser.wait(`q=${typed}`, (words) => location.search === `?page=search&q=${words}`, typed);
    await browser.wait(row, (words) => [...document.querySelectorAll('.found-row')].some((one) => one.innerText.includes(words)), row);
  }, { short: typed === 'yiwangtongban' });
}

// ---- Charts and maps ----

/** Opens a target and waits until its chart stands still. */
async function goal(walk, base, more = '') {
  await stands(walk, `${base}?target=${TARGET}${more}`, '.goal-chart svg text');
  await walk.browser.evaluate(() => document.querySelector('.goal-chart').scrollIntoView({ block: 'center' }));
  await walk.browser.still('the chart', () => document.querySelector('.goal-chart svg').outerHTML.length + document.querySelector('.goal-chart svg').outerHTML.slice(-400));
  return walk.browser;
}

/** Points along each line of the chart that is drawn within a clip, with its colour. */
const lines = () => [...document.querySelectorAll('.goal-chart svg [clip-path] path[fill="none"][stroke]')]
  .filter((path) => path.getTotalLength() > 100)
  .map((path) => {
    const points = [];
    const matrix = path.getScreenCTM();
    for (let at = 10; at < path.getTotalLength() - 10; at += 4) {
      const point = path.getPointAtLength(at).matrixTransform(matrix);
      points.push([Math.round(point.x), Math.round(point.y)]);
    }
    const end = path.getPointAtLength(path.getTotalLength()).matrixTransform(matrix);
    return { colour: getComputedStyle(path).stroke.match(/\d+/g).slice(0, 3).map(Number), points, end: [end.x, end.y] };
  });

/** The part of these points where the picture has their colour within a pixel or two, from 0 to 1. */
function painted(picture, { colour, points }) {
  const near = ([x, y]) => [-2, -1, 0, 1, 2].some((dy) => [-1, 0, 1].some((dx) => {
    const [px, py] = [x + dx, y + dy];
    return px >= 0 && py >= 0 && px < picture.width && py < picture.height && apart(picture.at(px, py), colour) < 40;
  }));
  return points.filter(near).length / points.length;
}

step('goal: the line of the chart is painted', async (walk) => {
  const browser = await goal(walk, walk.site.web);
  const drawn = await browser.evaluate(lines);
  assert.ok(drawn.length > 0, 'the chart has a line');
  for (const line of drawn) {
    let share = 0;
    // What an engine paints may come a moment after what its document says.
    await until(async () => {
      share = painted(decode(await browser.picture()), line);
      return share > 0.6;
    }, 'the line is on the screen', 3_000).catch(() => {});
    assert.ok(share > 0.6, `${Math.round(100 * share)} % of the line are on the screen`);
  }
}, { short: true });

step('goal: a pointer over the chart is told the value', async (walk) => {
  const browser = await goal(walk, walk.site.web);
  if (!browser.mouse) return 'no pointer';
  const said = () => document.querySelectorAll('.goal-chart svg text').length;
  const before = await browser.evaluate(said);
  const [{ points, end }] = await browser.evaluate(lines);
  await browser.over(...points.at(-10));
  await browser.over(...end);
  // It is drawn inside the chart.
  await until(async () => (await browser.evaluate(said)) > before, 'a tooltip');
});

step('goal: chart and table have the same values', async (walk) => {
  const browser = await goal(walk, walk.site.web);
  await browser.click('.target-chart .figure-foot .button');
  await browser.there('.target-chart .data-table td.number');
  const [values, labels] = await browser.evaluate(() => [
    [...document.querySelectorAll('.target-chart .data-table td.number')].map((cell) => cell.innerText.trim()),
    [...document.querySelectorAll('.goal-chart svg text')].map((text) => text.textContent),
  ]);
  assert.ok(values.length > 2);
  for (const value of values) assert.ok(labels.includes(value), `${value} is in the chart`);
});

/** Where a name stands on the map, rounded to whole pixels. */
const place = (name) => {
  const found = [...document.querySelectorAll('#district-map .map-chart svg text')].find((text) => text.textContent === name);
  const box = found && found.getBoundingClientRect();
  return box && [Math.round(box.left), Math.round(box.top)];
};

async function map(walk, base) {
  const { browser } = walk;
  await stands(walk, `${base}?page=map`, '#district-map .map-chart svg text');
  await browser.middle('#district-map');
  await browser.still('the map', place, '崇明区');
  return browser;
}

step('map: it is moved by the mouse, and by its buttons', async (walk) => {
  const browser = await map(walk, walk.site.web);
  const before = await browser.still('the map', place, '崇明区');
  if (browser.mouse) {
    const [x, y] = await browser.middle('#district-map');
    await browser.pointer([[x, y], [x + 20, y + 10], [x + 40, y + 20], [x + 60, y + 30]]);
    const after = await browser.still('the map', place, '崇明区');
    assert.deepEqual([after[0] - before[0], after[1] - before[1]], [60, 30]);
    assert.equal(await browser.evaluate(() => location.search), '?page=map', 'a drag is no click');
  }
  const from = await browser.still('the map', place, '崇明区');
  await browser.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.innerText === '向北').click());
  await until(async () => (await browser.evaluate(place, '崇明区'))[1] > from[1], 'the map goes north');
});

step('map: a district is chosen, and its places are listed', async (walk) => {
  const browser = await map(walk, walk.site.web);
  const places = walk.site.data('places.json').places.filter(({ district }) => district === 'jinshan').length;
  assert.ok(places > 0);
  await browser.evaluate(() => [...document.querySelectorAll('.district-button')].find((one) => one.innerText.includes('金山区')).click());
  await browser.wait(`${places} places`, (n) => document.querySelectorAll('.place-button').length === n, places);
  assert.match(await browser.evaluate(() => location.search), /district=jinshan/);
}, { short: true });

// ---- The plan's words ----

step('text: its height stays while it is scrolled', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?page=text&id=xuhui`, '.text-heading');
  const height = () => browser.still('the text', () => document.documentElement.scrollHeight);
  const before = await height();
  const seen = [before];
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await browser.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
    seen.push(await height());
  }
  // What isn't drawn yet is estimated, so that it changes a little; it must not collapse.
  for (const one of seen) assert.ok(one / before > 0.7 && one / before < 1.4, `heights while scrolling: ${seen}`);
  assert.ok(before > 15_000, `a whole plan is long, not ${before} px`);
}, { short: true });

step('text: the address of a heading opens there', async (walk) => {
  const { browser } = walk;
  const { id } = walk.site.data('plans/xuhui.json').outline[30];
  await stands(walk, `${walk.site.web}?page=text&id=${id}`, '.text-heading');
  await browser.wait('the heading is near the top', (wanted) => {
    const found = document.getElementById(wanted);
    return found && Math.abs(found.getBoundingClientRect().top) < innerHeight / 2;
  }, id);
});

step('drawer: it quotes the clause, and Escape gives focus back', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?target=${TARGET}`, '.source-button');
  const clause = await browser.text('main blockquote.clause');
  await browser.click('.source-button');
  await browser.there('[role=dialog] blockquote.clause');
  assert.equal(await browser.text('[role=dialog] blockquote.clause'), clause);
  await browser.keys(NAMED.Escape);
  await browser.wait('the drawer closes', () => !document.querySelector('[role=dialog] blockquote.clause'));
  await browser.wait('focus is back', () => document.activeElement.classList.contains('source-button'));
});

// ---- What one engine forgives and another doesn't ----

step('folds: a summary has one mark, ours', async (walk) => {
  const { browser } = walk;
  for (const [address, there] of [['?page=targets', '.target-row'], ['?page=text&id=xuhui', '.text-heading'], ['?page=method', '.rule-row']]) {
    await stands(walk, walk.site.web + address, there);
    // Taking the engine's own mark away moves nothing where it wasn't shown.
    const moved = await browser.evaluate(() => {
      const all = [...document.querySelectorAll('summary')].filter((one) => one.offsetParent);
      const lefts = () => all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().left;
      });
      const before = lefts();
      const style = document.createElement('style');
      style.textContent = 'summary::-webkit-details-marker { display: none !important; } summary { list-style: none !important; }';
      document.head.appendChild(style);
      const after = lefts();
      document.head.removeChild(style);
      return before.filter((left, at) => Math.abs(left - after[at]) > 0.5).length;
    });
    assert.equal(moved, 0, `${address}: marks of the engine beside ours`);
  }
});

step('focus: it stays on the language link', async (walk) => {
  const { browser } = walk;
  for (const lang of ['en', 'zh-CN']) {
    if (lang === 'en') await stands(walk, `${walk.site.web}?page=targets`, '.target-row');
    await browser.evaluate(() => document.querySelector('.head-language').focus());
    await browser.keys(NAMED.Enter);
    await browser.wait(lang, (wanted) => document.documentElement.lang === wanted, lang);
    await browser.still('the page', () => document.querySelectorAll('*').length);
    assert.equal(await browser.evaluate(() => document.activeElement.className), 'button quiet head-language');
  }
});

step('focus: it stays on the link for large type', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?page=targets`, '.target-row');
  await browser.evaluate(() => document.querySelector('.head-size').focus());
  await browser.keys(NAMED.Enter);
  await browser.wait('large type', () => document.documentElement.hasAttribute('data-size'));
  await browser.still('the page', () => document.querySelectorAll('*').length);
  assert.equal(await browser.evaluate(() => document.activeElement.className), 'button quiet head-size');
});

/**
 * Presses every control of the page, of those that look alike one, and gives those after which nothing had focus. After each
 * the page is as it was.
 */
async function pressed() {
  const rest = async () => {
    let last = -1;
    for (let look = 0; look < 100; look += 1) {
      await new Promise((done) => setTimeout(done, 60));
      const now = document.querySelectorAll('*').length;
      if (now === last && !document.documentElement.hasAttribute('data-busy')) return;
      last = now;
    }
  };
  const name = (one) => {
    const label = one.closest('label');
    return `${one.className} ${(one.innerText || (label && label.innerText) || '').slice(0, 14).replace(/\d+/g, '#')}`;
  };
  window.print = () => {};
  window.open = () => null;
  const start = location.search;
  const seen = new Set();
  const lost = [];
  for (;;) {
    const all = [...document.querySelectorAll('#app button, #app input[type=checkbox], #app input[type=radio], #app summary, #app a.button, #app .choice-link')];
    const next = all.find((one) => one.offsetParent && !one.disabled && !seen.has(name(one)));
    if (!next || seen.size > 40) return { n: seen.size, lost };
    const called = name(next);
    seen.add(called);
    next.focus();
    if (document.activeElement !== next) continue;
    next.click();
    await rest();
    if (document.activeElement === document.body) lost.push(called);
    if (location.search !== start) {
      history.pushState(null, '', start);
      dispatchEvent(new PopStateEvent('popstate'));
      await rest();
    }
    const close = document.querySelector('[role=dialog] button');
    if (close) {
      close.click();
      await rest();
    }
  }
}

const PIN = `pin=${TARGET},${FILLED}`;
for (const [address, there] of [['?page=targets&district=yangpu&asof=2023-06-30', '.target-row'], [`?target=${TARGET}`, '.goal-chart svg text'], ['?page=departments&district=fengxian', '.department-row'], ['?page=search&q=5G', '.found-row'], [`?page=compare&${PIN}`, 'main h1'], ['?page=calendar', '.strip-chart svg']]) {
  step(`focus: no press loses it: ${address}`, async (walk) => {
    await stands(walk, walk.site.web + address, there);
    const { n, lost } = await walk.browser.evaluate(pressed);
    assert.ok(n > 3, `${n} controls`);
    assert.deepEqual(lost, []);
  });
}

step('focus: a press of the mouse leaves no ring, a key shows one', async (walk) => {
  const { browser } = walk;
  if (!browser.mouse) return 'no pointer';
  await stands(walk, `${walk.site.web}?target=${TARGET}`, '.goal-chart svg text');
  const button = '.target-chart .figure-foot .button';
  await browser.click(button);
  const outline = (selector) => browser.evaluate((wanted) => getComputedStyle(document.querySelector(wanted)).outlineStyle, selector);
  assert.equal(await outline(button), 'none');
  await browser.keys(NAMED.Tab);
  assert.notEqual(await outline(':focus'), 'none');
});

step('lists to choose from: their words stand in the middle', async (walk) => {
  const { browser } = walk;
  await stands(walk, `${walk.site.web}?page=workbench`, '#bench-district');
  await browser.middle('#bench-district');
  const [left, top, width, height] = await browser.evaluate(() => {
    const { left: x, top: y, width: w, height: h } = document.querySelector('#bench-district').getBoundingClientRect();
    return [x, y, w, h].map(Math.round);
  });
  const picture = decode(await browser.picture());
  const ground = picture.at(left + 8, top + 5);
  const rows = [];
  // The words are in the left part, the arrow is in the right one.
  for (let y = top + 4; y < top + height - 4; y += 1) {
    for (let x = left + 6; x < left + Math.min(width - 30, 60); x += 1) {
      if (apart(picture.at(x, y), ground) > 80) {
        rows.push(y);
        break;
      }
    }
  }
  assert.ok(rows.length > 4, 'there are words');
  const middle = (rows[0] + rows.at(-1)) / 2 - top;
  assert.ok(Math.abs(middle - height / 2) <= height / 8, `the words’ middle is at ${middle} of ${height} px`);
});

// ---- Looks ----

for (const look of ['theme=dark', 'theme=contrast', 'theme=yellow', 'size=xl', 'size=30&theme=yellow']) {
  step(`look: ${look}`, async (walk) => {
    const { browser } = walk;
    const seen = () => browser.evaluate(() => [getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).color, getComputedStyle(document.documentElement).fontSize]);
    await stands(walk, `${walk.site.web}?page=targets`, '.target-row');
    const plain = await seen();
    await stands(walk, `${walk.site.web}?page=targets&${look}`, '.target-row');
    await browser.wait('another look', (before, at) => {
      const now = [getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).color, getComputedStyle(document.documentElement).fontSize];
      return now[at] !== before[at];
    }, plain, look.startsWith('size') ? 1 : 0);
    assert.ok((await over(browser)) <= 0, 'nothing runs over');
  });
}

step('look: English by its address', async (walk) => {
  await stands(walk, `${walk.site.web}?page=targets&lang=en`, '.target-row');
  assert.equal(await walk.browser.evaluate(() => document.documentElement.lang), 'en');
  assert.match(await walk.browser.text('main h1'), /targets/i);
});

step('look: a narrow window', async (walk) => {
  const { browser } = walk;
  const width = await browser.resize(390, 844);
  try {
    if (width > 600) return 'its window has one size';
    for (const [address, there] of [['?', PAGES[0].there], ['?page=targets', '.target-row'], [`?target=${TARGET}`, '.goal-chart svg text'], ['?page=map', '.district-button']]) {
      await stands(walk, walk.site.web + address, there);
      assert.ok((await over(browser)) <= 0, `${address}: nothing runs over at ${width} px`);
    }
  } finally {
    await browser.resize(...DESK);
  }
});

// ---- The workbench, files ----

async function workbench(walk, base) {
  const { browser } = walk;
  await stands(walk, `${base}?page=workbench`, '#bench-paste');
  await browser.evaluate((text) => {
    const field = document.querySelector('#bench-paste');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, CSV);
  await browser.click('#bench-check-pasted');
  await browser.there('#bench-finding');
  await browser.wait('one sound row', () => /1 行.*0 处错误/.test(document.querySelector('#bench-finding').innerText));
  await browser.click('#bench-view');
  await browser.there('#local-notice');
  await browser.evaluate(() => document.querySelector('.site-nav a[href*="page=targets"]').click());
  await browser.wait('the list marks the value', (id) => [...document.querySelectorAll('.target-row')].some((row) => row.querySelector(`a[href*="${id}"]`) && /1700个〔本地未发布〕/.test(row.innerText)), FILLED);
}

step('workbench: pasted cells are checked and seen in the dashboard', (walk) => workbench(walk, walk.site.web), { short: true });

/** Presses what hands over a file, and gives its name and its first bytes. */
async function taken(browser, words) {
  await browser.evaluate(() => {
    window.engineFiles = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.engineFiles.push(blob);
      return make.call(URL, blob);
    };
    // Saving to disk is the browser's matter, and not every one can here.
    HTMLAnchorElement.prototype.click = function click() {
      window.engineName = this.download;
    };
  });
  await browser.wait(words, (wanted) => {
    const button = [...document.querySelectorAll('main button')].find((one) => one.innerText.includes(wanted));
    if (button) button.click();
    return Boolean(button);
  }, words);
  return browser.wait('a file', () => (window.engineName && window.engineFiles.length
    ? window.engineFiles.slice(-1)[0].arrayBuffer().then((bytes) => ({ name: window.engineName, size: bytes.byteLength, head: [...new Uint8Array(bytes.slice(0, 8))] }))
    : null));
}

for (const [kind, address, there, head] of [
  ['CSV', '?page=targets&district=fengxian', '.target-row', [0xef, 0xbb, 0xbf]],
  ['XLSX', '?page=targets&district=fengxian', '.target-row', [0x50, 0x4b]],
  ['JSON', '?page=targets&district=fengxian', '.target-row', [0x7b]],
  ['SVG', `?target=${TARGET}`, '.goal-chart svg text', [0x3c, 0x73, 0x76, 0x67]],
  ['PNG', `?target=${TARGET}`, '.goal-chart svg text', [0x89, 0x50, 0x4e, 0x47]],
]) {
  step(`export: ${kind}`, async (walk) => {
    const { browser } = walk;
    await stands(walk, walk.site.web + address, there);
    await browser.evaluate(() => [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === '导出').click());
    const file = await taken(browser, kind);
    assert.match(file.name, new RegExp(`\\.${kind.toLowerCase()}$`));
    assert.deepEqual(file.head.slice(0, head.length), head);
    assert.ok(file.size > 500, `${file.size} bytes`);
  });
}

// ---- Halls ----

async function hall(walk, url) {
  const { browser } = walk;
  await walk.visit(`${url}?mode=kiosk`, '.scene h1');
  assert.equal(await browser.evaluate(() => document.documentElement.getAttribute('data-phase')), 'attract');
  return browser;
}

step('hall: the loop shows its scene in our letters', async (walk) => {
  const browser = await hall(walk, walk.site.web);
  await browser.wait('our letters', () => [...document.fonts].some((font) => font.status === 'loaded'));
});

step('hall: a touch opens the home page', async (walk) => {
  const browser = await hall(walk, walk.site.web);
  if (browser.mouse) {
    await browser.pointer([[600, 300]]);
  } else {
    await browser.evaluate(() => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, clientX: 600, clientY: 300 })));
  }
  await browser.there('.kiosk-page h1');
  assert.equal(await browser.evaluate(() => document.documentElement.getAttribute('data-phase')), 'explore');
}, { short: true });

// ---- Other people's pages ----

/** A view in somebody else's page; resolves with what that page hears once it hears one of these. */
async function embedded(walk, view, sandbox, types) {
  const { browser } = walk;
  const query = new URLSearchParams({ src: view, ...(sandbox === null ? {} : { sandbox }) });
  await walk.leave();
  await browser.goto(`${walk.site.host}?${query}`);
  return browser.wait(types.join(' or '), (wanted) => {
    const heard = window.heard || [];
    return heard.some((message) => wanted.includes(message.type)) && heard;
  }, types);
}

for (const view of ['states', `goal&target=${TARGET}`, 'map', 'list', 'calendar']) {
  step(`embed: ${view.split('&')[0]}, in another site’s page`, async (walk) => {
    const heard = await embedded(walk, `${walk.site.web}embed.html?v=1&view=${view}`, null, ['height']);
    assert.equal(heard.find(({ type }) => type === 'ready').view, view.split('&')[0]);
    assert.ok(heard.find(({ type }) => type === 'height').height > 120);
  });
}

step('embed: in a sandbox', async (walk) => {
  await embedded(walk, `${walk.site.web}embed.html?v=1&view=states`, 'allow-scripts', ['height']);
});

step('embed: in a sandbox, under the policy of docs/deploy.md', async (walk) => {
  const heard = await embedded(walk, `${walk.site.documented}embed.html?v=1&view=goal&target=${TARGET}`, 'allow-scripts', ['height', 'error']);
  assert.deepEqual(heard.filter(({ type }) => type === 'error'), []);
}, { short: true });

// ---- Policies and forms ----

/** Under the strict policy an engine that doesn't know 'wasm-unsafe-eval' shows the static page with its cause. */
async function underPolicy(walk, url, walked) {
  if (!walk.engine.old) return walked();
  walk.allow(/policy|wasm|WebAssembly/);
  await walk.visit(url, '#boot[data-cause]');
  assert.equal(await walk.browser.evaluate(() => document.getElementById('boot').getAttribute('data-cause')), 'policy');
  assert.equal(await walk.browser.evaluate(() => document.getElementById('static').hidden), false);
  return undefined;
}

const screens = {
  overview: (walk, base) => stands(walk, base, PAGES[0].there),
  goal: (walk, base) => goal(walk, base),
  map: (walk, base) => map(walk, base),
  search: (walk, base) => stands(walk, `${base}?page=search&q=5G`, '.found-row'),
  text: (walk, base) => stands(walk, `${base}?page=text&id=changning`, '.text-heading'),
  workbench,
  hall,
  'large and dark': (walk, base) => stands(walk, `${base}?page=targets&size=xl&theme=dark`, '.target-row'),
};

for (const [name, at, most, names] of [
  ['strict policy', 'strict', {}, ['overview', 'goal', 'map', 'workbench', 'hall', 'large and dark']],
  ['strict policy, intranet form', 'strictIntranet', {}, ['overview', 'goal']],
  ['policy of docs/deploy.md', 'documented', { lax: true }, ['overview', 'goal', 'map', 'workbench', 'hall']],
  ['strict policy in old words', 'old', { lax: true }, ['overview', 'text']],
  ['intranet form on a server', 'intranet', { lax: true }, ['overview', 'map', 'workbench', 'text']],
]) {
  for (const screen of names) {
    step(`${name}: ${screen}`, (walk) => {
      const walked = () => screens[screen](walk, walk.site[at]);
      // An old engine reports as a breach what it then permits.
      if (most.lax && walk.engine.old) walk.allow(/^policy: script-src eval/);
      return most.lax ? walked() : underPolicy(walk, walk.site[at], walked);
    });
  }
}

for (const [form, page, names] of [
  ['intranet', 'intranet/index.html', ['overview', 'goal', 'search', 'workbench', 'hall']],
  ['single', 'single/plan-atlas.html', ['overview', 'goal', 'search', 'workbench', 'hall', 'map', 'text']],
]) {
  for (const screen of names) {
    step(`${form} form without a server: ${screen}`, (walk) => screens[screen](walk, walk.site.file + page), { place: 'file', short: form === 'intranet' && screen === 'overview' });
  }
}

// ---- Without a network ----

step('offline: with its server gone, another page opens', async (walk) => {
  const { browser } = walk;
  const server = await walk.site.another();
  await stands(walk, `${server.url}web/`, PAGES[0].there);
  if (!(await browser.evaluate(() => 'serviceWorker' in navigator && window.isSecureContext))) {
    await server.stop();
    return 'no service workers';
  }
  await browser.wait('the worker is ready', () => navigator.serviceWorker.getRegistration().then((found) => Boolean(found && found.active && found.active.state === 'activated')));
  await server.stop();
  await stands(walk, `${server.url}web/?target=${TARGET}`, '.goal-chart svg text');
  walk.allow(/not loaded: .*sw\.js|ServiceWorker/);
  return undefined;
});

// ---- Below the floor ----

/** What engines below the floor are shown: the static page with its cause, in each form. */
export const BELOW = [
  ['web form', 'web', '', 'http'],
  ['web form, dark', 'web', '?theme=dark', 'http'],
  ['web form, large', 'web', '?size=xl', 'http'],
  ['web form, hall', 'web', '?mode=kiosk', 'http'],
  ['intranet form', 'intranet', '', 'http'],
  ['single form', 'single', '', 'http'],
  ['embedded view', 'web', 'embed.html?view=states', 'http'],
  ['intranet form without a server', 'file', 'intranet/index.html', 'file'],
  ['single form without a server', 'file', 'single/plan-atlas.html', 'file'],
].map(([name, at, more, where], index) => ({
  name: `below the floor: ${name}`,
  place: where,
  short: index === 0 || index === 7,
  walk: async (walk) => {
    const { browser } = walk;
    walk.allow(/planAtlas: (old|no)-wasm/);
    await walk.visit(walk.site[at] + more, '#boot[data-cause]');
    const cause = await browser.evaluate(() => document.getElementById('boot').getAttribute('data-cause'));
    assert.ok(['old-wasm', 'no-wasm'].includes(cause), cause);
    if (more.includes('kiosk')) return;
    assert.match(await browser.text('#boot'), /Chromium 86/);
    assert.deepEqual(await browser.evaluate(() => ['static', 'app'].map((id) => document.getElementById(id).hidden)), [false, true]);
    assert.ok((await browser.count('#static table')) >= (more.includes('embed') ? 1 : 5), 'its tables');
    assert.ok((await browser.text('#static')).length > 200);
  },
}));
