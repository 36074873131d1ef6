// The checker of HTML of the W3C reads every page that the packed site has, and every page as the program draws it.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMS } from '../e2e/kit.mjs';
import { PAGES } from '../e2e/pages.mjs';
import { OUT, none, run, versionOf } from './command.mjs';
import { inLanguage } from './take.mjs';

export const name = 'checker';
export const reads = 'static pages, the DOM of every page, vector pictures';
const JAR = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));
export const version = () => {
  const said = existsSync(JAR) && versionOf('java', ['-jar', JAR, '--version']);
  return said ? `vnu ${said}` : null;
};

/** What the checker says and we don't follow, each with the reason. One that nothing needs any more fails the ring. */
const PASSED_OVER = [
  {
    says: /^Attribute “webkitdirectory” not allowed on element “input”/,
    reason: 'HTML leaves it to a specification of its own (File and Directory Entries API), and every browser knows it',
  },
];

/** Pages beside those of the list. */
const MORE = [
  { page: 'kiosk', address: '?mode=kiosk', there: '.scene h1' },
  { page: 'nowhere', address: '?page=district&id=nowhere', there: 'main h1' },
  { page: 'large', address: '?size=xl&theme=dark', there: 'main h1' },
];

/** Has files checked: what is wrong, one line for each fault. */
async function faults(paths, used, options = []) {
  const { err } = await run('java', ['-Xss8m', '-jar', JAR, '--format', 'json', ...options, ...paths]);
  let messages;
  try {
    ({ messages } = JSON.parse(err));
  } catch {
    throw new Error(err);
  }
  return messages.flatMap(({ type, subType, url, message, extract, lastLine }) => {
    if (type === 'info' && subType !== 'warning') return [];
    const rule = PASSED_OVER.find(({ says, where }) => says.test(message) && (!where || where.test(`${url} ${extract}`)));
    if (rule) {
      used.add(rule);
      return [];
    }
    return [`${basename(decodeURIComponent(url ?? ''))}:${lastLine ?? ''} ${message} ${JSON.stringify(extract ?? '').slice(0, 160)}`];
  });
}

/** The same fault on many pages is one line, with the first page and how many. */
function byKind(lines) {
  const kinds = new Map();
  for (const line of lines) {
    const kind = line.replace(/^\S+ /, '').replace(/[“”"].*$/, '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  return [...kinds.values()].map(([first, ...others]) => `${first}${others.length ? ` (and ${others.length} like it)` : ''}`);
}

export async function read(ring) {
  const folder = join(OUT, 'pages');
  mkdirSync(folder, { recursive: true });
  const used = new Set();
  await ring.step('the pages of every form', async () => {
    const paths = Object.keys(FORMS).flatMap((form) => readdirSync(join(ring.folder, form)).filter((file) => file.endsWith('.html')).map((file) => {
      const to = join(folder, `${form} ${file}`);
      copyFileSync(join(ring.folder, form, file), to);
      return to;
    }));
    assert.ok(paths.length >= 5);
    none(byKind(await faults(paths, used)));
    return `${paths.length} pages`;
  });
  await ring.step('every page as the program draws it, in both languages', async () => {
    const paths = await ring.trip(async (trip) => {
      const made = [];
      const page = await trip.reader();
      for (const lang of ['zh', 'en']) {
        for (const [at, entry] of [...PAGES, ...MORE].entries()) {
          await page.goto(trip.site.url + inLanguage(entry.address, lang));
          await page.locator(entry.there).first().waitFor({ state: 'attached' });
          await page.locator('html:not([data-busy]) #app:not([hidden]) h1').first().waitFor({ state: 'attached' });
          const html = await page.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`);
          const to = join(folder, `${String(at + 1).padStart(2, '0')}-${entry.page}-${lang}.html`);
          writeFileSync(to, html);
          made.push(to);
        }
      }
      return made;
    });
    none(byKind(await faults(paths, used)));
    return `${paths.length} pages`;
  });
  await ring.step('every vector picture', async () => {
    const paths = (await ring.taken()).filter(({ kind }) => kind === 'svg').map(({ path }) => path);
    assert.ok(paths.length);
    none(byKind(await faults([...paths, join(ring.folder, 'web/icon.svg')], used, ['--svg'])));
    return `${paths.length + 1} pictures`;
  });
  await ring.step('a page with a fault is refused', async () => {
    const to = join(OUT, 'faulty.html');
    writeFileSync(to, '<!DOCTYPE html><html lang="zh-CN"><head><title>x</title></head><body><ul><p>x</p></ul></body></html>');
    assert.equal((await faults([to], new Set())).length, 1);
  });
  await ring.step('everything that is passed over is still said', async () => {
    none(PASSED_OVER.filter((rule) => !used.has(rule)).map(({ says }) => `${says} is said no more`));
  });
}
