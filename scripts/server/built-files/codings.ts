import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

/** A content coding of HTTP (RFC 9110, section 8.4.1). */
export type Coding = 'br' | 'gzip';

/** A form in which a file can be requested; `identity` is uncompressed. */
export type Form = Coding | 'identity';

/** The codings in which a file is available, the smaller one first. */
export const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** The file name suffix of each compressed form, as nginx and Caddy expect it. */
export const SUFFIX: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' };

const TEXT = /\.(?:html|css|m?js|json|xml|xsl|opml|txt|md|svg|csv|ics|vtt|webmanifest)$/;

/** A smaller file fits into one packet, compressed or not. */
const LEAST_BYTES = 1024;

/** Larger files are streamed from disk, uncompressed. */
export const MOST_BYTES = 4 * 2 ** 20;

/** Whether a file contains text, by its name: images, fonts and archives are already compressed. */
export function isText(name: string): boolean {
  return TEXT.test(name);
}

/** Whether a file is worth compressing, by its name and its size in bytes. */
export function isCompressible(name: string, size: number): boolean {
  return isText(name) && size >= LEAST_BYTES && size <= MOST_BYTES;
}

/**
 * Compresses on another thread. `full` is the strongest level (Brotli 11, gzip 9). `quick` takes a
 * thirtieth of the time for Brotli, and the result is still smaller than gzip's.
 */
export function compress(
  coding: Coding,
  bytes: Buffer,
  strength: 'full' | 'quick',
): Promise<Buffer> {
  if (coding === 'gzip') return promisify(gzip)(bytes, { level: 9 });
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: strength === 'full' ? 11 : 6,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}

/** Whether `packed` is a compressed form of `plain`. */
export async function isCompressedForm(
  coding: Coding,
  packed: Buffer,
  plain: Buffer,
): Promise<boolean> {
  const limit = { maxOutputLength: plain.length };
  try {
    const unpacked =
      coding === 'br'
        ? await promisify(brotliDecompress)(packed, limit)
        : await promisify(gunzip)(packed, limit);
    return unpacked.equals(plain);
  } catch {
    // Damaged, or longer than the original.
    return false;
  }
}
