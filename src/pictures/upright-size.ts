import type { Size } from './plain-picture.ts';

/**
 * The size of a picture after its EXIF orientation is applied. Reads the header only. Throws an Error
 * if it cannot be decoded.
 */
export async function uprightSize(picture: Uint8Array): Promise<Size> {
  const { default: sharp } = await import('sharp');
  const { autoOrient } = await sharp(picture).metadata();
  return autoOrient;
}
