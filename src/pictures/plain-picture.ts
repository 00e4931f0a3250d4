import type { Sharp } from 'sharp';
import { cleanSvg } from './clean-svg.ts';

/** The `quality` by which the image service recognizes a plain picture. */
export const PLAIN = 'plain';

/** The formats of plain pictures. Every program shows them, except SVG. */
export type PlainFormat = 'gif' | 'jpg' | 'png' | 'svg';

export interface PlainPicture {
  format: PlainFormat;
  data: Uint8Array;
}

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Pixels: twice the width of an email, and the width of a large link preview. */
const MOST_WIDTH = 1200;

/** Bytes: the limit for photographs. */
const MOST_BYTES = 250_000;

/** JPEG qualities to try, in order. The last is used even if the file is above the limit. */
const QUALITIES = [80, 70, 60, 50, 40];

/** The size of the plain picture of an original of this size. */
export function plainSize({ width, height }: Size): Size {
  const scale = Math.min(1, MOST_WIDTH / width);
  return { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) };
}

/** The possible formats of the plain picture of an original in `format`, in Astro's spelling. */
export function plainFormats(format: string): readonly PlainFormat[] {
  return format === 'gif' || format === 'jpg' || format === 'svg' ? [format] : ['png', 'jpg'];
}

/**
 * A picture for programs that support few formats: feed readers, email clients and link previews.
 * JPEG, GIF and SVG keep their format. Other formats become a PNG if it is small, as diagrams are, or
 * has transparent pixels, and a JPEG otherwise. Throws an Error if the original cannot be decoded.
 */
export async function makePlainPicture(
  original: Uint8Array,
  format: string,
  size: Size,
): Promise<PlainPicture> {
  if (format === 'svg') return { format, data: await cleanSvg(original) };
  const { default: sharp } = await import('sharp');
  // As in Astro's own service, a damaged picture is decoded as far as possible.
  const picture = sharp(original, { failOn: 'none', animated: format === 'gif' })
    .autoOrient()
    .resize({ ...size, fit: 'fill' });
  if (format === 'gif') return { format, data: await picture.gif().toBuffer() };
  if (format === 'jpg') return { format, data: await lightJpeg(picture, '4:2:0') };

  const { data: pixels, info } = await picture
    .toColorspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const made = sharp(pixels, { raw: { width, height, channels } });
  const png = await made.clone().png().toBuffer();
  if (png.length <= MOST_BYTES) return { format: 'png', data: png };
  const { isOpaque } = await made.clone().stats();
  if (!isOpaque) return { format: 'png', data: await made.png({ palette: true }).toBuffer() };
  // Full color resolution, because it may be a screenshot, whose text would blur.
  return { format: 'jpg', data: await lightJpeg(made, '4:4:4') };
}

/** A JPEG in the best quality that is within the limit. */
async function lightJpeg(picture: Sharp, chromaSubsampling: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { data: pixels, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColorspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    jpeg = await sharp(pixels, { raw: { width, height, channels } })
      .jpeg({ quality, chromaSubsampling, mozjpeg: true })
      .toBuffer();
    if (jpeg.length <= MOST_BYTES) break;
  }
  return jpeg;
}
