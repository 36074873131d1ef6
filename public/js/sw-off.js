/*
 * Takes the service worker back: put this in the place of sw.js. Browsers fetch it at the reader's next visit; it
 * empties what was kept for this folder and leaves.
 */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(`plan-atlas ${self.registration.scope} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
