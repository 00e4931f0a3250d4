import { brotliDecompressSync } from 'node:zlib';

/** The first two of the tags that WOFF2 knows by number, and those that it packs in a way of its own. */
const CMAP = 0;
const [GLYF, LOCA] = [10, 11];
const OTHER_TAG = 63;

/** The code points that a font has a glyph for. Throws an Error when the file is no WOFF2. */
export function codePointsOf(woff2: Buffer): number[] {
  const cmap = characterMap(woff2);
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4)),
  );
  return tables.flatMap((table) => {
    const format = table.readUInt16BE(0);
    return format === 4 ? ofSegments(table) : format === 12 ? ofGroups(table) : [];
  });
}

/** The table `cmap` of a font (W3C, WOFF File Format 2.0, sections 4.1, 4.2 and 5). */
function characterMap(woff2: Buffer): Buffer {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('a font that is no WOFF2');
  let at = 48;
  const number = () => {
    let value = 0;
    for (let byte = 128; byte & 128;) value = value * 128 + ((byte = woff2.readUInt8(at++)) & 127);
    return value;
  };
  let start = 0;
  let cmap: [start: number, end: number] = [0, 0];
  for (let left = woff2.readUInt16BE(12); left > 0; left--) {
    const flags = woff2.readUInt8(at++);
    const [tag, packing] = [flags & 63, flags >> 6];
    if (tag === OTHER_TAG) at += 4;
    let length = number();
    if (tag === GLYF || tag === LOCA ? packing !== 3 : packing !== 0) length = number();
    if (tag === CMAP) cmap = [start, start + length];
    start += length;
  }
  const tables = brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  return tables.subarray(...cmap);
}

/** OpenType, `cmap`, format 4: the ends of all segments, two bytes of nothing, their starts. */
function ofSegments(table: Buffer): number[] {
  const bytes = table.readUInt16BE(6);
  const last = 0xffff;
  return Array.from({ length: bytes / 2 }, (_, i) => {
    const end = table.readUInt16BE(14 + 2 * i);
    const start = table.readUInt16BE(16 + bytes + 2 * i);
    const shift = table.readUInt16BE(16 + 2 * bytes + 2 * i);
    const offsetAt = 16 + 3 * bytes + 2 * i;
    const offset = table.readUInt16BE(offsetAt);
    const glyph = (code: number) =>
      offset ? table.readUInt16BE(offsetAt + offset + 2 * (code - start)) : (code + shift) & last;
    return codes(start, Math.min(end, last - 1)).filter(glyph);
  }).flat();
}

/** OpenType, `cmap`, format 12: the first and last code point of each group, and its first glyph. */
function ofGroups(table: Buffer): number[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, i) =>
    codes(table.readUInt32BE(16 + 12 * i), table.readUInt32BE(20 + 12 * i)),
  ).flat();
}

function codes(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
