// A small server for looking at a built folder on this machine, and for the journeys: right types, nothing cached.
//
//   node tools/serve.mjs [DIR] [--port N] [--strict]
//
// --strict sends the strictest content policy that the site promises to run under.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
};

export const STRICT =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:";

/** The file that an address asks for, or null where it leads out of the folder. */
function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  const parts = path.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || part.includes('\\') || part.includes('\0'))) return null;
  return join(folder, ...parts, path.endsWith('/') ? 'index.html' : '');
}

/**
 * Serves a folder on 127.0.0.1. `change(path, response)` may alter what is sent: `{ status, type, body, headers }`.
 * Resolves with the server, its port and a way to stop it.
 */
export function serve(folder, { port = 0, strict = false, change = (_path, response) => response } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = fileFor(root, request.url);
    let answer;
    try {
      answer = { status: 200, type: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file), headers: {} };
    } catch {
      answer = { status: 404, type: 'text/plain; charset=utf-8', body: Buffer.from('404\n'), headers: {} };
    }
    answer = change(request.url.split(/[?#]/)[0], answer);
    const headers = { 'Content-Type': answer.type, 'Content-Length': answer.body.length, 'Cache-Control': 'no-store' };
    if (strict) headers['Content-Security-Policy'] = STRICT;
    Object.assign(headers, answer.headers);
    response.writeHead(answer.status, headers);
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const stop = () => new Promise((stopped) => {
        server.close(stopped);
        server.closeAllConnections();
      });
      done({ server, port: server.address().port, url: `http://127.0.0.1:${server.address().port}/`, stop });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const at = words.indexOf('--port');
  const port = Number(at >= 0 ? words[at + 1] : process.env.PORT ?? 8080);
  const folder = words.find((word, index) => !word.startsWith('--') && (at < 0 || index !== at + 1)) ?? 'dist/web';
  serve(folder, { port, strict: words.includes('--strict') }).then(
    ({ url }) => console.log(`==> ${url}  (Ctrl+C stops)`),
    (error) => {
      console.error(`error: port ${port} can't be used (${error.code}). Name another one: PORT=9000`);
      process.exit(1);
    },
  );
}
