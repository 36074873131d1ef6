// The journeys ring: readers in a real browser, on the built site, one after the other.
//
//   node tests/e2e/run.mjs [WORDS OF A NAME…]
//
// Needs dist (cargo xtask pack) and the packages of this folder (npm ci). CHROMIUM names the browser, DIST another
// folder than dist. Pictures of what failed are in tests/e2e/out.
import { runAll } from './kit.mjs';

for (const part of ['reading', 'boot', 'parts', 'overview', 'map', 'filters', 'target', 'plans', 'draft', 'words', 'search', 'export', 'workbench', 'settings', 'address', 'faults', 'keyboard', 'able', 'ear', 'access', 'delivery', 'fonts', 'hosts', 'forms', 'offline', 'embed', 'kiosk', 'kiosk-watch', 'kiosk-sizes', 'soak', 'screens', 'matrix']) {
  await import(`./journeys/${part}.mjs`);
}
process.exitCode = (await runAll(process.argv.slice(2))) ? 1 : 0;
