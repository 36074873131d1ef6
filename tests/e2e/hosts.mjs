// The hosts that offices have, each as a small server or a way to open a folder without one.
//
// A host says how it delivers the files, and what each form does there: `runs`; the cause that the loader names; or
// `static`, where no script of ours can run and the page itself says so.
import { gzipSync } from 'node:zlib';
import { STRICT } from '../../tools/serve.mjs';

const OLD_STRICT = "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self' data: blob:";
const NO_WASM = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:";

/** Whether a path ends in one of these. */
const ends = (path, endings) => endings.some((ending) => path.endsWith(ending));

/** Sends files with these endings in another way. */
const sent = (endings, change) => (path, answer) => (ends(path, endings) && answer.status === 200 ? { ...answer, ...change(answer) } : answer);

const header = (name, value) => (_path, answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });
const policy = (value) => header('Content-Security-Policy', value);
const missing = () => ({ status: 404, type: 'text/html', body: Buffer.from('<!doctype html><title>404</title>') });
const webPage = () => ({ type: 'text/html', body: Buffer.from('<!doctype html><title>Sign in</title>') });

const folders = { web: 'runs', intranet: 'runs' };
/** The single file asks its host for nothing more, so that only what concerns the page itself can matter to it. */
const everywhere = { ...folders, single: 'runs' };

/** Storage and everything of its kind throws at the first touch, as in a frame of a browser that blocks it. */
const noStorage = () => {
  const refuse = () => { throw new DOMException('blocked', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(window, name, { get: refuse, configurable: true });
  }
  Object.defineProperty(navigator, 'serviceWorker', { get: refuse, configurable: true });
  Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse, configurable: true });
};

export const HOSTS = [
  { name: 'a server with nothing set', forms: everywhere },
  { name: 'a path below the root', below: 'a/b/', forms: folders },
  { name: 'every file but pages as text/plain', change: sent(['.js', '.wasm', '.json', '.css'], () => ({ type: 'text/plain' })), forms: folders },
  { name: 'nosniff with the right types', change: header('X-Content-Type-Options', 'nosniff'), forms: folders },
  {
    name: 'nosniff with scripts as text/plain',
    change: (path, answer) => header('X-Content-Type-Options', 'nosniff')(path, ends(path, ['.js']) ? { ...answer, type: 'text/plain' } : answer),
    forms: { web: 'static', intranet: 'static' },
  },
  { name: '404 for .wasm, .json and .woff2', change: sent(['.wasm', '.json', '.woff2'], missing), forms: { ...folders, web: 'missing' } },
  { name: 'a page instead of .wasm and .json', change: sent(['.wasm', '.json'], webPage), forms: { ...folders, web: 'html' } },
  { name: 'gzip', change: (_path, answer) => ({ ...answer, body: gzipSync(answer.body), headers: { 'Content-Encoding': 'gzip' } }), forms: folders },
  { name: 'a wrong character set for scripts', change: sent(['.js'], () => ({ type: 'text/javascript; charset=gb2312' })), forms: folders },
  { name: 'the strict policy', change: policy(STRICT), forms: { ...everywhere, single: 'static' } },
  { name: 'the strict policy as older browsers know it', change: policy(OLD_STRICT), forms: folders },
  { name: 'a policy without WebAssembly', change: policy(NO_WASM), forms: { web: 'policy', intranet: 'policy' } },
  { name: 'a policy without scripts', change: policy("default-src 'none'; style-src 'self'"), forms: { web: 'static', intranet: 'static', single: 'static' } },
  { name: 'a sandboxed frame of another site', framed: true, change: policy(STRICT), forms: { ...everywhere, single: 'static' } },
  { name: 'storage blocked', first: noStorage, forms: everywhere },
  { name: 'no WebAssembly', first: () => { delete window.WebAssembly; }, forms: { web: 'no-wasm', intranet: 'no-wasm', single: 'no-wasm' } },
  { name: 'a folder without a server', file: true, forms: everywhere },
];
