// The hall's panel: the loop, a visitor, the way back. Time is the page's own, so that minutes pass at once.
import assert from 'node:assert/strict';
import { LANDSCAPE, PORTRAIT, kiosk, heard, pass, phase, scene, touch, touched } from '../kiosk.mjs';
import { becomes, journey, press, settled, steady, unchanged } from '../kit.mjs';

journey('kiosk: the loop goes through its scenes in both languages, each with its source and its day', async (trip) => {
  const page = await kiosk(trip);
  assert.equal(await phase(page), 'attract');
  const seen = [];
  for (let n = 0; n < 11; n += 1) {
    const shown = page.locator('.scene');
    const lang = await shown.getAttribute('lang');
    seen.push(`${lang} ${await shown.locator('h1').innerText()}`);
    assert.ok((await shown.locator('.scene-tile:not(.absent)').count()) > 100, 'every commitment is there in every scene');
    assert.ok((await shown.locator('.scene-number strong').innerText()).length <= 4);
    assert.match(await shown.locator('.scene-key').innerText(), lang === 'en' ? /does not mean/ : /不等于没有完成/);
    const source = await shown.locator('.scene-source').innerText();
    assert.match(source, lang === 'en' ? /Data as of .*data release/ : /数据截至 .*数据版本/);
    assert.match(await shown.locator('.scene-touch').innerText(), /轻触[\s\S]*Touch|Touch[\s\S]*轻触/);
    const now = await scene(page);
    await pass(page, n === 4 ? 31 : 21);
    await becomes(() => scene(page), now + 1);
  }
  assert.equal(new Set(seen).size, 11, seen.join('\n'));
  assert.deepEqual(seen.slice(0, 10).map((one) => one.slice(0, 2)), ['zh', 'en', 'zh', 'en', 'zh', 'en', 'zh', 'en', 'zh', 'en']);
  assert.ok(seen[10].startsWith('en') && seen[0].startsWith('zh'), 'the first scene in the other language');
});

journey('kiosk: the first touch opens the home page within 300 ms and presses nothing', async (trip) => {
  for (const viewport of [PORTRAIT, LANDSCAPE]) {
    const page = await trip.reader({ viewport, clock: true, touch: true });
    // Before the page's own scripts, which let nothing of the first touch through.
    await page.addInitScript(() => {
      window.pressed = [];
      addEventListener('DOMContentLoaded', () => {
        for (const name of ['click', 'mousedown', 'pointerdown', 'mouseup', 'touchstart', 'touchend']) document.addEventListener(name, (event) => window.pressed.push(`${name} ${event.target.tagName}`));
      });
    });
    await page.goto(`${trip.site.url}?mode=kiosk`);
    await page.locator('.scene h1').waitFor();
    // From here on the page has only the time that it is given: no timer of it may hold the home page back for longer.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
    // The bottom of the screen is where the buttons will be.
    await page.touchscreen.tap(viewport.width / 2, viewport.height - 30);
    await page.clock.runFor(300);
    await becomes(() => phase(page), 'explore');
    await page.locator('.kiosk-page h1').first().waitFor();
    assert.deepEqual(await page.evaluate(() => window.pressed), []);
    await pass(page, 0.6);
    assert.equal(await phase(page), 'explore');
    await page.clock.resume();
    await page.locator('.kiosk-bar a', { hasText: '查找' }).tap();
    await page.locator('.board').waitFor();
  }
});

journey('kiosk: after a minute without a touch it asks, and nobody’s answer undoes everything', async (trip) => {
  const page = await touched(trip);
  const depth = await page.evaluate(() => history.length);
  const address = page.url();
  // What a hall fetches ahead stays; it is no trace of a visitor.
  await pass(page, 2);
  await page.locator('.home-district path[d^=M]').first().waitFor();
  const main = () => page.locator('#main').innerHTML();
  // Everything that is fetched ahead is there.
  await unchanged(async () => (await main()).length, 12);
  const start = await main();
  await page.locator('.kiosk-bar button', { hasText: '大字' }).tap();
  await page.locator('.kiosk-bar button', { hasText: '下移' }).tap();
  await page.locator('.kiosk-bar a', { hasText: 'English' }).tap();
  await page.locator('.home-district').first().tap();
  await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  await page.mouse.wheel(0, 900);
  for (let n = 0; n < 10; n += 1) {
    await pass(page, 61);
    await page.locator('[role=alertdialog]').waitFor();
    assert.match(await page.locator('[role=alertdialog]').innerText(), /Are you still there\?[\s\S]*(19|20) seconds[\s\S]*继续 Continue/);
    assert.equal(await page.evaluate(() => document.activeElement.closest('[role=alertdialog]') !== null), true);
    await page.locator('.kiosk-continue').tap();
    await becomes(() => page.locator('[role=alertdialog]').count(), 0);
  }
  assert.equal(await page.locator('html').getAttribute('data-size'), 'xl', 'nothing is lost to who goes on');
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
  await touch(page);
  await becomes(main, start);
  assert.equal(await page.locator('html').getAttribute('data-lowered'), null);
  assert.ok(await page.locator('.kiosk-bar button', { hasText: '返回' }).isDisabled());
});

journey('kiosk: whoever reads a list is given two minutes, and “finish” ends a visit at once', async (trip) => {
  const page = await touched(trip, '&warning=30');
  await page.locator('.home-wide').first().tap();
  await page.locator('.kiosk-page a[href^="?page=targets"]').first().tap();
  await page.locator('.target-row').first().waitFor();
  await pass(page, 100);
  assert.equal(await phase(page), 'explore');
  await pass(page, 21);
  await becomes(() => phase(page), 'warning');
  await page.keyboard.press('Escape');
  await becomes(() => phase(page), 'explore');
  await page.locator('.kiosk-bar button', { hasText: '结束' }).tap();
  await becomes(() => phase(page), 'attract');
});

journey('kiosk: back, home and the board of letters need no keyboard and leave no history', async (trip) => {
  const page = await touched(trip, '', { viewport: PORTRAIT });
  const depth = await page.evaluate(() => history.length);
  await page.locator('.kiosk-bar a', { hasText: '查找' }).tap();
  for (const letter of 'rgzn') await page.locator('.board button', { hasText: new RegExp(`^${letter}$`) }).tap();
  await page.locator('.found-row').first().waitFor();
  assert.match(await page.locator('.kiosk-page').innerText(), /人工智能/);
  await page.locator('.board button', { hasText: '删一个' }).tap();
  await becomes(() => page.locator('.board-typed').innerText(), 'rgz');
  await page.locator('.board a', { hasText: '主题' }).tap();
  await page.locator('.kiosk-page .matrix').first().waitFor();
  assert.equal(await page.locator('.board').count(), 0);
  await page.locator('.kiosk-bar button', { hasText: '返回' }).tap();
  await page.locator('.board').waitFor();
  await page.locator('.kiosk-bar button', { hasText: '返回' }).tap();
  await page.locator('.home-page').waitFor();
  await becomes(() => page.locator('.kiosk-bar button', { hasText: '返回' }).isDisabled(), true);
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
  await press(page.locator('.kiosk-page a[href*="page=brief"]').first());
  await settled(page);
  assert.equal(await page.locator('.brief').count(), 0);
});

journey('kiosk: five taps in the corner and the code show how it is, and let staff out', async (trip) => {
  const page = await kiosk(trip, '&code=4711&idle=5');
  for (let n = 0; n < 5; n += 1) {
    await page.touchscreen.tap(30, 30);
    await pass(page, 0.12);
  }
  const pad = page.getByRole('dialog');
  await pad.waitFor();
  await heard(page);
  const type = async (code) => {
    for (const digit of code) await pad.getByRole('button', { name: digit, exact: true }).tap();
  };
  await type('1234');
  assert.match(await pad.innerText(), /工作人员代码|Staff code/);
  await type('4711');
  await page.locator('.kiosk-health').waitFor();
  const panel = await page.locator('.kiosk-health').innerText();
  assert.match(panel, new RegExp(await page.evaluate(() => window.planAtlas.build)));
  for (const word of ['2026.11', '已运行', '重新载入', '程序内存', 'idle=5']) assert.ok(panel.includes(word), `${word} in ${panel}`);
  await pad.getByRole('button', { name: '退出展厅模式' }).tap();
  await page.locator('#app .site-head').waitFor();
  assert.equal(new URL(page.url()).search, '');
  assert.equal(await page.evaluate(() => window.name), '');
});

journey('kiosk: the finger that opens the staff’s keypad doesn’t close it, and the next one beside it does', async (trip) => {
  const page = await touched(trip);
  const pad = page.getByRole('dialog');
  // Slowly, so that each tap ends in a click of its own.
  for (let n = 0; n < 5; n += 1) {
    assert.equal(await pad.count(), 0);
    await page.touchscreen.tap(30, 30);
    await pass(page, 0.6);
  }
  await pad.waitFor();
  await steady(page);
  assert.equal(await pad.count(), 1);
  await page.touchscreen.tap(30, 30);
  await becomes(() => pad.count(), 0);
});

journey('kiosk: a code for phones is offered only where there is a public address', async (trip) => {
  const without = await touched(trip);
  assert.equal(await without.locator('.kiosk-bar button', { hasText: '扫码' }).count(), 0);
  const page = await touched(trip, '&base=https://plans.example.org/atlas/');
  await page.locator('.home-district').first().tap();
  await page.locator('.kiosk-bar button', { hasText: '扫码带走' }).tap();
  const dialog = page.getByRole('dialog');
  assert.match(await dialog.locator('code').innerText(), /^https:\/\/plans\.example\.org\/atlas\/\?page=district&id=\w+$/);
  assert.ok((await dialog.locator('.kiosk-code .code-dark').getAttribute('d')).length > 400);
  await page.keyboard.press('Escape');
  await becomes(() => page.getByRole('dialog').count(), 0);
});
