// The journeys ring: readers in a real browser, on the built site, by several workers at once.
//
//   node tests/e2e/run.mjs [WORDS OF A NAME…]     those whose name contains one of the words; all without words
//     --grep REGEX      those whose name matches
//     --shard 1/3       the first of three parts, for three machines
//     --workers 2       how many at once (or WORKERS=2)
//     --retries 1       how often one that failed is tried again (or RETRIES=1)
//     --trace           records every step, not only at a second try
//     --list            prints the names and runs nothing
//
// Needs dist (cargo xtask pack) and the packages of this folder (npm ci). CHROMIUM names the browser, DIST another folder
// than dist. A journey that passes at a second try is unsteady: it is named, and more than two of them fail the run.
// Pictures and traces of what failed are in tests/e2e/out (a trace is opened by `npx playwright show-trace FILE`).
//
// Why not @playwright/test: every journey needs the watch of trip.mjs (errors, foreign requests, breaches of the policy)
// around readers that it makes itself, often several with different abilities, on servers that it makes misbehave; fixtures
// would wrap the same code once more. It drives the machine's own browser, for which the runner has nothing to install,
// and what the runner adds (a queue, workers, shards, retries, a report) is this file. Traces are the library's own.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUILT, FORMS } from './kit.mjs';
import { loadJourneys } from './registry.mjs';
import { OUT } from './trip.mjs';

/** So many journeys may need a second try; one more fails the run. */
const MOST_UNSTEADY = 2;
const SLOWEST = 20;
/** Seconds that each journey took the last time on this machine. */
const TIMES = join(OUT, 'times.json');

function refuse(why) {
  console.error(`error: ${why}`);
  process.exit(1);
}

function options() {
  const string = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { grep: string, shard: string, workers: string, retries: string, trace: flag, list: flag },
    });
    const whole = (name, given, least) => {
      const n = Number(given);
      return Number.isInteger(n) && n >= least ? n : refuse(`${name} is a number from ${least}, not “${given}”`);
    };
    const [, part, parts] = (values.shard ?? '1/1').match(/^(\d+)\/(\d+)$/)?.map(Number) ?? [];
    if (!(part >= 1 && part <= parts)) refuse(`--shard is like 1/3, not “${values.shard}”`);
    return {
      words: positionals,
      grep: values.grep === undefined ? null : new RegExp(values.grep, 'u'),
      part,
      parts,
      workers: whole('--workers', values.workers ?? process.env.WORKERS ?? 2, 1),
      retries: whole('--retries', values.retries ?? process.env.RETRIES ?? 1, 0),
      trace: values.trace,
      list: values.list,
    };
  } catch (error) {
    return refuse(error.message);
  }
}

/** Those asked for, in the order of their files. */
function chosen(journeys, { words, grep, part, parts }) {
  const wanted = [...journeys.values()].filter(({ name }) =>
    (!words.length || words.some((word) => name.includes(word))) && (!grep || grep.test(name)));
  if (!wanted.length) refuse(`no journey is called ${words.join(' or ') || grep}. There are:\n${[...journeys.keys()].join('\n')}`);
  return wanted.filter((_, at) => at % parts === part - 1);
}

/** The longest first, so that no worker is left with one at the end: by the last run here, or else by its limit. */
function longestFirst(all) {
  let times = {};
  try {
    times = JSON.parse(readFileSync(TIMES, 'utf8'));
  } catch {
    // The first run on this machine.
  }
  const weight = ({ name, limit }) => times[name] ?? limit / 10;
  return [...all].sort((a, b) => weight(b) - weight(a));
}

/** A process that runs one journey after the other. Resolves once it is up. */
function hire() {
  const child = fork(fileURLToPath(new URL('worker.mjs', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const worker = { child, gone: false };
  child.once('exit', () => { worker.gone = true; });
  return new Promise((up, fail) => {
    child.once('message', () => up(worker));
    child.once('exit', (code) => fail(new Error(`a worker ended at its start (${code})`)));
  });
}

/** Has a worker run one journey; a worker that ends on the way fails it. */
function ask({ child }, wanted) {
  return new Promise((done) => {
    const began = Date.now();
    const ended = (code) => done({ name: wanted.name, error: true, lines: [`the worker ended (${code})`], seconds: (Date.now() - began) / 1_000 });
    child.once('exit', ended);
    child.once('message', (result) => {
      child.off('exit', ended);
      done(result);
    });
    child.send(wanted);
  });
}

const dismiss = ({ child, gone }) => gone || new Promise((left) => {
  child.once('exit', left);
  child.send('leave');
});

/** One journey's results, try by try. */
const results = new Map();

function report({ name, error, lines, seconds }, last) {
  const tries = [...(results.get(name) ?? []), { error, seconds }];
  results.set(name, tries);
  const word = error ? (last ? 'FAILED' : 'again ') : tries.length > 1 ? 'UNSTEADY' : 'ok    ';
  console.log([`${word} ${seconds.toFixed(1).padStart(5)} s  ${name}`, ...lines.map((line) => `         ${line}`)].join('\n'));
}

/** Works a queue off with so many workers; what fails comes back at its end. */
async function work(queue, n, { retries, trace }) {
  const waiting = queue.map((one) => ({ ...one, tries: 0 }));
  const one = async () => {
    let worker = await hire();
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (worker.gone) worker = await hire();
      const result = await ask(worker, { name: next.name, trace: trace || next.tries > 0 });
      const again = result.error && next.tries < retries;
      report(result, !again);
      if (again) waiting.push({ ...next, tries: next.tries + 1 });
    }
    await dismiss(worker);
  };
  await Promise.all(Array.from({ length: Math.min(n, waiting.length) }, one));
}

function slowest() {
  const rows = [...results].map(([name, tries]) => [Math.max(...tries.map(({ seconds }) => seconds)), name]);
  const shown = rows.sort(([a], [b]) => b - a).slice(0, SLOWEST);
  console.log(`\nThe ${shown.length} slowest:\n${shown.map(([seconds, name]) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join('\n')}`);
}

function keepTimes() {
  const now = Object.fromEntries([...results].map(([name, tries]) => [name, Number(tries.at(-1).seconds.toFixed(1))]));
  let before = {};
  if (existsSync(TIMES)) before = JSON.parse(readFileSync(TIMES, 'utf8'));
  mkdirSync(OUT, { recursive: true });
  writeFileSync(TIMES, `${JSON.stringify({ ...before, ...now }, null, 1)}\n`);
}

const began = Date.now();
const asked = options();
const all = chosen(await loadJourneys(), asked);
if (asked.list) {
  console.log(all.map(({ name }) => name).join('\n'));
  process.exit();
}
for (const [form, page] of Object.entries(FORMS)) {
  if (!existsSync(join(BUILT, form, page))) refuse(`${BUILT}/${form}/${page} is missing. Type: cargo xtask pack`);
}
const queue = longestFirst(all.filter(({ alone }) => !alone));
const quiet = longestFirst(all.filter(({ alone }) => alone));
if (existsSync(TIMES)) {
  const times = readFileSync(TIMES);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT);
  writeFileSync(TIMES, times);
} else {
  rmSync(OUT, { recursive: true, force: true });
}
await work(queue, asked.workers, asked);
await work(quiet, 1, asked);
keepTimes();
slowest();
const failed = [...results].filter(([, tries]) => tries.at(-1).error).map(([name]) => name);
const unsteady = [...results].filter(([, tries]) => tries.length > 1 && !tries.at(-1).error).map(([name]) => name);
const tooMany = unsteady.length > MOST_UNSTEADY;
if (failed.length) console.log(`\nFailed:\n  ${failed.join('\n  ')}`);
if (unsteady.length) console.log(`\nUnsteady (passed at a later try; more than ${MOST_UNSTEADY} count as failed):\n  ${unsteady.join('\n  ')}`);
const lost = failed.length + (tooMany ? unsteady.length : 0);
console.log(`\n${results.size - lost} passed, ${lost} failed (${((Date.now() - began) / 1_000).toFixed(1)} s)`);
process.exitCode = lost ? 1 : 0;
