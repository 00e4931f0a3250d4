/** The names of pictures and videos. */
export const CAMERA_FILE =
  /\.(?:3gp|apng|avif|dng|gif|hei[cf]|jpe?g|m4v|mov|mp4|png|svg|tiff?|webp)$/i;

/** How XMP, MP4 and QuickTime store a position, uncompressed. */
const WRITTEN = [
  /GPS(?:Latitude|Longitude)/,
  /\xa9xyz.{4}[+-]\d+\.\d+[+-]\d/s,
  /com\.apple\.quicktime\.location\.ISO6709/,
];

/** The start of EXIF: a name, then TIFF in either byte order. */
const EXIF = /Exif\0\0(?=II\*\0|MM\0\*)/g;

/**
 * Whether a picture or a video states where it was taken, in EXIF, in XMP or in the boxes of a video.
 * This includes a video appended to a picture, and pictures in an SVG.
 */
export async function hasPosition(file: Buffer): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  // A PNG may compress them.
  const { exif, xmp } = await sharp(file)
    .metadata()
    .catch(() => ({ exif: undefined, xmp: undefined }));
  return (
    (exif !== undefined && hasPositionInTiff(withoutName(exif))) ||
    [xmp, file].some((bytes) => bytes !== undefined && hasPlainPosition(bytes)) ||
    (await anyOf(innerPictures(file), hasPosition))
  );
}

function hasPlainPosition(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (WRITTEN.some((form) => form.test(text))) return true;
  return [...text.matchAll(EXIF)].some(({ index }) => hasPositionInTiff(bytes.subarray(index + 6)));
}

/** Removes the name that some formats put before EXIF. */
function withoutName(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

/** Exif 3.0, section 4.6.3: tag 0x8825 points to the GPS directory, where tag 2 is the latitude. */
function hasPositionInTiff(tiff: Buffer): boolean {
  const isLittle = tiff[0] === 0x49;
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entry = (directory: number, tag: number) =>
    Array.from({ length: short(directory) }, (_, i) => directory + 2 + 12 * i).find(
      (at) => short(at) === tag,
    );
  try {
    const positions = entry(long(4), 0x8825);
    return positions !== undefined && entry(long(positions + 8), 2) !== undefined;
  } catch {
    // Truncated, or not TIFF.
    return false;
  }
}

/** The pictures in an SVG. */
function innerPictures(file: Buffer): Buffer[] {
  const text = file.toString('latin1');
  if (!/<svg[\s>]/.test(text)) return [];
  const found = text.matchAll(/data:image\/[^;,]+;base64,([A-Za-z0-9+/=\s]+)/g);
  return [...found].map(([, content = '']) => Buffer.from(content, 'base64'));
}

async function anyOf(
  pictures: readonly Buffer[],
  is: (picture: Buffer) => Promise<boolean>,
): Promise<boolean> {
  for (const picture of pictures) if (await is(picture)) return true;
  return false;
}
