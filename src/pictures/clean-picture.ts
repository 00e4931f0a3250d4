/**
 * The same picture in its own format: upright, in sRGB and without metadata. Throws an Error if it
 * cannot be read.
 */
export async function cleanPicture(original: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(original, { animated: true }).autoOrient();
  const { format } = await picture.metadata();
  if (format === 'jpeg') return picture.jpeg({ quality: 90 }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 90 }).toBuffer();
  if (format === 'heif') return picture.avif({ quality: 75 }).toBuffer();
  // PNG and GIF, which lose nothing.
  return picture.toFormat(format).toBuffer();
}
