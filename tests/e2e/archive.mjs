// Archives without compression, as the site writes them: taken apart, put together, and their sheets filled in.
import assert from 'node:assert/strict';

/** Files of an archive, by name. */
export function unzipped(bytes) {
  const files = new Map();
  let at = 0;
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    const [size, name, extra] = [bytes.readUInt32LE(at + 22), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    files.set(bytes.subarray(at + 30, at + 30 + name).toString('utf8'), bytes.subarray(start, start + size));
    at = start + size;
  }
  return files;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** An archive of files by name. */
export function zipped(files) {
  const [bodies, list] = [[], []];
  let at = 0;
  for (const [name, bytes] of files) {
    const called = Buffer.from(name);
    // Version, flags, method, time, day, checksum, sizes, length of the name: the same in both places.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    for (const place of [14, 18]) about.writeUInt32LE(bytes.length, place);
    about.writeUInt16LE(called.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    const body = [Buffer.from('PK\x03\x04'), about, called, bytes];
    list.push(Buffer.from('PK\x01\x02\x14\x00'), about, where, called);
    bodies.push(...body);
    at += body.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  for (const place of [8, 10]) end.writeUInt16LE(files.size, place);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

/** A workbook of ours with cells of its first sheet written: of each row, what its first cell begins with, and headings with values. */
export function filled(book, rows) {
  const path = 'xl/worksheets/sheet1.xml';
  const files = unzipped(book);
  let sheet = files.get(path).toString('utf8');
  const cell = (place) => new RegExp(`<c r="${place}"[^>]*><is><t[^>]*>([^<]*)</t></is></c>`);
  const columns = [...sheet.matchAll(/<c r="([A-Z]+)1"[^>]*><is><t[^>]*>([^<]*)</g)].map(([, letter, name]) => [name, letter]);
  for (const [first, values] of Object.entries(rows)) {
    const row = sheet.match(new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${first}`))?.[1];
    assert.ok(row, `no row begins with ${first}`);
    for (const [heading, value] of Object.entries(values)) {
      const place = `${new Map(columns).get(heading)}${row}`;
      assert.equal(sheet.match(cell(place))?.[1], '', `${place} is empty`);
      const inside = typeof value === 'number' ? `><v>${value}</v>` : ` t="inlineStr"><is><t>${value}</t></is>`;
      sheet = sheet.replace(cell(place), `<c r="${place}"${inside}</c>`);
    }
  }
  return zipped(files.set(path, Buffer.from(sheet)));
}
