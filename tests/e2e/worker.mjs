// A worker of the journeys ring: its own browser, its own copy of the built site, its own servers. Started by run.mjs,
// which sends `{ name, trace }` and gets `{ name, error, lines, seconds }` for each journey.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { BUILT, FORMS } from './kit.mjs';
import { journeys, loadJourneys } from './registry.mjs';
import { Trip, launch } from './trip.mjs';

/** A hang is a failure, slowness is none: the machine may have other work, so a limit is stretched by this. */
const STRETCH = 3;
const SEED = Number(process.env.SEED ?? 1);

await loadJourneys();
// A copy, so that neither a build in the meantime nor a journey of another worker changes anything under the readers' feet.
const folder = mkdtempSync(join(tmpdir(), 'plan-atlas-'));
for (const form of Object.keys(FORMS)) cpSync(join(BUILT, form), join(folder, form), { recursive: true });
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const site = await serve(join(folder, 'web'), { strict: true });
let browser = await launch();

const firstFrame = (error) => (error.stack ?? '').split('\n').find((line) => line.includes('/journeys/'))?.trim() ?? '';

/** Fails when the time of a journey is over; `timer` has to be cleared when it ends before. */
function hung(limit) {
  const late = {};
  late.promise = new Promise((_, fail) => {
    late.timer = setTimeout(() => fail(new Error(`hung: not done after ${limit} s`)), limit * 1_000);
  });
  return late;
}

async function run({ name, trace }) {
  const { tell, limit } = journeys.get(name);
  // A browser that died fails the journey it died on, not those after it.
  if (!browser.isConnected()) browser = await launch();
  const trip = new Trip(browser, site, folder, { trace, seed: SEED });
  const late = hung((Number(process.env.LIMIT) || limit) * STRETCH);
  const began = Date.now();
  let error = null;
  try {
    await Promise.race([tell(trip), late.promise]);
    const problems = trip.problems();
    assert.equal(problems.length, 0, problems.join('\n'));
  } catch (thrown) {
    error = thrown;
  }
  clearTimeout(late.timer);
  const seconds = (Date.now() - began) / 1_000;
  const lines = [...trip.notes];
  if (error) {
    const asides = trip.problems().filter((problem) => !error.message.includes(problem));
    lines.push(...[error.message, ...asides, firstFrame(error)].join('\n').trimEnd().split('\n').slice(0, 60), ...(await trip.keep(name)));
  }
  await trip.end();
  return { name, error: error !== null, lines, seconds };
}

async function leave() {
  await browser.close().catch(() => {});
  await site.stop();
  process.exit();
}

process.on('message', (wanted) => {
  if (wanted === 'leave') leave();
  else run(wanted).then((result) => process.connected && process.send(result));
});
// Whoever started it is gone.
process.on('disconnect', leave);
process.send('ready');
