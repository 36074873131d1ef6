// The engines ring: one walk through the built site on real browsers of many ages, each driven by its own protocol.
//
//   node tests/engines/run.mjs [ENGINES…]   those named, all without names (see engines.json)
//     --short           ten steps instead of all
//     --turns           two of the engines, others every day
//     --grep REGEX      steps whose name matches
//     --require         fails where an engine can't be had, instead of saying so
//     --list            prints the steps and runs nothing
//     --names           prints the engines and runs nothing
//
// Needs dist (cargo xtask pack; DIST names another folder) and the engines (tools/setup engines). The steps are in
// steps.mjs, the protocols in drivers/. No library for browsers is used: none drives all of these.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINES, FOLDER, isThere } from '../../tools/engines.mjs';
import { Cdp } from './drivers/cdp.mjs';
import { PATIENCE } from './drivers/driver.mjs';
import { Marionette } from './drivers/marionette.mjs';
import { WebDriver } from './drivers/webdriver.mjs';
import { BUILT, open } from './site.mjs';
import { BELOW, STEPS } from './steps.mjs';

const DRIVERS = { cdp: Cdp, marionette: Marionette, webdriver: WebDriver };
/** A step that takes longer counts as failed, in milliseconds. */
const LIMIT = 4 * PATIENCE;
const DAY = 86_400_000;
/** Pictures of what failed, and the results. */
const OUT = join(FOLDER, 'out');

function refuse(why) {
  console.error(`error: ${why}`);
  process.exit(1);
}

/** One step on one engine: visits, and what went wrong on the way. */
class Walk {
  constructor(browser, engine, site) {
    Object.assign(this, { browser, engine, site, seen: [], allowed: [] });
  }

  /** Takes an error for granted: one that is the very point of the step. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  problems() {
    return this.seen.filter((line) => !this.allowed.some((pattern) => pattern.test(line)));
  }

  /** Takes what the probe of the present page has seen. */
  async leave() {
    this.seen.push(...(await this.browser.evaluate(() => (window.engineSeen || []).splice(0))));
  }

  /** Opens a page and waits for an element: the heading of the program that has come to rest, unless told otherwise. */
  async visit(url, there = 'html:not([data-busy]) #app:not([hidden]) main h1') {
    await this.leave();
    await this.browser.goto(url);
    await this.browser.there(there).catch(async (error) => {
      const said = await this.browser.evaluate(() => (document.getElementById('boot') || document.body).innerText.slice(0, 200));
      throw new Error(`${error.message}; the page says: ${said}`);
    });
  }

  /** Leaves nothing to the next step. */
  async end() {
    await this.leave();
    await this.browser.evaluate(() => {
      // What this page says from now on is no longer the step's.
      window.engineSeen = [];
      window.name = '';
      try {
        localStorage.clear();
      } catch {
        // A page without storage.
      }
    });
  }
}

const limited = (promise) => {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done within ${LIMIT / 1000} s`)), LIMIT);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Whether an engine can be started here. */
function there(engine) {
  if (engine.npm) return isThere(engine);
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', engine.name === 'chromium' ? process.env.CHROMIUM ?? engine.command : engine.command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Walks the steps on one engine; a step that gives a text was left out, and says why. */
async function walk(engine, steps, site) {
  const result = { engine: engine.name, version: '', passed: 0, left: [], failed: [] };
  let browser = null;
  let place = null;
  for (const step of steps) {
    const began = Date.now();
    let error = null;
    let left;
    try {
      if (place !== step.place || !browser) {
        await browser?.stop();
        browser = null;
        browser = await DRIVERS[engine.driver].start(engine);
        place = step.place;
        result.version = browser.version;
      }
      const one = new Walk(browser, engine, site);
      left = await limited(step.walk(one));
      await one.end();
      if (one.problems().length) throw new Error(`went wrong on the page:\n${one.problems().join('\n')}`);
    } catch (thrown) {
      error = thrown;
    }
    const seconds = ((Date.now() - began) / 1_000).toFixed(1).padStart(5);
    if (error) {
      result.failed.push(step.name);
      console.log(`FAILED ${seconds} s  ${engine.name}: ${step.name}\n         ${String(error.message).split('\n').slice(0, 8).join('\n         ')}`);
      mkdirSync(OUT, { recursive: true });
      const file = join(OUT, `${engine.name}-${step.name.replace(/[^\w]+/g, '-')}.png`);
      if (browser) await limited(browser.picture()).then((png) => writeFileSync(file, png), () => {});
      // The next step begins with a fresh browser, whatever state this one is in.
      await browser?.stop();
      browser = null;
    } else if (typeof left === 'string') {
      result.left.push(`${step.name} (${left})`);
      console.log(`left   ${seconds} s  ${engine.name}: ${step.name}: ${left}`);
    } else {
      result.passed += 1;
      console.log(`ok     ${seconds} s  ${engine.name}: ${step.name}`);
    }
  }
  await browser?.stop();
  return result;
}

/** The engine of Firefox 102 without a browser around it: whether it takes the program. */
function floor(engine) {
  return new Promise((done) => {
    execFile(engine.command, [fileURLToPath(new URL('floor.js', import.meta.url)), BUILT], (error, stdout) => {
      console.log(`${error ? 'FAILED' : 'ok    '}          ${engine.name}: ${stdout.trim().replace(/\n/g, '\n         ')}`);
      done({ engine: engine.name, version: 'the engine of Firefox 102', passed: error ? 0 : 1, left: [], failed: error ? ['every program and script is accepted'] : [] });
    });
  });
}

/** Two of those that the journeys don't drive, others each day; and what is quick. */
function ofTheDay() {
  const day = Math.floor((Date.now() - Date.UTC(new Date().getUTCFullYear(), 0, 0)) / DAY);
  const turns = ENGINES.filter(({ floor: below, driver, name }) => !below && driver !== 'none' && name !== 'chromium');
  const two = [turns[(2 * day) % turns.length], turns[(2 * day + 1) % turns.length]];
  return ENGINES.filter((engine) => two.includes(engine) || engine.driver === 'none' || engine.name === 'chromium-83');
}

const flag = { type: 'boolean', default: false };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { short: flag, turns: flag, require: flag, list: flag, names: flag, grep: { type: 'string' } } });
const wanted = (all) => all.filter(({ name, short }) => (!values.short || short) && (!values.grep || new RegExp(values.grep, 'u').test(name)));
if (values.list) {
  console.log([...STEPS, ...BELOW].map(({ name, short }) => `${short ? '*' : ' '} ${name}`).join('\n'));
  process.exit();
}
const unknown = positionals.filter((name) => !ENGINES.some((engine) => engine.name === name));
if (unknown.length) refuse(`no engine is called ${unknown.join(' or ')}. There are: ${ENGINES.map(({ name }) => name).join(', ')}`);
const asked = positionals.length ? ENGINES.filter(({ name }) => positionals.includes(name)) : values.turns ? ofTheDay() : ENGINES;
if (values.names) {
  console.log(asked.map(({ name }) => name).join('\n'));
  process.exit();
}
if (!existsSync(join(BUILT, 'web/index.html'))) refuse(`${BUILT}/web/index.html is missing. Type: cargo xtask pack`);
const missing = asked.filter((engine) => !there(engine));
const began = Date.now();
const site = await open();
const results = [];
try {
  for (const engine of asked.filter((one) => !missing.includes(one))) {
    results.push(engine.driver === 'none' ? await floor(engine) : await walk(engine, wanted(engine.floor ? BELOW : STEPS), site));
  }
} finally {
  await site.close();
}
console.log(`\n${'engine'.padEnd(14)}passed  left  failed  version`);
for (const { engine, version, passed, left, failed } of results) {
  console.log(`${engine.padEnd(14)}${String(passed).padStart(6)}${String(left.length).padStart(6)}${String(failed.length).padStart(8)}  ${version}`);
}
for (const { name } of missing) console.log(`${name.padEnd(14)}can’t be had here; not tried. Type: tools/setup engines`);
const failed = results.flatMap(({ engine, failed: names }) => names.map((name) => `${engine}: ${name}`));
if (failed.length) console.log(`\nFailed:\n  ${failed.join('\n  ')}`);
console.log(`\n${results.reduce((all, { passed }) => all + passed, 0)} passed, ${failed.length} failed (${((Date.now() - began) / 1_000).toFixed(1)} s)`);
process.exitCode = failed.length || (values.require && missing.length) || !results.length ? 1 : 0;
