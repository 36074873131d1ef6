// Commands of other programs, and where the ring keeps what they read.
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The ring's folder: what tools/setup put there, and `out`. */
export const FOLDER = process.env.READERS ?? fileURLToPath(new URL('../../target/readers', import.meta.url));
export const OUT = join(FOLDER, 'out');

/** The first line that a command says of its version; null where it can't be started. */
export function versionOf(command, args = ['--version']) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim().split('\n')[0];
  } catch {
    return null;
  }
}

/** Runs a command to its end: `{ code, out, err }`. It is stopped when it takes longer than `limit` milliseconds. */
export const run = (command, args, { limit = 600_000, env = {} } = {}) => new Promise((done, fail) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, timeout: limit });
  const said = { out: [], err: [] };
  child.stdout.on('data', (piece) => said.out.push(piece));
  child.stderr.on('data', (piece) => said.err.push(piece));
  child.on('error', fail);
  child.on('close', (code, signal) => {
    const [out, err] = [said.out, said.err].map((pieces) => Buffer.concat(pieces).toString('utf8'));
    if (signal) fail(new Error(`${command} was stopped by ${signal} (limit ${limit / 1_000} s)\n${err}`));
    else done({ code, out, err });
  });
});

/** What a command says; fails with its complaint if it fails. */
export async function ask(command, args, options) {
  const { code, out, err } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ended with ${code}\n${err || out}`);
  return out;
}

/** Fails with the first of some faults. */
export function none(faults, most = 12) {
  if (!faults.length) return;
  const more = faults.length > most ? [`… and ${faults.length - most} more`] : [];
  throw new Error([...faults.slice(0, most), ...more].join('\n'));
}
