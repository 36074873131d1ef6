/*
 * Keeps the site for use without a network. Packed into the web form only; `BUILD` and `FILES` are filled in then.
 *
 * The program is kept whole or not at all, under a name that holds the build. The data has a place of its own, since
 * it may be replaced without a new build: what is kept there is always everything that one manifest lists. A page is asked for
 * at the server first, and taken from here if it doesn't answer in time. A new worker waits until the reader agrees
 * (`update.js`) or every tab is closed. To take the worker back, put the content of sw-off.js into sw.js.
 */
const BUILD = '__BUILD__';
const FILES = __FILES__;
const SCOPE = self.registration.scope;
/* Caches belong to the origin, and it may hold the site in several folders. */
const PREFIX = `plan-atlas ${SCOPE} `;
const PROGRAM = PREFIX + BUILD;
const DATA = `${PREFIX}data`;
const MANIFEST = 'data/manifest.json';
const PATIENCE_MS = 3000;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldBuilds()));
self.addEventListener('message', (event) => {
  if (event.data === 'build' && event.ports[0]) event.ports[0].postMessage(BUILD);
  if (event.data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !address.startsWith(SCOPE)) return;
  const path = address.slice(SCOPE.length);
  if (request.mode === 'navigate') {
    if (path === '' || path === 'index.html') event.respondWith(networkFirst(request, PROGRAM, SCOPE));
  } else if (path === MANIFEST) {
    event.respondWith(manifest(event));
  } else if (path.startsWith('data/')) {
    event.respondWith(keptFirst(request, DATA));
  } else if (path.endsWith('.woff2')) {
    event.respondWith(keptOnUse(request, PROGRAM));
  } else if (FILES.includes(path)) {
    event.respondWith(keptFirst(request, PROGRAM));
  }
});

async function install() {
  try {
    const cache = await caches.open(PROGRAM);
    await cache.addAll(FILES.map((file) => new Request(file || SCOPE, { cache: 'reload' })));
    await keepData(await fetch(MANIFEST, { cache: 'no-cache' }));
  } catch (error) {
    await caches.delete(PROGRAM);
    throw error;
  }
}

async function forgetOldBuilds() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== PROGRAM && name !== DATA);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Keeps every file that a manifest lists, then the manifest, then nothing else: never a part of two releases. */
async function keepData(answer) {
  if (!answer.ok) throw new Error(`${MANIFEST}: ${answer.status}`);
  const listed = (await answer.clone().json()).files;
  /* The same addresses that the program asks for. */
  const wanted = listed.map(({ path, sha256 }) => new URL(`data/${path}?v=${sha256.slice(0, 12)}`, SCOPE).href);
  const cache = await caches.open(DATA);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  await cache.addAll(wanted.filter((url) => !kept.has(url)));
  await cache.put(MANIFEST, answer);
  wanted.push(new URL(MANIFEST, SCOPE).href);
  await Promise.all([...kept].filter((url) => !wanted.includes(url)).map((url) => cache.delete(url)));
}

async function manifest(event) {
  const answer = await networkFirst(event.request, DATA, MANIFEST);
  const copy = answer.clone();
  event.waitUntil(keepData(copy).catch(() => {}));
  return answer;
}

/** The server's answer, or what is kept if it fails or takes too long. */
async function networkFirst(request, name, key) {
  const network = fetch(request).then((answer) => {
    if (answer.status >= 500) throw new Error(`${request.url}: ${answer.status}`);
    return answer;
  });
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });
  const answer = await Promise.race([network, late]).catch(() => null);
  return answer || (await (await caches.open(name)).match(key)) || network;
}

/** What only a hall asks for is kept from then on, so that no other reader waits for it. */
async function keptOnUse(request, name) {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function keptFirst(request, name) {
  return (await (await caches.open(name)).match(request)) || fetch(request);
}
