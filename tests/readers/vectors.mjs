// librsvg draws every exported SVG, and the browser does: they look alike, and would not with one label less.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { OUT, ask, none, versionOf } from './command.mjs';

export const name = 'rsvg';
export const reads = 'every vector picture, beside the browser';
export const version = () => versionOf('rsvg-convert');

/** The most by which the mean brightness of any small field may differ, of 255. */
const MOST_IN_A_FIELD = 32;
/** The most of the pixels that may differ by more than a quarter of the range, as a share. */
const MOST_PIXELS = 0.03;
/** Pixels of a field, about a short word of the smallest letters. */
const FIELD = [24, 12];

/** Draws a picture by librsvg. */
async function drawn(path, to) {
  await ask('rsvg-convert', ['--format', 'png', '--background-color', 'white', '--output', to, path]);
  return readFileSync(to);
}

/**
 * Runs in the page: draws both on white and compares brightness. `field` is the largest difference between the means of a
 * field in both, wherever it lies, where theirs may lie four pixels beside and two above or below ours, as letters set without hinting do;
 * `pixels` the share of pixels that differ by more than a quarter; `mean` the mean difference.
 */
async function compared([svg, png, [wide, high]]) {
  // The browser sets two full-width signs closer together, as other programs don't; here both do it the same way.
  const style = '<style>text { text-spacing-trim: space-all }</style>';
  const plain = svg.replace(/^<svg [^>]*>/, (tag) => tag + style);
  const load = (url) => new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error(`the browser can't draw ${url.slice(0, 30)}`));
    image.src = url;
  });
  const [ours, theirs] = await Promise.all([load(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(plain)}`), load(`data:image/png;base64,${png}`)]);
  const { naturalWidth: width, naturalHeight: height } = theirs;
  const bright = (image) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return Float32Array.from({ length: width * height }, (_, at) => 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2]);
  };
  const [a, b] = [bright(ours), bright(theirs)];
  let [total, far] = [0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const difference = Math.abs(a[at] - b[at]);
    total += difference;
    far += difference > 64 ? 1 : 0;
  }
  // Sums from the corner, so that the mean of any field is four of them.
  const means = (pixels) => {
    const sums = new Float64Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y += 1) {
      let line = 0;
      for (let x = 0; x < width; x += 1) {
        line += pixels[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + line;
      }
    }
    const sum = (x, y) => sums[y * (width + 1) + x];
    return (x, y) => (sum(x + wide, y + high) - sum(x, y + high) - sum(x + wide, y) + sum(x, y)) / (wide * high);
  };
  const [ofOurs, ofTheirs] = [means(a), means(b)];
  const shifts = [0, -4, -2, 2, 4].flatMap((dx) => [0, -2, -1, 1, 2].map((dy) => [dx, dy]));
  let [field, at] = [0, [0, 0]];
  for (let y = 2; y + high + 2 <= height; y += 2) {
    for (let x = 4; x + wide + 4 <= width; x += 3) {
      const mean = ofOurs(x, y);
      let least = Infinity;
      for (const [dx, dy] of shifts) {
        least = Math.min(least, Math.abs(mean - ofTheirs(x + dx, y + dy)));
        if (least <= field) break;
      }
      if (least > field) [field, at] = [least, [x, y]];
    }
  }
  // Where words end that are set as wide as they may be: nothing may leave the picture.
  document.body.innerHTML = plain;
  const root = document.querySelector('svg').getBoundingClientRect();
  const beyond = [...document.querySelectorAll('text')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < root.left || box.right > root.right || box.top < root.top || box.bottom > root.bottom;
  }).map((one) => one.textContent);
  document.body.replaceChildren();
  return { beyond, size: [width, height], own: [ours.naturalWidth, ours.naturalHeight], field, at, pixels: far / (width * height), mean: total / (width * height) };
}

/** A picture without its shortest label of three characters or more. */
function withoutALabel(svg) {
  const labels = [...svg.matchAll(/<text\b[^>]*>([^<]{3,})<\/text>/g)].sort((a, b) => a[1].length - b[1].length);
  return labels.length ? { svg: svg.replace(labels[0][0], ''), label: labels[0][1] } : null;
}

export async function read(ring) {
  const folder = join(OUT, 'vectors');
  mkdirSync(folder, { recursive: true });
  const pictures = (await ring.taken()).filter(({ kind }) => kind === 'svg');
  const inBrowser = (act) => ring.trip(async (trip) => {
    const page = await trip.reader();
    await page.setContent('<!DOCTYPE html><title>pictures</title>');
    return act(page);
  });
  const png = (path) => join(folder, `${basename(path, '.svg')}.png`);
  await ring.step('every picture as the browser draws it', async () => {
    assert.ok(pictures.length);
    const seen = [];
    await inBrowser(async (page) => {
      for (const { path } of pictures) {
        const theirs = await drawn(path, png(path));
        seen.push({ path, ...(await page.evaluate(compared, [readFileSync(path, 'utf8'), theirs.toString('base64'), FIELD])) });
      }
    });
    const most = (key) => Math.max(...seen.map((one) => one[key]));
    writeFileSync(join(folder, 'compared.json'), JSON.stringify(seen, null, 1));
    none(seen.flatMap(({ path, size, own, field, at, pixels, beyond }) => [
      ...beyond.map((words) => `${basename(path)}: “${words}” leaves the picture`),
      ...(String(size) === String(own) ? [] : [`${basename(path)}: ${own} in the browser, ${size} here`]),
      ...(field <= MOST_IN_A_FIELD && pixels <= MOST_PIXELS ? [] : [`${basename(path)}: differs by ${field.toFixed(1)} at ${at}, in ${(100 * pixels).toFixed(2)} % of the pixels`]),
    ]));
    return `${pictures.length} pictures; at most ${most('field').toFixed(1)} of 255 in a field of ${FIELD.join(' × ')}, ${(100 * most('pixels')).toFixed(2)} % of the pixels, mean ${most('mean').toFixed(2)}`;
  });
  await ring.step('one label less is seen, in every picture', async () => {
    let least = Infinity;
    await inBrowser(async (page) => {
      const faults = [];
      for (const { path } of pictures) {
        const less = withoutALabel(readFileSync(path, 'utf8'));
        if (!less) {
          faults.push(`${basename(path)} has no label`);
          continue;
        }
        const { field } = await page.evaluate(compared, [less.svg, readFileSync(png(path)).toString('base64'), FIELD]);
        least = Math.min(least, field);
        if (field <= MOST_IN_A_FIELD) faults.push(`${basename(path)} without “${less.label}”: ${field.toFixed(1)}`);
      }
      none(faults);
    });
    return `at least ${least.toFixed(1)}`;
  });
}
