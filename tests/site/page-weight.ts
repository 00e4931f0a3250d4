import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { client, text } from './built-site.ts';

const KB = 1024;
/** Words on the page of an article of some 450 words: the article, and all that stands around it. */
const USUAL_WORDS = 800;
/** What a word of English weighs, compressed. */
const BYTES_PER_WORD = 4;

/** Bytes of the page with its style, compressed. */
export function weightOf(html: string): number {
  return brotliCompressSync(html).length;
}

/** What it may weigh: 10 KB, and a long text what its words weigh. */
export function mayWeigh(html: string): number {
  const wordsBeyond = Math.max(0, text(html).split(' ').length - USUAL_WORDS);
  return 10 * KB + wordsBeyond * BYTES_PER_WORD;
}

/** What a browser fetches before any picture: at most how many files, and what each part of the font weighs. */
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

/** The styles that stand in the page, byte for byte. */
export function styles(html: string): string[] {
  return [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, css = '']) => css);
}

function bytes(address: string): Buffer {
  return readFileSync(join(client, address));
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
