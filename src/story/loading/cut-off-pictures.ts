const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.of(0xff, 0xd9);

/**
 * Whether the end that a picture's format demands is missing, as after a broken upload: the image
 * pipeline would paint the rest gray and say nothing. Looks at the parts' lengths and decodes none.
 * A GIF and an SVG are taken as they are.
 */
export function isCutOff(bytes: Buffer, format: string): boolean {
  switch (format) {
    case 'jpg':
      return isJpegCutOff(bytes);
    case 'png':
      return isPngCutOff(bytes);
    case 'webp':
      // The length of a RIFF file stands behind its first four letters (RFC 9649, section 2.4).
      return bytes.length < 8 + bytes.readUInt32LE(4);
    case 'avif':
      return isAvifCutOff(bytes);
    default:
      return false;
  }
}

/** JPEG: ITU-T T.81, annex B. A preview within the header has an end of its own. */
function isJpegCutOff(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN) {
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return !bytes.includes(END_OF_IMAGE, at);
}

/** PNG, third edition, section 5.3: length, type, data and checksum of each chunk; IEND is the last. */
function isPngCutOff(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return true;
}

/** ISO/IEC 14496-12, section 4.2: length and type of each box; 0 is to the end, 1 a longer number. */
function isAvifCutOff(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) return false;
    at += length;
  }
  return at > bytes.length;
}
