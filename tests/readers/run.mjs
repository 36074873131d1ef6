// The readers ring: programs that others open our files with, on what the packed site hands out.
//
//   node tests/readers/run.mjs [READERS…]   those named, which then have to be there; all without names
//     --list    prints the readers, and whether each is there
//
// Needs dist (cargo xtask pack; DIST names another folder), the journeys' packages and the readers (tools/setup readers).
// A reader that can't be had is named and left out; it fails the ring only where it was asked for by name. What was read
// is left in target/readers/out.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { BUILT, FORMS } from '../e2e/kit.mjs';
import { Trip, launch } from '../e2e/trip.mjs';
import * as checker from './checker.mjs';
import { OUT } from './command.mjs';
import * as datapackage from './datapackage.mjs';
import * as lighthouse from './lighthouse.mjs';
import * as paper from './paper.mjs';
import * as spreadsheets from './spreadsheets.mjs';
import { takeAll } from './take.mjs';
import * as vectors from './vectors.mjs';

/** Each has a `name`, what it `reads`, `version()`, which is null where it isn't there, and `read(ring)`. */
const READERS = [spreadsheets, datapackage, checker, vectors, paper, lighthouse];
/** Lines of a failure that are shown. */
const MOST_LINES = 14;

function refuse(why) {
  console.error(`error: ${why}`);
  process.exit(1);
}

/** What every reader gets: the built site, readers of it in a browser, and steps that are counted. */
class Ring {
  constructor(site, folder) {
    Object.assign(this, { site, folder, passed: 0, failed: 0, browser: null, files: null });
  }

  /** Does a step and prints its line; what `act` returns is told beside it. A failure doesn't stop the steps after it. */
  async step(name, act) {
    const began = Date.now();
    let told = '';
    let error = null;
    try {
      told = (await act()) ?? '';
    } catch (thrown) {
      error = thrown;
    }
    this[error ? 'failed' : 'passed'] += 1;
    const seconds = ((Date.now() - began) / 1_000).toFixed(1).padStart(6);
    console.log(`${error ? 'FAILED' : 'ok    '} ${seconds} s  ${name}${told && `: ${told}`}`);
    if (error) console.log(`           ${error.message.split('\n').slice(0, MOST_LINES).join('\n           ')}`);
    return error === null;
  }

  /** Does something with a reader of the site, and fails on what should not have happened meanwhile. */
  async trip(act) {
    this.browser ??= await launch();
    const trip = new Trip(this.browser, this.site, this.folder);
    try {
      const told = await act(trip);
      const problems = trip.problems();
      if (problems.length) throw new Error(problems.join('\n'));
      return told;
    } finally {
      await trip.end();
    }
  }

  /** Every file that the site hands out, see take.mjs; taken once, by whoever asks first. */
  async taken() {
    if (!this.files) {
      this.files = [];
      await takeAll(this, this.files);
    }
    return this.files;
  }
}

const words = process.argv.slice(2);
const listed = words.includes('--list');
const names = words.filter((word) => word !== '--list');
for (const name of names) {
  if (!READERS.some((reader) => reader.name === name)) refuse(`no reader is called ${name}: ${READERS.map((reader) => reader.name).join(', ')}`);
}
if (listed) {
  for (const { name, reads, version } of READERS) console.log(`${name.padEnd(12)} ${(version() ?? 'not there').padEnd(26)} ${reads}`);
  process.exit();
}
if (!existsSync(join(BUILT, 'web/index.html'))) refuse(`${BUILT} has no built site. Type: cargo xtask pack`);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
// A copy, so that a build in the meantime changes nothing under the readers' eyes.
const folder = mkdtempSync(join(tmpdir(), 'readers-'));
for (const form of Object.keys(FORMS)) cpSync(join(BUILT, form), join(folder, form), { recursive: true });
const site = await serve(join(folder, 'web'), { strict: true });
const ring = new Ring(site, folder);
let missing = 0;
try {
  for (const reader of READERS.filter(({ name }) => !names.length || names.includes(name))) {
    const version = reader.version();
    console.log(`\n${reader.name}: ${reader.reads}${version ? `; ${version}` : ''}`);
    if (version === null) {
      missing += names.length ? 1 : 0;
      console.log(`${names.length ? 'FAILED' : 'left  '}           it isn't there. Type: tools/setup readers ${reader.name}`);
      continue;
    }
    await reader.read(ring);
  }
} finally {
  await ring.browser?.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${ring.passed} passed, ${ring.failed + missing} failed`);
process.exitCode = ring.failed + missing ? 1 : 0;
