// What is promised of the three forms beyond running: valid pages, the whole tour, and paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { journey, open, tour } from '../kit.mjs';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  // Scripts of the same folder need no checksum, and one would forbid replacing them.
  rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'require-sri': 'off', 'attribute-boolean-style': 'off' },
});

journey('forms: every page that is sent is valid HTML', async (trip) => {
  const found = [];
  for (const page of ['web/index.html', 'web/embed.html', 'web/repack.html', 'intranet/index.html', 'single/plan-atlas.html']) {
    let html = readFileSync(join(trip.folder, page), 'utf8');
    // What a script or style holds is no matter of HTML, and long.
    html = html.replace(/(<(script|style)[^>]*>)[\s\S]*?<\/\2>/g, '$1</$2>');
    const { results } = await validator.validateString(html);
    found.push(...results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${page}:${line}: ${ruleId}: ${message}`)));
  }
  assert.deepEqual(found, []);
});

journey('forms: the intranet form and the single file take the whole tour, and ask nobody for anything', async (trip) => {
  const server = await trip.server({ folder: join(trip.folder, 'intranet') });
  const page = await trip.reader();
  await open(page, server.url);
  await tour(page);
  const single = await trip.reader();
  const asked = [];
  single.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url()); });
  await open(single, pathToFileURL(join(trip.folder, 'single/plan-atlas.html')).href);
  await tour(single);
  assert.deepEqual(asked, []);
  assert.deepEqual(trip.seen, []);
}, { limit: 180 });

/** The number of pages of a PDF as Chromium writes it. */
const sheets = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

journey('forms: the single file prints, and so does the static page with every table', async (trip) => {
  const url = pathToFileURL(join(trip.folder, 'single/plan-atlas.html')).href;
  const page = await trip.reader();
  await open(page, url);
  assert.ok(sheets(await page.pdf({ format: 'A4' })) >= 2);
  const still = await trip.reader({ js: false });
  await still.goto(url);
  await still.emulateMedia({ media: 'print' });
  assert.equal(await still.locator('#boot').isVisible(), false);
  // Nothing is wider than the paper, and no table is cut off in a box that scrolls.
  await still.setViewportSize({ width: 688, height: 1000 });
  assert.deepEqual(await still.evaluate(() => [...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > innerWidth + 1).length), 0);
  assert.ok(sheets(await still.pdf({ format: 'A4' })) >= 6);
});
