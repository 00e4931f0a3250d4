import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { client, elements, text } from './built-site.ts';

const KB = 1024;
/** Words on the page of an article of some 450 words: the article, and all that stands around it. */
const USUAL_WORDS = 800;
/** What a word of English weighs, compressed. */
const BYTES_PER_WORD = 4;

/** Bytes of the page and its style sheets, compressed. */
export function weightOf(html: string): number {
  return sum([Buffer.from(html), ...styleSheets(html)].map((f) => brotliCompressSync(f).length));
}

/** What it may weigh: 10 KB, and a long text what its words weigh. */
export function mayWeigh(html: string): number {
  const wordsBeyond = Math.max(0, text(html).split(' ').length - USUAL_WORDS);
  return 10 * KB + wordsBeyond * BYTES_PER_WORD;
}

/** What a browser fetches before any picture: how many files, and what the fonts among them weigh. */
export function requestsOf(html: string): { count: number; fonts: number; fontBytes: number } {
  const styles = styleSheets(html);
  const fonts = new Set(
    styles.flatMap((css) => css.toString().match(/\/_astro\/[^)"']+\.woff2/g) ?? []),
  );
  // The page, its styles, the fonts, the icon.
  const count = 1 + styles.length + fonts.size + 1;
  return { count, fonts: fonts.size, fontBytes: sum([...fonts].map((f) => bytes(f).length)) };
}

/** The style sheets that the page names. */
export function styleSheets(html: string): Buffer[] {
  return elements(html, 'link')
    .filter(({ properties }) => String(properties['rel']) === 'stylesheet')
    .map(({ properties }) => bytes(String(properties['href'])));
}

function bytes(address: string): Buffer {
  return readFileSync(join(client, address));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
