// The servers ring: nginx and Apache as Debian has them, with the very settings that docs/deploy.md prints.
//
//   node tests/servers/run.mjs
//
// Needs dist (cargo xtask pack; DIST names another folder) and the servers (tools/setup servers; SERVERS names their folder).
// The settings are taken from the page, so that what an administrator copies is what is tried. The site lies below the root.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ENGINES, isThere } from '../../tools/engines.mjs';
import { Cdp } from '../engines/drivers/cdp.mjs';
import { until } from '../engines/drivers/driver.mjs';

const BUILT = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const ROOT = process.env.SERVERS ?? fileURLToPath(new URL('../../target/servers', import.meta.url));
const PAGE = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
const BELOW = '/plan-atlas/';
const HASHED = /\.[0-9a-f]{10}\.(js|css|wasm|woff2?)$/;
const FOREVER = 'public, max-age=31536000, immutable';
/** The modules that Debian's Apache has switched on; `headers` isn't among them. */
const STOCK = 'mpm_event access_compat alias authn_core authz_core authz_host autoindex deflate dir env filter mime negotiation reqtimeout setenvif status'.split(' ');

/** The settings that the page prints for a server, by the language of their block. */
function printed(language) {
  const found = PAGE.match(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\n\`\`\``, 'g'));
  assert.equal(found?.length, 1, `docs/deploy.md prints one block for ${language}`);
  return found[0].split('\n').slice(1, -1).join('\n');
}

const NGINX = printed('nginx');
const APACHE = printed('apache');
/** The policy that both print, for an address. */
const policy = (origin) => /add_header Content-Security-Policy "([^"]+)"/.exec(NGINX)[1].split('$scheme://$http_host').join(origin);

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** An answer with its body as bytes, as it came over the wire. */
const ask = (url, headers = {}) => new Promise((done, fail) => {
  request(url, { headers, agent: false }, (answer) => {
    const pieces = [];
    answer.on('data', (piece) => pieces.push(piece));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
  }).on('error', fail).end();
});

/** A folder that a server's own user may read, with the web form below it. */
function folder() {
  const work = mkdtempSync(join(tmpdir(), 'servers-'));
  chmodSync(work, 0o755);
  mkdirSync(join(work, 'root'));
  cpSync(join(BUILT, 'web'), join(work, `root${BELOW}`), { recursive: true });
  return work;
}

/** Starts a server and waits until it answers. */
async function start(command, args, port, work) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LD_LIBRARY_PATH: join(ROOT, 'usr/lib/x86_64-linux-gnu') } });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (piece) => { said += piece; });
  let ended = null;
  child.on('exit', (code) => { ended = code; });
  child.on('error', (error) => { ended = error.message; });
  const stop = async () => {
    if (ended === null) {
      child.kill('SIGTERM');
      await until(() => ended !== null, 'the server ends');
    }
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await until(async () => {
      if (ended !== null) return 'ended';
      return ask(`http://127.0.0.1:${port}/`).then(() => true);
    }, 'the server answers', 10_000);
    assert.equal(ended, null, 'the server runs');
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${said}`);
  }
  return { url: `http://127.0.0.1:${port}${BELOW}`, origin: `http://127.0.0.1:${port}`, work, stop };
}

/** nginx with these settings inside a server of its own. */
async function nginx() {
  const [work, port] = [folder(), await freePort()];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ');
  writeFileSync(join(work, 'nginx.conf'), `
${process.getuid() === 0 ? 'user www-data;' : ''}
daemon off; worker_processes 1; pid ${work}/nginx.pid; error_log stderr warn;
events {}
http {
  include ${ROOT}/etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${temporary}
  server { listen 127.0.0.1:${port}; root ${work}/root;
${NGINX}
  }
}`);
  return start(join(ROOT, 'usr/sbin/nginx'), ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr'], port, work);
}

/** Apache with these modules, and the settings in `.htaccess` or in the site's own `<Directory>`. */
async function apache({ headers = true, override = 'FileInfo', inSite = false } = {}) {
  const [work, port] = [folder(), await freePort()];
  const modules = [...STOCK, ...(headers ? ['headers'] : [])];
  if (!inSite) writeFileSync(join(work, `root${BELOW}.htaccess`), APACHE);
  writeFileSync(join(work, 'apache.conf'), `
ServerRoot ${work}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${work}/apache.pid
DefaultRuntimeDir ${work}
ErrorLog ${work}/error.log
${modules.map((name) => `LoadModule ${name}_module ${ROOT}/usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
TypesConfig ${ROOT}/etc/mime.types
DirectoryIndex index.html
DocumentRoot ${work}/root
<Directory ${work}/root>
AllowOverride ${override}
Require all granted
${inSite ? APACHE : ''}
</Directory>
`);
  return start(join(ROOT, 'usr/sbin/apache2'), ['-f', join(work, 'apache.conf'), '-DFOREGROUND'], port, work);
}

const files = readdirSync(join(BUILT, 'web'));
const one = (pattern) => files.find((name) => pattern.test(name)) ?? assert.fail(`no file like ${pattern}`);
const original = (name) => readFileSync(join(BUILT, 'web', name));
const TYPES = [['index.html', 'text/html; charset=utf-8'], ['embed.js', 'text/javascript; charset=utf-8'], [one(/^plan-atlas_bg.*\.wasm$/), 'application/wasm'], [one(/^styles\..*\.css$/), 'text/css; charset=utf-8'], ['data/manifest.json', 'application/json'], ['icon.svg', 'image/svg+xml'], [one(/\.woff2$/), 'font/woff2']];

/** Everything is there, unchanged, of its type; what isn't there is a 404. */
async function delivers(server) {
  for (const [name, type] of TYPES) {
    const { status, headers, body } = await ask(server.url + name);
    assert.equal(status, 200, name);
    assert.equal(headers['content-type'], type, name);
    assert.ok(body.equals(original(name)), `${name} as it is`);
  }
  assert.ok((await ask(server.url)).body.equals(original('index.html')), 'the folder opens its page');
  assert.equal((await ask(`${server.url}nothing.0123456789.js`)).status, 404);
}

/** Names with a hash for ever, everything else asked for again; the other headers on both. */
async function caches(server) {
  for (const name of [...TYPES.map(([file]) => file), one(/^plan-atlas\..*\.js$/), 'sw.js', 'embed.html']) {
    const { headers } = await ask(server.url + name);
    assert.equal(headers['cache-control'], HASHED.test(name) ? FOREVER : 'no-cache', name);
    assert.equal(headers['x-content-type-options'], 'nosniff', name);
    assert.equal(headers['content-security-policy'], policy(server.origin), name);
    const mark = headers.etag ?? headers['last-modified'];
    assert.ok(mark, `${name} can be asked for again`);
    const again = await ask(server.url + name, headers.etag ? { 'If-None-Match': mark } : { 'If-Modified-Since': mark });
    assert.equal(again.status, 304, name);
  }
}

/** Programs, scripts, styles and data come compressed to who takes it, and caches are told so. */
async function compresses(server, { still }) {
  for (const name of [one(/^plan-atlas_bg.*\.wasm$/), one(/^plan-atlas\..*\.js$/), one(/^styles\..*\.css$/), 'data/indicators.json']) {
    const { headers, body } = await ask(server.url + name, { 'Accept-Encoding': 'gzip' });
    assert.equal(headers['content-encoding'], 'gzip', name);
    assert.match(headers.vary ?? '', /accept-encoding/i, name);
    assert.ok(gunzipSync(body).equals(original(name)), `${name} as it is`);
    if (still && files.includes(`${name}.gz`)) assert.ok(body.equals(original(`${name}.gz`)), `${name}: the file that lies beside it`);
  }
}

/** The program starts, on the machine's browser and on the oldest that is promised, where that is there. */
async function runs(server) {
  for (const engine of ENGINES.filter((any) => any.name === 'chromium' || (any.name === 'chromium-86' && isThere(any)))) {
    const browser = await Cdp.start(engine);
    try {
      await browser.goto(`${server.url}?target=xuhui-target-table-ai-industry-output`);
      await browser.there('.goal-chart svg text');
      assert.equal(await browser.evaluate(() => document.getElementById('static').hidden), true, engine.name);
    } finally {
      await browser.stop();
    }
  }
}

const CASES = [
  ['nginx: the printed settings', nginx, [delivers, caches, (server) => compresses(server, { still: true }), runs]],
  ['Apache: the printed settings in .htaccess', apache, [delivers, caches, compresses, runs]],
  ['Apache: the printed settings in the site', () => apache({ override: 'None', inSite: true }), [delivers, caches, compresses]],
  ['Apache: without mod_headers, as Debian has it', () => apache({ headers: false }), [delivers, compresses, runs]],
  ['Apache: where .htaccess is passed over', () => apache({ override: 'None' }), [runs]],
];

let failed = 0;
for (const [name, open, checks] of CASES) {
  const began = Date.now();
  let error = null;
  let server = null;
  try {
    server = await open();
    for (const check of checks) await check(server, {});
  } catch (thrown) {
    error = thrown;
  }
  await server?.stop();
  failed += error ? 1 : 0;
  console.log(`${error ? 'FAILED' : 'ok    '} ${((Date.now() - began) / 1_000).toFixed(1).padStart(5)} s  ${name}${error ? `\n         ${error.message.split('\n').slice(0, 12).join('\n         ')}` : ''}`);
}
console.log(`\n${CASES.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
