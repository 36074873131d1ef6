// The loader names the cause of every failure, in both languages, and leaves the static content on the screen.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, journey, settled, unchanged } from '../kit.mjs';

/** The loader's own patience has to end within this time, in milliseconds of the page's clock. */
const LIMIT_MS = 10_000;

const html = () => ({ status: 200, type: 'text/html', body: Buffer.from('<!doctype html><title>Sign in</title>') });
const status = (code) => () => ({ status: code, type: 'text/plain', body: Buffer.from('') });
const stub = (body) => () => ({
  status: 200,
  type: 'text/javascript',
  body: Buffer.from(`let wasm_bindgen = function () { ${body} };`),
});

/** The script that holds the program, with a few bytes in the middle of it made others. */
const spoilt = (answer) => {
  const body = Buffer.from(answer.body);
  const middle = body.length >> 1;
  body.write('AAAAAAAAAAAAA', middle - (middle % 4));
  return { ...answer, body };
};

// What goes wrong, and the cause that must be named: `wasm` and `glue` are what the server sends instead of the program
// and its bindings, in the intranet form `holder` and `inflater` instead of the scripts that bring it; `script` runs in the
// page first; `waits` takes the loader's patience, by a clock that we turn.
const CASES = [
  { name: 'the program is missing', cause: 'missing', wasm: status(404) },
  { name: 'the bindings are missing', cause: 'missing', glue: status(404) },
  { name: 'the server is overloaded', cause: 'refused', wasm: status(503) },
  { name: 'a sign-in page comes instead of the program', cause: 'html', wasm: html },
  { name: 'a sign-in page comes instead of the bindings', cause: 'html', glue: html },
  { name: 'the program is cut short', cause: 'damaged', wasm: (answer) => ({ ...answer, body: answer.body.subarray(0, 4096) }) },
  { name: 'the script that holds the program is damaged', cause: 'damaged', holder: spoilt },
  { name: 'the script that inflates the program is missing', cause: 'missing', inflater: status(404) },
  { name: 'a sign-in page comes instead of the script that inflates the program', cause: 'html', inflater: html },
  { name: 'the connection to the program is lost', cause: 'network', wasm: 'abort' },
  { name: 'the connection to the bindings is lost', cause: 'network', glue: 'abort' },
  { name: 'no answer comes', cause: 'slow', wasm: 'silence', waits: true },
  { name: 'the program traps at the start', cause: 'crash', glue: stub("return Promise.reject(new WebAssembly.RuntimeError('unreachable'))") },
  { name: 'the program never shows itself', cause: 'stuck', glue: stub('window.begun = true; return new Promise(function () {})'), waits: true },
  { name: 'there is no WebAssembly', cause: 'no-wasm', script: 'delete window.WebAssembly' },
  { name: 'WebAssembly is old', cause: 'old-wasm', script: 'WebAssembly.validate = function () { return false }' },
  { name: 'the policy forbids WebAssembly', cause: 'policy', policy: "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" },
];

for (const { name, cause, wasm, glue, holder, inflater, script, policy, waits } of CASES) {
  journey(`boot: ${name}, and the page says so`, async (trip) => {
    const folder = join(trip.folder, holder || inflater ? 'intranet' : 'web');
    const server = await trip.server({ folder });
    const names = readdirSync(folder);
    const files = [
      [names.find((file) => /^plan-atlas_bg\..*wasm$/.test(file)), wasm],
      [names.find((file) => /^plan-atlas\..*js$/.test(file)), glue],
      [names.find((file) => /^plan-atlas_bg\..*js$/.test(file)), holder],
      [names.find((file) => /^inflate\..*js$/.test(file)), inflater],
    ];
    const page = await trip.reader({ clock: waits });
    trip.allow(/planAtlas: |Failed to load resource|WebAssembly|wasm-eval|Content Security Policy|Unexpected token/);
    if (script) await page.addInitScript(script);
    for (const [file, instead] of files) {
      if (instead === 'abort') await page.route(`**/${file}`, (route) => route.abort('connectionreset'));
      else if (instead === 'silence') await page.route(`**/${file}`, () => {});
      else if (instead) server.answers.set(`/${file}`, instead);
    }
    if (policy) {
      await page.route(server.url, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
      });
    }
    const silent = files.find(([, instead]) => instead === 'silence')?.[0];
    const asked = silent && page.waitForRequest(`**/${silent}`);
    await page.goto(server.url, { waitUntil: 'domcontentloaded' });
    if (waits) {
      await page.locator('#boot progress').waitFor();
      // It is waiting for something: for the program, or for what never ends.
      if (silent) await asked;
      else await page.waitForFunction(() => window.begun);
      await page.clock.fastForward(LIMIT_MS - 500);
    }
    const boot = page.locator('#boot');
    await eventually(async () => assert.equal(await boot.getAttribute('data-cause'), cause));
    assert.match(await boot.locator('p:not([lang])').first().innerText(), /[\u4e00-\u9fff]{4}/);
    assert.match(await boot.locator('p[lang=en]').first().innerText(), /[a-z]{3} [a-z]{2}/);
    assert.ok(await page.locator('#static table').first().isVisible(), 'static content is shown');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

journey('boot: a trap at the start that doesn’t come again is reported, and the program runs at the second load', async (trip) => {
  trip.allow(/^console error: planAtlas: trapped at the start, loading the page once more: RuntimeError: now and then$/);
  const server = await trip.server();
  const file = readdirSync(join(trip.folder, 'web')).find((name) => /^plan-atlas\..*js$/.test(name));
  const traps = stub("return Promise.reject(new WebAssembly.RuntimeError('now and then'))");
  let asked = 0;
  server.answers.set(`/${file}`, (answer) => {
    asked += 1;
    return asked === 1 ? traps() : answer;
  });
  const page = await trip.reader();
  await page.goto(server.url);
  await settled(page);
  assert.equal(asked, 2);
  assert.equal(await page.locator('#boot').getAttribute('data-cause'), null);
  assert.equal(trip.seen.length, 1, 'it is reported once');
});

journey('boot: a trap at every start is tried twice and no more', async (trip) => {
  trip.allow(/^console error: planAtlas: /);
  const server = await trip.server();
  const file = readdirSync(join(trip.folder, 'web')).find((name) => /^plan-atlas\..*js$/.test(name));
  let asked = 0;
  server.answers.set(`/${file}`, () => {
    asked += 1;
    return stub("return Promise.reject(new WebAssembly.RuntimeError('always'))")();
  });
  const page = await trip.reader();
  await page.goto(server.url);
  await eventually(async () => assert.equal(await page.locator('#boot').getAttribute('data-cause'), 'crash'));
  await unchanged(async () => [asked, await page.locator('#boot').innerText()]);
  assert.equal(asked, 2);
});

journey('boot: all is well, and nothing is left of the loader', async (trip) => {
  const page = await trip.visit();
  assert.equal(await page.locator('#boot').isVisible(), false);
  assert.equal(await page.locator('#boot').getAttribute('data-cause'), null);
  assert.equal(await page.locator('#static').isVisible(), false);
});
