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
