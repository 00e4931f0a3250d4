import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { readableAddresses } from '../site/built-site.ts';
import { openSite } from './open-site.ts';

// A font that is the same on every machine. Readers' fonts are as wide, or a little wider.
const FACE = readFileSync(
  projectPath('node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2'),
);

const { browser, site } = await openSite();

test('lines of articles have 60 to 75 characters', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  const articles = readableAddresses().filter((address) => address.startsWith('/articles/'));
  const lines: number[] = [];
  for (const address of articles) {
    await page.goto(site.url + address);
    lines.push(...(await page.evaluate(fullLines, FACE.toString('base64'))));
  }
  expect(lines.length).toBeGreaterThan(200);
  const mean = lines.reduce((sum, length) => sum + length, 0) / lines.length;
  expect(mean).toBeGreaterThanOrEqual(60);
  expect(mean).toBeLessThanOrEqual(75);
});

/** The number of characters in each line of the paragraphs, except the last of each. */
async function fullLines(face: string): Promise<number[]> {
  const font = new FontFace('Text face', `url(data:font/woff2;base64,${face})`);
  document.fonts.add(await font.load());
  document.documentElement.style.setProperty('--font-text', '"Text face"');
  const range = document.createRange();
  return [...document.querySelectorAll('.prose > p')].flatMap((paragraph) => {
    const ends: number[] = [];
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let last = -Infinity;
    let count = 0;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (let i = 0; i < (node.textContent ?? '').length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const { left = last } = range.getClientRects()[0] ?? {};
        // A character left of the previous one starts a new line.
        if (left < last) {
          ends.push(count);
          count = 0;
        }
        last = left;
        count++;
      }
    }
    return ends;
  });
}
