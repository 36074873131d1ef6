// Reads pictures of the screen: PNG as browsers write it, eight bits a channel and not interlaced.
import { inflateSync } from 'node:zlib';

/** `{ width, height, at(x, y) }`; `at` gives red, green and blue, each from 0 to 255. */
export function decode(png) {
  const chunks = [];
  for (let from = 8; from < png.length;) {
    const length = png.readUInt32BE(from);
    chunks.push([png.toString('latin1', from + 4, from + 8), png.subarray(from + 8, from + 8 + length)]);
    from += 12 + length;
  }
  const [, head] = chunks.find(([name]) => name === 'IHDR');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[head[9]];
  if (!channels || head[8] !== 8 || head[12]) throw new Error('a PNG of another kind');
  const raw = inflateSync(Buffer.concat(chunks.filter(([name]) => name === 'IDAT').map(([, body]) => body)));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : pixels[y * stride + x - channels];
      const above = y ? pixels[(y - 1) * stride + x] : 0;
      const corner = x < channels || !y ? 0 : pixels[(y - 1) * stride + x - channels];
      pixels[y * stride + x] = raw[y * (stride + 1) + 1 + x] + predicted(filter, left, above, corner);
    }
  }
  return { width, height, at: (x, y) => [...pixels.subarray(y * stride + x * channels, y * stride + x * channels + 3)] };
}

function predicted(filter, left, above, corner) {
  switch (filter) {
    case 0: return 0;
    case 1: return left;
    case 2: return above;
    case 3: return (left + above) >> 1;
    default: {
      const guess = left + above - corner;
      const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one));
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
  }
}

/** How far apart two colours are: the largest difference of a channel. */
export const apart = (a, b) => Math.max(...a.map((channel, at) => Math.abs(channel - b[at])));
