// Reads workbooks and CSV by rules of its own, so that what another program makes of them can be compared.
import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive by their paths. */
export function unzipped(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no ZIP archive');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed, name, extra, remark, start] = [
      bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42),
    ];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const body = bytes.subarray(from, from + packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), method ? inflateRawSync(body) : body);
    at += 46 + name + extra + remark;
  }
  return files;
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (xml) => xml
  .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) => (name ? ENTITIES[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))))
  .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
/** The words of a string, without how they are read aloud. */
const words = (xml) => [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text]) => plain(text)).join('');
const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** How each format of a workbook shows its numbers: as a day, in percent, or as they are (''). */
function formatKinds(styles) {
  const code = (tag) => attribute(tag, 'formatCode').replace(/"[^"]*"|&quot;.*?&quot;|\[[^\]]*\]|General/g, '');
  const kind = (text) => (/[yd]/i.test(text) ? 'day' : /%/.test(text) ? 'percent' : '');
  // Those that every workbook has, and those of this one.
  const kinds = new Map([...[14, 15, 16, 17, 22].map((id) => [id, 'day']), [9, 'percent'], [10, 'percent']]);
  for (const [tag] of styles.matchAll(/<numFmt\s[^>]*>/g)) kinds.set(Number(attribute(tag, 'numFmtId')), kind(code(tag)));
  const formats = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? '';
  return [...formats.matchAll(/<xf\s[^>]*>/g)].map(([tag]) => kinds.get(Number(attribute(tag, 'numFmtId'))) ?? '');
}

/** The day of a number of a workbook, as 2025-12-31. */
const day = (n) => new Date(Date.UTC(1899, 11, 30) + n * 86_400_000).toISOString().slice(0, 10);

/**
 * The sheets of a workbook: `{ name, cells }`, where cells map a place like B2 to what is there: a number, a text, or
 * `{ formula }`, `{ error }`, and `{ shown }` for a number that is shown as a day or in percent. Nothing and a text without
 * a character are the same.
 */
export function workbook(bytes) {
  const files = unzipped(bytes);
  const text = (path) => files.get(path)?.toString('utf8') ?? '';
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map(([, inside]) => words(inside ?? ''));
  const formats = formatKinds(text('xl/styles.xml'));
  const paths = new Map([...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return [...text('xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => {
    const cells = new Map();
    for (const [, head, inside] of text(`xl/${paths.get(attribute(tag, 'r:id'))}`).matchAll(/<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const said = content(head, inside ?? '', shared, formats);
      if (said !== '') cells.set(attribute(head, 'r'), said);
    }
    return { name: plain(attribute(tag, 'name')), cells };
  });
}

function content(head, inside, shared, formats) {
  const formula = /<f(?:\s[^>]*)?>([\s\S]*?)<\/f>/.exec(inside);
  if (formula || /<f[\s/>]/.test(inside)) return { formula: formula?.[1] ?? '' };
  const value = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inside)?.[1];
  switch (attribute(head, 't')) {
    case 'inlineStr': return words(inside);
    case 's': return shared[Number(value)];
    case 'str': return plain(value ?? '');
    case 'b': return value === '1' ? 'TRUE' : 'FALSE';
    case 'e': return { error: value };
    default: {
      if (value === undefined) return '';
      switch (formats[Number(attribute(head, 's') ?? 0)]) {
        case 'day': return { shown: day(Number(value)) };
        case 'percent': return { shown: `${Number((100 * Number(value)).toPrecision(15))}%` };
        default: return Number(value);
      }
    }
  }
}

/** The rows of a CSV file, each field as it is written: `{ text, quoted }`. */
export function csv(bytes) {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const rows = [];
  let row = [];
  for (const [, inside, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    if (!end && !row.length && !inside && !bare) break;
    row.push(inside === undefined ? { text: bare, quoted: false } : { text: inside.replaceAll('""', '"'), quoted: true });
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (!end) break;
  }
  return rows;
}

/** The name of a cell's place, both counted from 0. */
export function place(row, column) {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
