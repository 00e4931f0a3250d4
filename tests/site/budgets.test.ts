import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtPages, client, elements, text } from './built-site.ts';

const KB = 1024;
/** Words on the page of an article of some 450 words: the article, and all that stands around it. */
const USUAL_WORDS = 800;
/** What a word of English weighs, compressed. */
const BYTES_PER_WORD = 4;
const pages = [...builtPages()].filter(([, html]) => !html.includes('http-equiv="refresh"'));

describe.each(pages)('%s', (_address, html) => {
  const styles = elements(html, 'link')
    .filter(({ properties }) => String(properties['rel']) === 'stylesheet')
    .map(({ properties }) => bytes(String(properties['href'])));

  test('weighs at most 10 KB of HTML and CSS, compressed, and a long text what its words weigh', () => {
    const weight = [Buffer.from(html), ...styles].map((file) => brotliCompressSync(file).length);
    const wordsBeyond = Math.max(0, text(html).split(' ').length - USUAL_WORDS);
    expect(sum(weight)).toBeLessThanOrEqual(10 * KB + wordsBeyond * BYTES_PER_WORD);
  });

  test('takes at most 5 requests before pictures, and one font of at most 30 KB', () => {
    const fonts = new Set(
      styles.flatMap((css) => css.toString().match(/\/_astro\/[^)"']+\.woff2/g) ?? []),
    );
    expect(fonts.size).toBe(1);
    expect(sum([...fonts].map((font) => bytes(font).length))).toBeLessThanOrEqual(30 * KB);
    // The page, its styles, the font, the icon.
    expect(1 + styles.length + fonts.size + 1).toBeLessThanOrEqual(5);
  });
});

test('the font is swapped in, for a stand-in of the same widths and heights', () => {
  const [html = ''] = pages.map(([, html]) => html);
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
  const faces =
    bytes(sheet)
      .toString()
      .match(/@font-face\{[^}]+\}/g) ?? [];
  expect(faces).toEqual([
    expect.stringMatching(/url\(\/_astro\/fonts\/.+font-display:swap/),
    expect.stringMatching(
      /src:local\(.+size-adjust:1\d\d\.\d+%;ascent-override:.+descent-override:/,
    ),
  ]);
  const [, font = ''] = /url\(([^)]+)\)/.exec(faces[0] ?? '') ?? [];
  expect(html).toContain(`<link rel="preload" href="${font}" as="font"`);
});

function bytes(address: string): Buffer {
  return readFileSync(join(client, address));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
