// Views in other people's pages, by the contract of docs/embed.md, which is read here.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { becomes, eventually, findings, journey, manifestFor, settled, steady, unchanged } from '../kit.mjs';

const DOC = readFileSync(new URL('../../../docs/embed.md', import.meta.url), 'utf8');
const OLD = readFileSync(new URL('../embed-urls.txt', import.meta.url), 'utf8');
const TARGET = 'xuhui-target-table-ai-industry-output';

/** The views of the contract, as its English table has them. */
const VIEWS = [...DOC.split('## English')[1].matchAll(/^\| `(\w+)` \|[^|]*\| (\S+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(
  ([, view, needs, minWidth, height, wideHeight]) => ({ view, needs: needs.replaceAll('`', ''), minWidth: +minWidth, height: +height, wideHeight: +wideHeight }),
);

/** What shows that a view stands. */
const STANDS = { goal: '.embed-goal .figure-title', district: '.embed-district .district-card', map: '.embed-map svg.map-picture', list: '.embed-list .target-row', states: '.embed-states .state-row', compare: '.embed-compare .guard', calendar: '.embed-calendar .strip-chart svg' };
const NEEDS = { target: `&target=${TARGET}`, district: '&district=yangpu', indicator: '&indicator=5g-base-stations', nothing: '' };

const page = (html) => () => ({ status: 200, type: 'text/html; charset=utf-8', headers: {}, body: Buffer.from(`<!doctype html><html lang="zh-CN"><title>host</title>${html}`) });

/** A page of somebody else, on another origin, with this in it. */
async function host(trip, html, reader = {}) {
  const server = await trip.server({ strict: false, change: page(html) });
  const host = await trip.reader(reader);
  await host.addInitScript(() => {
    window.heard = [];
    window.addEventListener('message', (event) => window.heard.push({ ...event.data, origin: event.origin }));
  });
  await host.goto(server.url);
  return host;
}

const iframe = (url, more = '') => `<iframe class="plan-atlas" src="${url}" width="700" height="400" title="view" ${more}></iframe>`;

journey('embed: the contract names every view, and each stands alone with source and data date', async (trip) => {
  assert.deepEqual(VIEWS.map(({ view }) => view).sort(), Object.keys(STANDS).sort());
  for (const { view, needs } of VIEWS) {
    const reader = await trip.reader({ viewport: { width: 700, height: 900 } });
    await reader.goto(`${trip.site.url}embed.html?v=1&view=${view}${NEEDS[needs]}`);
    await reader.locator(STANDS[view]).first().waitFor();
    const foot = reader.locator('.embed-foot');
    assert.match(await foot.innerText(), /数据版本 2\d{3}\.\d+[\s\S]*截至 \d{4}年/);
    for (const link of await reader.locator('main a').all()) {
      assert.equal(await link.getAttribute('target'), '_blank');
      assert.match(await link.getAttribute('rel'), /noopener/);
      assert.match(await link.getAttribute('href'), /^index\.html\?/);
    }
    assert.equal(await reader.locator('.notice').count(), 0);
    assert.equal(await reader.evaluate(() => document.activeElement.tagName), 'BODY', 'focus is left where it was');
  }
});

journey('embed: nothing is lost at the least width, and the fixed heights suffice', async (trip) => {
  const reader = await trip.reader();
  const found = [];
  for (const { view, needs, minWidth, height, wideHeight } of VIEWS) {
    for (const [width, most] of [[minWidth, height], [640, wideHeight], [1000, wideHeight]]) {
      await reader.setViewportSize({ width, height: 400 });
      await reader.goto(`${trip.site.url}embed.html?v=1&view=${view}${NEEDS[needs]}`);
      await reader.locator(STANDS[view]).first().waitFor();
      if (view === 'goal') await reader.locator('.goal-chart svg text').first().waitFor();
      const [wide, high] = await reader.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('#main').getBoundingClientRect().height]);
      if (wide > width) found.push(`${view}: ${wide} px of content on ${width}`);
      if (high > most) found.push(`${view}: ${Math.ceil(high)} px high at ${width}, ${most} promised`);
    }
  }
  assert.deepEqual(found, []);
});

journey('embed: addresses that other pages hold go on working', async (trip) => {
  const reader = await trip.reader({ viewport: { width: 700, height: 700 } });
  const lines = OLD.split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length >= 16, 'no line is ever taken away');
  for (const line of lines) {
    const [view, url] = line.split(' ');
    await reader.goto(trip.site.url + url);
    await reader.locator(STANDS[view]).first().waitFor();
    assert.equal(await reader.locator('.notice').count(), 0, line);
  }
});

journey('embed: the helper keeps frames as high as their views, loaded early, late or twice', async (trip) => {
  const url = `${trip.site.url}embed.html?view=`;
  const script = `<script src="${trip.site.url}embed.js"></script>`;
  const early = await host(trip, `${script}${script}${iframe(`${url}states`)}${iframe(`${url}district&district=xuhui`)}`);
  const heights = () => early.locator('iframe').evaluateAll((all) => all.map((one) => Number(one.getAttribute('height'))));
  const inside = () => Promise.all(early.frames().slice(1).map((frame) => frame.locator('#main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height))));
  await eventually(async () => {
    const [have, want] = [await heights(), await inside()];
    assert.ok(have.every((height, at) => height !== 400 && Math.abs(height - want[at]) <= 2), `${have} for ${want}`);
  });
  const late = await host(trip, iframe(`${url}states`));
  await eventually(async () => assert.ok((await late.evaluate(() => window.heard)).some(({ type }) => type === 'height')));
  await late.addScriptTag({ url: `${trip.site.url}embed.js` });
  await eventually(async () => assert.notEqual(await late.locator('iframe').getAttribute('height'), '400'));
});

journey('embed: frame and page talk as the contract says', async (trip) => {
  const reader = await host(trip, `${iframe(`${trip.site.url}embed.html?view=map`, 'sandbox="allow-scripts"')}<script src="${trip.site.url}embed.js"></script>`);
  const heard = (type) => reader.evaluate((wanted) => window.heard.filter((message) => message.type === wanted), type);
  await eventually(async () => assert.ok((await heard('ready')).length));
  const [ready] = await heard('ready');
  assert.deepEqual([ready.ns, ready.v, ready.view, ready.minWidth, ready.origin], ['sh-plans', 1, 'map', 320, 'null']);
  assert.match(ready.release, /^2\d{3}\.\d+(\.\d+)?$/);
  const set = (params) => reader.evaluate((wanted) => window.planAtlasEmbed.set(document.querySelector('iframe'), wanted), params);
  await set({ lang: 'en', metric: 'observed', theme: 'dark' });
  await eventually(async () => assert.equal((await heard('state')).at(-1)?.query, 'v=1&view=map&metric=observed&lang=en&theme=dark'));
  const frame = reader.frames()[1];
  await becomes(() => frame.locator('html').getAttribute('lang'), 'en');
  await becomes(() => frame.locator('html').getAttribute('data-theme'), 'dark');
  await set({ view: 'states' });
  await frame.locator(STANDS.states).first().waitFor();
  // What isn't of the protocol changes nothing: another sender, another namespace, other types, other values.
  const state = async () => (await heard('state')).at(-1).query;
  await eventually(async () => assert.match(await state(), /view=states/));
  const before = await state();
  await reader.evaluate(() => {
    const frame = document.querySelector('iframe').contentWindow;
    const good = { ns: 'sh-plans', v: 1, type: 'set', params: { lang: 'zh' } };
    for (const bad of [null, 7, 'set', [], {}, { ...good, ns: 'x' }, { ...good, v: 2 }, { ...good, type: 'get' }, { ...good, params: null }, { ...good, params: { lang: 5 } }, { ...good, params: { lang: ['zh'] } }, { ...good, params: { release: '../x' } }]) {
      frame.postMessage(bad, '*');
    }
    const other = document.createElement('iframe');
    document.body.append(other);
    other.contentWindow.eval(`parent.frames[0].postMessage(${JSON.stringify(good)}, '*')`);
  });
  // Messages come in the order in which they were sent: after one that counts, all the others have been read.
  await set({ theme: 'light' });
  await eventually(async () => assert.notEqual(await state(), before));
  assert.equal(await state(), before.replace('&theme=dark', ''));
  assert.equal(await frame.locator('html').getAttribute('lang'), 'en');
});

journey('embed: no frame is silent: what doesn’t start is said within ten seconds, by the frame or by the helper', async (trip) => {
  trip.allow(/Blocked script execution/);
  const stuck = await trip.server();
  const program = readdirSync(`${trip.folder}/web`).find((name) => /^plan-atlas\..*js$/.test(name));
  stuck.answers.set(`/${program}`, () => ({ status: 200, type: 'text/javascript', headers: {}, body: Buffer.from('let wasm_bindgen = () => { window.begun = true; return new Promise(() => {}); };') }));
  const url = `${trip.site.url}embed.html?view=states`;
  const far = `<div style="height: 9000px"></div>${iframe(url, 'sandbox="" loading="lazy"')}`;
  const page = await host(trip, `${iframe(url)}${iframe(url, 'sandbox=""')}${iframe(`${stuck.url}embed.html?view=states`)}${far}<script src="${trip.site.url}embed.js"></script>`, { clock: true });
  await page.evaluate(() => {
    window.said = [];
    window.planAtlasEmbed.on((frame, { type, cause }) => window.said.push([[...document.querySelectorAll('iframe')].indexOf(frame), type, cause]));
    window.planAtlasEmbed.greet();
  });
  // A frame that came late may be called silent before it says itself what it is stuck at; its own word is the last.
  const errors = () => page.evaluate(() => [...new Map(window.said.filter(([, type]) => type === 'error').map(([frame, , cause]) => [frame, cause]))].sort());
  await eventually(async () => assert.ok(await page.evaluate(() => window.said.some(([frame, type]) => frame === 0 && type === 'ready'))));
  await page.frames()[3].waitForFunction(() => window.begun);
  assert.deepEqual(await errors(), [], 'nobody is called silent too early');
  await page.clock.fastForward(9_500);
  await becomes(errors, [[1, 'silent'], [2, 'stuck']], 'the one far below isn’t loaded yet');
});

journey('embed: wheel and touch go to the page around, and links to a new tab', async (trip) => {
  const reader = await host(trip, `<style>body{height:4000px}</style>${iframe(`${trip.site.url}embed.html?view=goal&target=${TARGET}`).replace('height="400"', 'height="760"')}`, { touch: true });
  const frame = reader.frames()[1];
  await frame.locator('.goal-chart svg text').first().waitFor();
  await reader.locator('iframe').hover();
  await reader.mouse.wheel(0, 400);
  const scrolled = () => reader.evaluate(() => scrollY);
  await eventually(async () => assert.ok((await scrolled()) > 100, 'the page scrolls'));
  await steady(reader);
  const before = await unchanged(scrolled);
  const session = await reader.context().newCDPSession(reader);
  const finger = (type, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: y === null ? [] : [{ x: 300, y }] });
  await finger('touchStart', 320);
  for (let y = 300; y >= 100; y -= 20) await finger('touchMove', y);
  await finger('touchEnd', null);
  await eventually(async () => assert.ok((await scrolled()) > before + 100, 'a finger on the frame scrolls the page around'));
  const [tab] = await Promise.all([reader.waitForEvent('popup'), frame.locator('.embed-foot a').click()]);
  await settled(tab);
  assert.match(tab.url(), new RegExp(`/index\\.html\\?target=${TARGET}`));
  assert.equal(await tab.evaluate(() => window.opener), null);
  assert.equal(await reader.evaluate(() => history.length), 2, 'the history of the page is its own');
});

journey('embed: a pinned view keeps its figures when the data changes, or says that they are gone', async (trip) => {
  const server = await trip.server();
  const { release } = trip.data('manifest.json');
  const url = `${server.url}embed.html?view=states&release=${release}&asof=2026-11-22`;
  const reader = await trip.reader();
  await reader.goto(url);
  await reader.locator(STANDS.states).first().waitFor();
  const figures = () => reader.locator('.state-count').allInnerTexts();
  const before = await figures();
  // Another release takes the place of `data`; the old one has moved to a folder of its own.
  const observations = Buffer.from(JSON.stringify({ ...trip.data('observations.json'), observations: [] }));
  const manifest = { ...manifestFor(trip, { 'observations.json': observations }), release: '2027.01' };
  const old = trip.data('manifest.json');
  server.answers.set('/data/observations.json', (answer) => ({ ...answer, body: observations }));
  server.answers.set('/data/manifest.json', (answer) => ({ ...answer, body: Buffer.from(JSON.stringify(manifest)) }));
  trip.allow(/Failed to load resource/);
  await reader.goto(url);
  const gone = reader.getByRole('alert');
  await gone.waitFor();
  assert.match(await gone.innerText(), /已不在服务器上/);
  assert.equal(await reader.locator('.state-count').count(), 0);
  for (const { path } of [{ path: 'manifest.json' }, ...old.files]) {
    const body = readFileSync(`${trip.folder}/web/data/${path}`);
    server.answers.set(`/data-${release}/${path}`, () => ({ status: 200, type: 'application/json', headers: {}, body }));
  }
  await reader.goto(url);
  await reader.locator(STANDS.states).first().waitFor();
  assert.deepEqual(await figures(), before);
  await reader.goto(`${server.url}embed.html?view=states`);
  await reader.getByText('2027.01').waitFor();
});

const HOSTILE = ['"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", '</title><svg onload=alert(1)>', 'javascript:alert(1)', '{{constructor.constructor("alert(1)")()}}', '\u202e\u0000<b>', '<iframe srcdoc="<script>alert(1)</script>">', '%00%3Cscript%3E', 'a'.repeat(5_000)];

journey('embed: nothing in an address, a message or the data becomes markup', async (trip) => {
  const server = await trip.server();
  const reader = await trip.reader();
  const tags = () => reader.evaluate(() => document.querySelectorAll('script:not([src]), img, iframe:not([src^="embed.html?"]), object, b, [onload], [onerror], a[href^="javascript:"]').length);
  for (const name of ['view', 'target', 'district', 'q', 'lang', 'theme', 'size', 'title', 'controls', 'release', 'metric', 'asof', 'state', 'sort', '<b>', 'v']) {
    const value = HOSTILE[name.length % HOSTILE.length];
    await reader.goto(`${server.url}embed.html?${encodeURIComponent(name)}=${encodeURIComponent(value)}&view=list`);
    await reader.locator('.embed-foot a').waitFor();
    assert.equal(await tags(), 0, `${name}=${value}`);
  }
  for (const value of HOSTILE) {
    await reader.evaluate((text) => {
      const params = Object.fromEntries(['view', 'q', 'lang', 'district', 'theme', text].map((name) => [name, text]));
      window.postMessage({ ns: 'sh-plans', v: 1, type: 'set', params }, '*');
    }, value);
  }
  // A data folder with such texts in it, in order with its manifest.
  const words = HOSTILE.slice(0, 3).join(' ');
  const bodies = {};
  const poison = (value, key) => {
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]));
    return typeof value === 'string' && ['title', 'title_en', 'name_zh', 'name_en', 'zh', 'en', 'doc_no', 'issuer', 'text_zh', 'note'].includes(key) ? value + words : value;
  };
  for (const path of ['plans/yangpu.json', 'districts.json', 'indicators.json', 'departments.json', 'topics.json']) {
    bodies[path] = Buffer.from(JSON.stringify(poison(trip.data(path))));
    server.answers.set(`/data/${path}`, (answer) => ({ ...answer, body: bodies[path] }));
  }
  const manifest = { ...manifestFor(trip, bodies), release: words };
  server.answers.set('/data/manifest.json', (answer) => ({ ...answer, body: Buffer.from(JSON.stringify(manifest)) }));
  for (const address of ['embed.html?view=district&district=yangpu', 'embed.html?view=list&district=yangpu', 'embed.html?view=map', '?page=targets&district=yangpu', '?', '?page=embed', '?page=districts', '?page=district&id=yangpu', '?page=tasks&district=yangpu', '?page=departments', '?page=topics', '?page=search&q=alert']) {
    await reader.goto(server.url + address);
    await reader.getByText('<script>alert(1)</script>').first().waitFor({ state: 'attached' });
    assert.equal(await tags(), 0, address);
  }
});

journey('embed: a view that lacks what it needs says so, and without scripts the frame isn’t blank', async (trip) => {
  const reader = await trip.reader();
  for (const [address, lacks] of [['view=goal', 'target'], ['view=goal&target=nobody', 'target'], ['view=district', 'district'], ['view=district&district=nowhere', 'district']]) {
    await reader.goto(`${trip.site.url}embed.html?${address}`);
    await reader.locator('.notice code', { hasText: lacks }).first().waitFor();
  }
  await reader.goto(`${trip.site.url}embed.html?view=map&colour=red`);
  await reader.locator(STANDS.map).waitFor();
  assert.match(await reader.locator('.notice').innerText(), /colour=red/);
  const still = await trip.reader({ js: false });
  await still.goto(`${trip.site.url}embed.html?view=map`);
  assert.equal(await still.locator('#static table').count(), 1);
  assert.match(await still.locator('#static').innerText(), /数据版本[\s\S]*Open in Plan Atlas/);
});

journey('embed: the product gives snippets with a preview, and what they show is what was chosen', async (trip) => {
  const reader = await trip.visit(`?target=${TARGET}`);
  await reader.getByRole('link', { name: '嵌入', exact: true }).first().click();
  await reader.locator('.snippets-layout').waitFor();
  const preview = reader.frameLocator('iframe');
  await preview.locator(STANDS.goal).waitFor();
  const snippets = () => reader.locator('.snippet-text').evaluateAll((all) => all.map((one) => one.value));
  await reader.getByLabel('外观').last().selectOption('dark');
  await reader.locator('label.field', { hasText: '固定在当前版本' }).locator('select').selectOption('pinned');
  await eventually(async () => assert.ok((await snippets()).slice(0, 2).every((text) => text.includes('theme=dark') && text.includes('release=2'))));
  const [helper, frame, still, link] = await snippets();
  assert.ok(helper.includes('embed.js') && !frame.includes('<script') && still.includes('<table>') && link.startsWith('<a '));
  await becomes(() => preview.locator('html').getAttribute('data-theme'), 'dark');
  // Pasted into a page of somebody else, each works.
  const pasted = await host(trip, `${helper}${frame}${still.replace(/<img[^>]*>/, '')}${link}`);
  for (const view of pasted.frames().slice(1)) await view.locator(STANDS.goal).waitFor();
  await reader.getByLabel('视图').selectOption('map');
  await preview.locator(STANDS.map).waitFor();
  assert.ok((await snippets())[1].includes('view=map'));
});

journey('axe: every embedded view and the snippet page, light and dark', async (trip) => {
  const found = [];
  const reader = await trip.reader({ viewport: { width: 700, height: 900 } });
  for (const { view, needs } of VIEWS) {
    for (const theme of ['light', 'dark']) {
      await reader.goto(`${trip.site.url}embed.html?view=${view}${NEEDS[needs]}&theme=${theme}&lang=${theme === 'dark' ? 'en' : 'zh'}`);
      await reader.locator(STANDS[view]).first().waitFor();
      found.push(...(await findings(reader)).map((line) => `${view}, ${theme}: ${line}`));
    }
  }
  for (const lang of ['zh', 'en']) {
    await reader.goto(`${trip.site.url}?page=embed&lang=${lang}`);
    await reader.locator('.snippets-layout').waitFor();
    found.push(...(await findings(reader, ['iframe'])).map((line) => `snippets, ${lang}: ${line}`));
  }
  assert.deepEqual(found, []);
});
