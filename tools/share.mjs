// Draws an SVG picture as a PNG file, for `cargo xtask pack`. No font of the machine is used, so that every machine draws the same.
//
//   node tools/share.mjs OUT FONT… < PICTURE
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Resvg } from '@resvg/resvg-js';

const [out, ...fontFiles] = process.argv.slice(2);
const picture = new Resvg(await text(process.stdin), { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' } });
await writeFile(out, picture.render().asPng());
