// Cuts a font down to some characters, for `cargo xtask pack`.
//
//   node tools/glyphs.mjs OUT FONT < CHARACTERS
//
// Writes OUT as WOFF2 and prints the characters that the cut font can't draw.
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import fontverter from 'fontverter';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';

const [out, font] = process.argv.slice(2);
const characters = await text(process.stdin);
const cut = await subsetFont(await readFile(font), characters, { targetFormat: 'truetype' });
const drawn = new Set(new Face(new Blob(cut)).collectUnicodes());
process.stdout.write([...characters].filter((character) => !drawn.has(character.codePointAt(0))).join(''));
await writeFile(out, await fontverter.convert(cut, 'woff2'));
