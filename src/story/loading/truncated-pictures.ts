const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.of(0xff, 0xd9);

/**
 * Whether the end of a picture file is missing, as after an interrupted upload. The image pipeline
 * would fill the missing part with gray and report nothing. Reads the lengths of the file's parts
 * without decoding them. Does not check GIF and SVG.
 */
export function isTruncated(bytes: Buffer, format: string): boolean {
  switch (format) {
    case 'jpg':
      return isJpegTruncated(bytes);
    case 'png':
      return isPngTruncated(bytes);
    case 'webp':
      // A RIFF file has its length after the first four bytes (RFC 9649, section 2.4).
      return bytes.length < 8 + bytes.readUInt32LE(4);
    case 'avif':
      return isAvifTruncated(bytes);
    default:
      return false;
  }
}

/** JPEG: ITU-T T.81, annex B. Skips the header, because a thumbnail in it has its own end marker. */
function isJpegTruncated(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN) {
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return !bytes.includes(END_OF_IMAGE, at);
}

/** PNG, third edition, section 5.3: each chunk has a length, type, data and checksum; IEND is the last. */
function isPngTruncated(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return true;
}

/**
 * ISO/IEC 14496-12, section 4.2: each box begins with its length and type. A length of 0 means "to the
 * end of the file", and 1 that a 64-bit length follows.
 */
function isAvifTruncated(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) return false;
    at += length;
  }
  return at > bytes.length;
}
