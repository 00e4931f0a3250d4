import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { client, text } from './built-site.ts';

const KB = 1024;
/** The number of words on the page of an article of about 450 words, page furniture included. */
const USUAL_WORDS = 800;
/** Bytes of an English word, compressed. */
const BYTES_PER_WORD = 4;

/** Bytes of a page with its style, compressed. */
export function weightOf(html: string): number {
  return brotliCompressSync(html).length;
}

/** The budget of a page: 10 KB, plus what the words of a long text need. */
export function mayWeigh(html: string): number {
  const wordsBeyond = Math.max(0, text(html).split(' ').length - USUAL_WORDS);
  return 10 * KB + wordsBeyond * BYTES_PER_WORD;
}

/** What a browser loads before any image: the most files, and the size of each font face. */
export function requestsOf(html: string): { count: number; fontBytes: number[] } {
  const fonts = new Set(
    styles(html)
      .join()
      .match(/\/_astro\/[^)"']+\.woff2/g),
  );
  // The page, the fonts, the icon.
  const count = 1 + fonts.size + 1;
  return { count, fontBytes: [...fonts].map((f) => bytes(f).length) };
}

/** The styles in a page, byte for byte. */
export function styles(html: string): string[] {
  return [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
}

function bytes(address: string): Buffer {
  return readFileSync(join(client, address));
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
