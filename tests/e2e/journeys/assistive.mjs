// 长辈版, themes, reading aloud, terms in plain words, the data cursor: used by their readers, and where something is missing.
import assert from 'node:assert/strict';
import { addressIs, becomes, eventually, focused, journey, open, query, settled, steady, texts, travel, nav, theme } from '../kit.mjs';
import { PAGES } from '../pages.mjs';

const GOAL = 'xuhui-target-table-ai-industry-output';

const rem = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
const tool = (page, name) => page.locator('.access-bar').getByRole('button', { name, exact: true });
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** What is wider than the window, or cut off by what holds it; boxes that scroll by themselves are meant to. */
const lost = (page) =>
  page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll('#app *')) {
      const box = element.getBoundingClientRect();
      // The browser itself shortens the name of a chosen file.
      if (!box.width || element.matches('input[type=file]') || element.closest('svg, .visually-hidden, .cursor, .table-box, .brief, [aria-hidden=true], .departments-matrix, .matrix, .access-bar [hidden]')) continue;
      const style = getComputedStyle(element);
      // A box of one pixel is kept for screen readers only.
      const cut = ['hidden', 'clip'].includes(style.overflowX) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
      if (cut || (box.right > innerWidth + 1 && style.position !== 'absolute' && !element.parentElement.closest('.table-box'))) {
        found.push(`<${element.tagName.toLowerCase()} class="${element.getAttribute('class')}"> ${Math.round(box.left)}–${Math.round(box.right)}: ${element.textContent.trim().slice(0, 30)}`);
      }
    }
    return found.slice(0, 5);
  });

journey('large type: one press from any page, the same content, and one press back', async (trip) => {
  const page = await trip.visit('?page=targets&district=jinshan&asof=2023-06-30');
  const rows = await texts(page.locator('.target-row-name'));
  await page.getByRole('link', { name: '长辈版' }).click();
  await addressIs(page, { page: 'targets', district: 'jinshan', asof: '2023-06-30', size: 'xl' });
  await becomes(() => rem(page), 20);
  assert.deepEqual(await texts(page.locator('.target-row-name')), rows, 'the same content');
  const steps = await page.evaluate(() => history.length);
  for (const size of [22, 24, 27, 30]) {
    await tool(page, '字大一些').click();
    await becomes(() => rem(page), size);
  }
  assert.equal(await tool(page, '字大一些').getAttribute('aria-disabled'), 'true');
  await tool(page, '字大一些').click({ force: true });
  await addressIs(page, { page: 'targets', district: 'jinshan', asof: '2023-06-30', size: '30' });
  await tool(page, '还原字号').click();
  await becomes(() => rem(page), 20);
  await tool(page, '字小一些').click();
  await becomes(() => rem(page), 18);
  assert.equal(await tool(page, '字小一些').getAttribute('aria-disabled'), 'true');
  assert.equal(await page.evaluate(() => history.length), steps, 'sizes are no steps');
  // Choices go along to the next page and into the link.
  await nav(page, '方法');
  await page.locator('.rule-row').first().waitFor();
  assert.deepEqual(query(page).size, '18');
  await page.reload();
  await settled(page);
  await becomes(() => rem(page), 18);
  await tool(page, '退出长辈版').click();
  await becomes(() => rem(page), 16);
  await becomes(() => page.locator('.access-bar').count(), 0);
  assert.equal((await focused(page)).id, 'main', 'focus is not lost');
});

journey('large type: the entry is on the first screen of every page', async (trip) => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }, { width: 320, height: 640 }]) {
    const page = await trip.visit('', { viewport });
    for (const { address, there } of PAGES.filter(({ address }) => !address.includes('source='))) {
      await travel(page, address);
      await page.locator(there).first().waitFor({ state: 'attached' });
      const box = await page.locator('.head-size').boundingBox();
      assert.ok(box && box.y + box.height <= viewport.height && box.height >= 24, `${address} at ${viewport.width}: ${JSON.stringify(box)}`);
    }
  }
});

journey('large type: lines, gaps and targets are as large as they should be', async (trip) => {
  const page = await trip.visit('?size=18');
  for (const { address, there } of PAGES) {
    await travel(page, `${address}&size=18`);
    await page.locator(there).first().waitFor();
    const small = await page.evaluate(() => {
      const found = [];
      const seen = (one) => one.getBoundingClientRect().height > 0 && !one.closest('.visually-hidden, [aria-hidden=true]');
      for (const one of document.querySelectorAll('#app .button, #app summary, #app select, #app .choice-link, #app .chip')) {
        const { height } = one.getBoundingClientRect();
        const least = one.matches('.primary, .access-bar .button') ? 60 : 44;
        if (seen(one) && height < least - 0.5) found.push(`${one.className || one.tagName} “${one.textContent.trim().slice(0, 16)}” is ${height} px high`);
      }
      for (const link of document.querySelectorAll('.site-nav a')) if (link.getBoundingClientRect().height < 59.5) found.push(`nav ${link.textContent}`);
      for (const one of document.querySelectorAll('main *')) {
        // The number of a footnote is one raised mark and never a line.
        if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !seen(one) || one.closest('svg, .sup, .footnote-mark')) continue;
        const style = getComputedStyle(one);
        if (parseFloat(style.fontSize) < 17.9) found.push(`text of ${style.fontSize}: ${one.className || one.tagName} ${one.textContent.slice(0, 16)}`);
        if (parseFloat(style.lineHeight) < 1.3 * parseFloat(style.fontSize) - 0.1) found.push(`lines of ${style.lineHeight} at ${style.fontSize}: ${one.className || one.tagName}`);
      }
      return found.slice(0, 6);
    });
    assert.deepEqual(small, [], address);
  }
});

for (const [name, viewport, size, lang] of [
  ['320 pixels and 30-pixel type', { width: 320, height: 640 }, '30', 'zh'],
  ['320 pixels and 30-pixel type, in English', { width: 320, height: 640 }, '30', 'en'],
  ['1280 pixels zoomed to 400 %, in English', { width: 320, height: 256 }, 'standard', 'en'],
  ['a desk', { width: 1440, height: 900 }, '30', 'zh'],
]) {
  journey(`large type: nothing is lost at ${name}`, async (trip) => {
    const page = await trip.visit(`?size=${size}`, { viewport });
    const found = [];
    for (const { address, there } of PAGES) {
      await travel(page, `${address}&size=${size}&lang=${lang}`);
      await page.locator(there).first().waitFor();
      found.push(...(await lost(page)).map((line) => `${address} ${line}`));
    }
    assert.deepEqual(found, []);
  });
}

journey('large type: on a phone, every size leaves room for the page, and its menu and tools are one press away', async (trip) => {
  const page = await trip.visit('?page=method&size=xl', { viewport: { width: 390, height: 844 } });
  for (const lang of ['zh', 'en']) {
    for (const size of ['18', 'xl', '22', '24', '27', '30']) {
      await travel(page, `?page=method&size=${size}&lang=${lang}`);
      await page.locator('.rule-row').first().waitFor();
      await page.locator('.access-bar').waitFor();
      const { y, height } = await page.locator('#main h1').boundingBox();
      assert.ok(y + height < 844 * 0.8, `${size}, ${lang}: the heading ends at ${y + height} of 844`);
    }
  }
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.locator('.site-nav').getByRole('link', { name: 'Promises', exact: true }).waitFor();
  // Where the menu takes room above the page, a press elsewhere puts it away, and only that.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'More tools', exact: true }).click();
  await tool(page, 'Yellow on black').click();
  await becomes(() => page.locator('html').getAttribute('data-theme'), 'yellow');
});

for (const half of [0, 1]) journey(`pseudo-locale: labels more than twice as long are not cut (${half + 1} of 2)`, async (trip) => {
  const page = await trip.visit('?lang=en');
  const found = [];
  for (const { address, there } of PAGES.filter((_, at) => at % 2 === half)) {
    await travel(page, `${address}&lang=en`);
    await page.locator(there).first().waitFor();
    // Every label becomes 120 % longer, with words that may wrap, as another language would.
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
      const all = [];
      while (walker.nextNode()) all.push(walker.currentNode);
      for (const node of all) {
        const words = node.data.trim();
        if (!/[a-z]{2}/i.test(words) || node.parentElement.closest('svg, [lang^=zh], code, pre, textarea, .visually-hidden')) continue;
        node.data = `${node.data} ${'lorem ipsum '.repeat(Math.ceil((words.length * 1.2) / 12)).slice(0, Math.ceil(words.length * 1.2)).trim()}`;
      }
    });
    found.push(...(await lost(page)).map((line) => `${address} ${line}`));
    await open(page, trip.site.url);
  }
  assert.deepEqual(found, []);
});

journey('themes: high contrast and yellow on black, by choice and by system, charts too', async (trip) => {
  const page = await trip.visit(`?target=${GOAL}`);
  // The zero of the scale has the colour of quiet text.
  const ink = () => page.locator('.goal-scale text', { hasText: /^0$/ }).evaluate((text) => getComputedStyle(text).fill);
  await eventually(async () => assert.ok(await ink()));
  await theme(page, 'contrast');
  await becomes(() => ground(page), 'rgb(255, 255, 255)');
  await becomes(ink, 'rgb(31, 31, 31)');
  await theme(page, 'yellow');
  await addressIs(page, { target: GOAL, theme: 'yellow' });
  await becomes(() => ground(page), 'rgb(0, 0, 0)');
  await becomes(ink, 'rgb(255, 255, 0)');
  await theme(page, 'system');
  await page.emulateMedia({ contrast: 'more' });
  await becomes(() => page.locator('html').getAttribute('data-theme'), 'contrast');
  await becomes(() => ground(page), 'rgb(255, 255, 255)');
  await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
  await becomes(() => ground(page), 'rgb(0, 0, 0)');
  await page.emulateMedia({ contrast: null, colorScheme: 'light', forcedColors: 'active' });
  const system = await page.evaluate(() => {
    const sample = document.createElement('span');
    sample.style.color = 'CanvasText';
    document.body.append(sample);
    return getComputedStyle(sample).color;
  });
  await becomes(ink, system);
});

journey('tables only: every chart gives way to its table, and comes back', async (trip) => {
  const page = await trip.visit(`?target=${GOAL}&size=xl`);
  await page.locator('.goal-chart svg text').first().waitFor();
  await tool(page, '只看表格').click();
  await becomes(() => page.locator('.goal-chart').isVisible(), false);
  await page.locator('.target-chart .data-table').waitFor();
  assert.equal(query(page).charts, 'off');
  await page.locator('.brand a').click();
  await page.locator('.map-panel .data-table').waitFor();
  assert.equal(await page.locator('.map-slot').isVisible(), false);
  assert.ok(await page.locator('.district-button').first().isVisible(), 'the way on is still there');
  await page.goBack();
  await page.locator('.target-chart .data-table').waitFor();
  await tool(page, '只看表格').click();
  await page.locator('.goal-chart svg text').first().waitFor();
  await becomes(() => page.locator('.target-chart .data-table').count(), 0);
});

/** A browser with these voices, which notes what it is asked to say and says it in no time, or holds it. */
const withVoices = (page, voices) =>
  page.addInitScript((voices) => {
    const said = [];
    window.said = said;
    window.hold = false;
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class { constructor(text) { this.text = text; } }, configurable: true });
    const engine = {
      getVoices: () => voices,
      speak: (one) => {
        said.push([one.lang, one.text]);
        engine.now = one;
        if (!window.hold) setTimeout(() => engine.now === one && one.onend?.(), 5);
      },
      cancel: () => {
        const one = engine.now;
        engine.now = null;
        one?.onerror?.();
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true });
  }, voices);

journey('reading aloud: the page in order, by local voices, and silence when the page changes', async (trip) => {
  const page = await trip.reader();
  await withVoices(page, [{ lang: 'zh-CN', localService: true }, { lang: 'en-US', localService: false }]);
  await open(page, `${trip.site.url}?target=${GOAL}&size=xl`);
  await tool(page, '朗读本页').waitFor();
  await steady(page);
  const said = () => page.evaluate(() => window.said.map(([, text]) => text));
  assert.deepEqual(await said(), [], 'it never starts by itself');
  await tool(page, '朗读本页').click();
  const clause = await page.locator('[aria-labelledby=clause] .clause').innerText();
  await eventually(async () => assert.ok((await said()).join('').replace(/\s/g, '').includes(clause.replace(/\s/g, ''))));
  const heard = await said();
  assert.ok(heard.indexOf(await page.locator('#app h1').innerText()) < heard.findIndex((text) => clause.startsWith(text)), 'in the order of the page');
  await tool(page, '朗读本页').waitFor();
  assert.equal(await page.evaluate(() => CSS.highlights?.has('spoken') ?? false), false, 'no mark is left at the end');
  // Held in the middle of a sentence.
  await page.evaluate(() => { window.hold = true; window.said.length = 0; });
  await tool(page, '朗读本页').click();
  await eventually(async () => assert.equal((await said()).length, 1));
  assert.ok(await page.evaluate(() => CSS.highlights ? CSS.highlights.has('spoken') : document.querySelector('[data-spoken]') !== null), 'what is read is marked');
  await tool(page, '暂停').click();
  await tool(page, '继续').click();
  await eventually(async () => { const all = await said(); assert.equal(all.length, 2); assert.equal(all[0], all[1]); });
  await nav(page, '日程');
  await tool(page, '朗读本页').waitFor();
  assert.equal(await page.evaluate(() => CSS.highlights?.has('spoken') ?? false), false);
  assert.equal((await said()).length, 2, 'nothing more is said');
  assert.ok((await page.evaluate(() => window.said.map(([lang]) => lang))).every((lang) => lang === 'zh-CN'));
  // English has no voice of this device here.
  await page.getByRole('link', { name: 'English' }).click();
  await tool(page, 'Tables only').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Read this page aloud' }).count(), 0);
});

journey('nothing there: no voice, storage, clipboard or full screen, and every control works', async (trip) => {
  const page = await trip.reader();
  await page.addInitScript(() => {
    const refuse = { get() { throw new Error('refused'); }, configurable: true };
    for (const name of ['localStorage', 'sessionStorage', 'speechSynthesis', 'indexedDB']) Object.defineProperty(window, name, refuse);
    for (const name of ['clipboard', 'wakeLock', 'serviceWorker']) Object.defineProperty(Navigator.prototype, name, { get: () => undefined, configurable: true });
    delete Element.prototype.requestFullscreen;
  });
  await open(page, `${trip.site.url}?target=${GOAL}&size=xl`);
  await tool(page, '大光标').waitFor();
  assert.equal(await page.getByRole('button', { name: '朗读本页' }).count(), 0, 'what can do nothing is not there');
  await tool(page, '大光标').click();
  await becomes(() => page.locator('html').getAttribute('data-pointer'), 'large');
  await tool(page, '阅读线').click();
  await page.mouse.move(400, 333);
  await becomes(() => page.locator('.reading-line').evaluate((line) => line.style.top), '333px');
  await tool(page, '黑底黄字').click();
  await becomes(() => ground(page), 'rgb(0, 0, 0)');
  assert.equal(await tool(page, '黑底黄字').getAttribute('aria-pressed'), 'true');
  await page.locator('.access-keys summary').click();
  await page.locator('.access-keys kbd').first().waitFor();
  await page.locator('.source-button').first().click();
  await page.getByRole('dialog').waitFor();
  assert.ok((await texts(page.getByRole('dialog').getByRole('button'))).every((name) => !/复制/.test(name)), 'nothing is offered that the browser refuses');
  await page.keyboard.press('Escape');
  await tool(page, '退出长辈版').click();
  await becomes(() => page.locator('html').getAttribute('data-pointer'), null);
  assert.equal(await page.locator('.reading-line').count(), 0);
});

journey('terms: below a clause, in plain words, marked as ours, and the clause is untouched', async (trip) => {
  const plans = ['yangpu', 'changning', 'jinshan', 'fengxian', 'xuhui'].flatMap((id) => trip.data(`plans/${id}.json`).targets);
  const target = plans.find(({ statement }) => statement.includes('一网通办'));
  for (const size of ['standard', 'xl']) {
    const page = await trip.visit(`?target=${target.id}&size=${size}`);
    const terms = page.locator('.clause + .terms').first();
    await terms.locator('summary').click();
    assert.match(await terms.innerText(), /一网通办[\s\S]*网上入口[\s\S]*本站释义，不是规划原文/);
    assert.equal((await page.locator('[aria-labelledby=clause] .clause').innerText()).replace(/\s/g, ''), target.statement.replace(/\s/g, ''));
    await page.getByRole('link', { name: 'English' }).click();
    await terms.locator('summary').click();
    await eventually(async () => assert.match(await terms.innerText(), /In plain words[\s\S]*online entrance[\s\S]*not in the plan/));
  }
});

journey('cursor: values of a chart by keyboard and ear, at most one message in half a second', async (trip) => {
  const page = await trip.reader({ clock: true });
  await page.addInitScript(() => {
    window.heard = [];
    let last = '';
    new MutationObserver(() => {
      const text = document.querySelector('[role=status][aria-live]')?.textContent;
      if (!text || text === last) return;
      last = text;
      window.heard.push([performance.now(), text]);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await open(page, `${trip.site.url}?target=${GOAL}`);
  await page.keyboard.press('Tab');
  const cursor = page.locator('.target-chart .cursor');
  await cursor.waitFor({ state: 'attached' });
  assert.equal(await page.locator('.target-chart .cursor').count(), 1);
  await cursor.focus();
  const box = await cursor.boundingBox();
  assert.ok(box.height > 30 && box.width > 200, 'it is seen while it has focus');
  await page.evaluate(() => { window.heard.length = 0; });
  for (let n = 0; n < 12; n += 1) await page.keyboard.press(n % 4 === 3 ? 'ArrowLeft' : 'ArrowRight');
  await page.keyboard.press('End');
  await page.clock.runFor(1_300);
  const heard = await page.evaluate(() => window.heard);
  const rows = await cursor.locator('.cursor-said').innerText();
  assert.equal(heard.at(-1)[1], rows, 'what is shown last is said last');
  for (const [n, [at]] of heard.slice(1).entries()) assert.ok(at - heard[n][0] >= 480, `${at - heard[n][0]} ms between two messages`);
  for (const [, text] of heard) assert.doesNotMatch(text, /NaN|undefined|null|series/i);
  assert.match(rows, /\d/);
  await page.keyboard.press('Enter');
  await page.locator('.target-chart .data-table').waitFor();
  await page.keyboard.press('Escape');
  await becomes(async () => (await focused(page)).text, '收起表格');
});

journey('language: switching keeps the place on the page', async (trip) => {
  const page = await trip.visit('?page=method');
  await page.locator('.rule-row').first().waitFor();
  const first = () => page.evaluate(() => {
    const rows = [...document.querySelectorAll('.rule-row')];
    const at = rows.findIndex((row) => row.getBoundingClientRect().top >= 60);
    return [at, Math.round(rows[at].getBoundingClientRect().top)];
  });
  await page.evaluate(() => scrollBy(0, document.querySelectorAll('.rule-row')[4].getBoundingClientRect().top - 64));
  const [at, top] = await first();
  assert.ok(at > 1, 'well into the rules');
  for (const [link, lang] of [['English', 'en'], ['中文', 'zh-CN']]) {
    // By the pointer itself: the driver would scroll first.
    const { x, y } = await page.getByRole('link', { name: link, exact: true }).boundingBox();
    await page.mouse.click(x + 5, y + 5);
    await becomes(() => page.locator('html').getAttribute('lang'), lang);
    await becomes(async () => (await first())[0], at);
    assert.ok(Math.abs((await first())[1] - top) <= 24, `row ${at} stands at ${(await first())[1]} and not at ${top}`);
  }
});

journey('embed: large type and dark yellow in a narrow frame lose nothing', async (trip) => {
  for (const address of ['view=states', 'view=map', `view=goal&target=${GOAL}`, 'view=list&district=jinshan', 'view=calendar']) {
    const page = await trip.reader({ viewport: { width: 320, height: 900 } });
    await page.goto(`${trip.site.url}embed.html?v=1&${address}&size=30&theme=yellow`);
    await page.locator('.embed-foot p').first().waitFor();
    await becomes(() => rem(page), 30);
    await becomes(() => page.locator('html').getAttribute('data-theme'), 'yellow');
    await steady(page);
    assert.deepEqual(await lost(page), [], address);
  }
});
