// The workbench, for the journeys that begin there: a sheet goes in, files come out.
import { readFileSync } from 'node:fs';

export const TARGET = 'xuhui-target-table-5g-base-stations';
export const HEAD = '目标编号,数值,数值日期,来源标题,发布单位';
/** A sheet with one sound value, which decides its target. */
export const SOUND = `${HEAD}\n${TARGET},1700,2025-12-31,徐汇区统计公报,徐汇区统计局\n`;

/** Puts a file into the field. */
export const give = (page, name, text) =>
  page.locator('#bench-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What came of it, once it is there. */
export const finding = (page) => page.locator('#bench-finding').innerText();

/** Presses a button and reads what is handed over. */
export async function taken(page, id) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(id).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Files of an archive without compression, by name. */
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
