// The built site as the engines ring serves it: under several content policies, with the probe in every page.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { STRICT, serve } from '../../tools/serve.mjs';

export const BUILT = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** The strict policy for browsers that know WebAssembly by 'unsafe-eval' alone. */
const OLD = STRICT.replace("'wasm-unsafe-eval'", "'unsafe-eval'");
/** The policy that docs/deploy.md leads with, as its nginx example has it. */
const DOCUMENTED = /add_header Content-Security-Policy "([^"]+)"/.exec(readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8'))[1];

const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const PROBE = here('probe.js');
const HOST = here('host.js');
const HOST_PAGE = '<!doctype html><meta charset="utf-8"><title>host</title><body><script src="/host.js"></script>';
/** Where a page's own tags begin. */
const HEAD = '<meta charset="utf-8">';

/** A page with the probe before everything else. */
function probed(page, tag) {
  if (!page.includes(HEAD)) throw new Error('a page without a character set');
  return page.replace(HEAD, `${HEAD}\n${tag}`);
}

const script = (body) => ({ status: 200, type: 'text/javascript; charset=utf-8', body: Buffer.from(body), headers: {} });

/** A server of all forms; `policy` gives the policy once the server's own address is known. */
async function served(policy) {
  let value = null;
  const server = await serve(BUILT, {
    change: (path, answer) => {
      if (path === '/probe.js') return script(PROBE);
      if (path === '/host.js') return script(HOST);
      if (path === '/host.html') return { status: 200, type: 'text/html; charset=utf-8', body: Buffer.from(HOST_PAGE), headers: {} };
      if (answer.status !== 200) return answer;
      const headers = { ...answer.headers, ...(value ? { 'Content-Security-Policy': value } : {}) };
      if (!answer.type.startsWith('text/html')) return { ...answer, headers };
      return { ...answer, headers, body: Buffer.from(probed(answer.body.toString(), '<script src="/probe.js"></script>')) };
    },
  });
  value = policy?.(server.url.replace(/\/$/, '')) ?? null;
  return server;
}

/** The folders that are opened without a server, in a copy with the probe in it; blanks and Chinese in the name. */
function copied() {
  const root = mkdtempSync(join(tmpdir(), 'engines-'));
  const folder = join(root, '数转图 a+b');
  mkdirSync(folder);
  for (const form of ['intranet', 'single']) {
    cpSync(join(BUILT, form), join(folder, form), { recursive: true });
    for (const name of readdirSync(join(folder, form)).filter((one) => one.endsWith('.html'))) {
      const file = join(folder, form, name);
      writeFileSync(file, probed(readFileSync(file, 'utf8'), `<script>${PROBE}</script>`));
    }
  }
  return { root, url: `${pathToFileURL(folder).href}/` };
}

/**
 * `web`, `intranet`, `single`: addresses of the forms on a server with nothing set. `strict` and `old`: the web form under the
 * strict policy, in new words and in old; `documented`: under the one of docs/deploy.md. `file`: the folder without a server.
 */
export async function open() {
  for (const form of ['web', 'intranet', 'single']) {
    if (!existsSync(join(BUILT, form))) throw new Error(`${join(BUILT, form)} is missing. Type: cargo xtask pack`);
  }
  const documented = (origin) => DOCUMENTED.split('$scheme://$http_host').join(origin);
  const [plain, strict, old, origin] = await Promise.all([served(), served(() => STRICT), served(() => OLD), served(documented)]);
  const { root, url: file } = copied();
  return {
    web: `${plain.url}web/`,
    intranet: `${plain.url}intranet/`,
    single: `${plain.url}single/plan-atlas.html`,
    strict: `${strict.url}web/`,
    strictIntranet: `${strict.url}intranet/`,
    old: `${old.url}web/`,
    documented: `${origin.url}web/`,
    // Another site: its name differs from that of the views' server.
    host: `${plain.url.replace('127.0.0.1', 'localhost')}host.html`,
    file,
    // One more with nothing set, for a step that stops it.
    another: () => served(),
    data: (path) => JSON.parse(readFileSync(join(BUILT, 'web/data', path), 'utf8')),
    close: async () => {
      await Promise.all([plain, strict, old, origin].map(({ stop }) => stop()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
