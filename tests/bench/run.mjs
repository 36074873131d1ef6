// Measures conclusions over the made-up country, natively and in headless Chromium, and prints one table.
//
//   node tests/bench/run.mjs
//
// Needs what tools/setup installs for tests. Nothing here passes or fails by a time: figures with their date and
// machine are in docs/performance.md.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const TARGET = 'wasm32-unknown-unknown';
const folder = join(root, 'target/wasm-bench');
/** Runs of each task in the browser. Others at work on the machine only add time, so the best says what it takes. */
const RUNS = 25;
/** How much longer than natively it may take in a browser. */
const SLACK = 2.5;
/** What the country with all that is made of it may take in a browser, in MB. */
const MEMORY_MB = 120;

const environment = { ...process.env, PATH: `${join(root, 'tools/bin')}${delimiter}${process.env.PATH}` };
const say = (what) => console.log(`==> ${what} …`);

function run(command, args, env = {}) {
  return execFileSync(command, args, {
    cwd: root,
    env: { ...environment, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
}

/** The variables that make cargo build for wasm on this machine. */
function wasmEnvironment() {
  const lines = run('cargo', ['xtask', 'wasm-env']).split('\n');
  const pairs = lines.filter(Boolean).map((line) => line.replace(/^export /, '').split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value]));
}

/** The program without its list of features, which names more than it uses; the product is packed in the same way. */
function withoutFeatures(wasm) {
  const number = (at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = wasm[at];
      at += 1;
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return [value, at];
    }
  };
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, body] = number(at + 1);
    const [length, name] = number(body);
    const drop = wasm[at] === 0 && wasm.toString('latin1', name, name + length) === 'target_features';
    if (!drop) kept.push(wasm.subarray(at, body + size));
    at = body + size;
  }
  return Buffer.concat(kept);
}

/** Compiles the page's program as the product is compiled. */
function build() {
  run('cargo', ['build', '--quiet', '--release', '-p', 'plan-bench', '--target', TARGET, '--target-dir', folder], {
    ...wasmEnvironment(),
    CARGO_ENCODED_RUSTFLAGS: '-Ctarget-feature=-reference-types',
  });
  const wasm = join(folder, TARGET, 'release/plan-bench.wasm');
  const page = join(folder, 'page');
  mkdirSync(page, { recursive: true });
  writeFileSync(wasm, withoutFeatures(readFileSync(wasm)));
  run('wasm-bindgen', ['--target', 'no-modules', '--no-typescript', '--out-dir', page, wasm]);
  const optimiser = join(root, 'tools/node_modules/.bin/wasm-opt');
  const made = join(page, 'plan-bench_bg.wasm');
  if (existsSync(optimiser)) {
    const features = ['sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'bulk-memory', 'multivalue'];
    run(optimiser, ['-Oz', '--mvp-features', ...features.map((name) => `--enable-${name}`), made, '-o', made]);
  }
  cpSync(join(root, 'data'), join(page, 'data'), { recursive: true });
  writeFileSync(
    join(page, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>bench</title><script src="plan-bench.js"></script>\n',
  );
  return page;
}

/** What happens in the page: the country is made step by step, with the memory after each, then every task is timed. */
async function measure(runs) {
  const bytes = async (path) => new Uint8Array(await (await fetch(`data/${path}`)).arrayBuffer());
  const wasm = await wasm_bindgen('plan-bench_bg.wasm');
  const memory = [];
  const weigh = (step) => memory.push([step, wasm.memory.buffer.byteLength / 1e6]);
  weigh('program');
  const bench = new wasm_bindgen.Bench();
  for (const path of ['pinyin.json', 'synonyms.json']) bench.add(path, await bytes(path));
  bench.prepare_country();
  weigh('with data and states');
  bench.prepare_queries();
  weigh('with columns');
  bench.prepare_search();
  weigh('with search index');
  const manifest = await bytes('manifest.json');
  const { files } = JSON.parse(new TextDecoder().decode(manifest));
  bench.add('manifest.json', manifest);
  for (const { path } of files) bench.add(path, await bytes(path));
  bench.prepare_shipped();
  const times = [];
  for (let task = 0; task < bench.n_tasks(); task += 1) {
    const taken = [];
    for (let at = 0; at < runs; at += 1) {
      const began = performance.now();
      bench.run(task);
      taken.push(performance.now() - began);
    }
    taken.sort((a, b) => a - b);
    times.push([taken[0], taken[Math.floor(runs / 2)]]);
  }
  return { memory, times };
}

async function inBrowser(page) {
  const site = await serve(page);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(site.url);
    return { version: browser.version(), ...(await tab.evaluate(measure, RUNS)) };
  } finally {
    await browser.close();
    await site.stop();
  }
}

const number = (value) => value.toFixed(value < 1 ? 3 : value < 100 ? 1 : 0);
const row = (cells) => console.log(cells.map((cell, at) => (at ? cell.padStart(10) : cell.padEnd(28))).join(''));

say('natively');
const lines = run('cargo', ['run', '--quiet', '--profile', 'bench', '-p', 'plan-bench']).trim().split('\n');
const tasks = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
say('compiling for the browser');
const page = build();
say('in the browser');
const { version, memory, times } = await inBrowser(page);

console.log(`\n${lines.at(-1).slice(2)}`);
console.log(`Chromium ${version}; best and median of ${RUNS} runs, in milliseconds\n`);
row(['', 'limit', 'native', 'median', 'limit', 'wasm', 'median']);
tasks.forEach(([name, limit, best, median], at) => {
  const promised = (factor) => (Number(limit) > 0 ? String(Number(limit) * factor) : '–');
  const [bestInPage, medianInPage] = times[at];
  const native = [promised(1), number(Number(best)), number(Number(median))];
  row([name, ...native, promised(SLACK), number(bestInPage), number(medianInPage)]);
});
console.log(`\nmemory in the browser, in MB (limit ${MEMORY_MB})\n`);
for (const [step, megabytes] of memory) row([step, megabytes.toFixed(1)]);
