// Lighthouse looks at three pages, on a desk and on a phone. Its times are told and judged by nobody; what it counts of
// accessibility, good practice and being found has to be all.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../tools/serve.mjs';
import { OUT, none } from './command.mjs';

export const name = 'lighthouse';
export const reads = 'overview, a target and a district, on a desk and a phone';
const PACKAGE = fileURLToPath(new URL('node_modules/lighthouse/package.json', import.meta.url));
export const version = () => (existsSync(PACKAGE) ? `lighthouse ${JSON.parse(readFileSync(PACKAGE, 'utf8')).version}` : null);

const ADDRESSES = [['overview', '?'], ['target', '?target=xuhui-target-table-ai-industry-output'], ['district', '?page=district&id=xuhui']];
/** What isn't true of the site but of how it is looked at here: audit and reason. */
const PASSED_OVER = {};
const HASHED = /\.[0-9a-f]{10}\.(js|css|wasm|woff2?)$/;
const TIMES = [['first-contentful-paint', 'first paint'], ['largest-contentful-paint', 'largest paint'], ['total-blocking-time', 'blocked'], ['speed-index', 'speed index'], ['cumulative-layout-shift', 'shift']];

/** As docs/deploy.md says: what is packed comes packed, and names with a hash may be kept. */
const delivered = (folder) => (path, answer) => {
  const headers = { ...answer.headers, 'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache' };
  const packed = join(folder, `${decodeURIComponent(path)}.gz`);
  if (answer.status !== 200 || !existsSync(packed)) return { ...answer, headers };
  return { ...answer, body: readFileSync(packed), headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } };
};

export async function read(ring) {
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const { launch } = await import('chrome-launcher');
  const folder = join(ring.folder, 'web');
  const site = await serve(folder, { strict: true, change: delivered(folder) });
  const reports = join(OUT, 'lighthouse');
  mkdirSync(reports, { recursive: true });
  const chromePath = execFileSync('sh', ['-c', 'command -v "$0"', process.env.CHROMIUM ?? 'chromium'], { encoding: 'utf8' }).trim();
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=zh-CN'] });
  try {
    for (const [device, config] of [['desk', desktopConfig], ['phone', undefined]]) {
      for (const [page, query] of ADDRESSES) {
        await ring.step(`${page} on a ${device}`, async () => {
          const { lhr, report } = await lighthouse(site.url + query, { port: chrome.port, output: 'html', logLevel: 'silent' }, config);
          writeFileSync(join(reports, `${page}-${device}.html`), report);
          if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
          const faults = ['accessibility', 'best-practices', 'seo'].flatMap((category) => lhr.categories[category].auditRefs
            .filter(({ id, weight }) => weight > 0 && !(id in PASSED_OVER) && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
            .map(({ id }) => `${category}: ${lhr.audits[id].title} (${id}) ${JSON.stringify(lhr.audits[id].details?.items?.[0] ?? '').slice(0, 300)}`));
          const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
          const times = TIMES.map(([id, words]) => `${words} ${lhr.audits[id].displayValue}`);
          const told = [...scores, ...times].join(', ');
          if (faults.length) faults.unshift(told);
          none(faults);
          return told;
        });
      }
    }
  } finally {
    await chrome.kill();
    await site.stop();
  }
}
