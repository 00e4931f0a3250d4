import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPages, client, elements } from './built-site.ts';

const files = globSync('og/*', { cwd: client }).map((file) => `/${file.replaceAll('\\', '/')}`);
const firstPictures = [...builtPages()].flatMap(([address, html]) => {
  const picture = elements(html, 'meta').find(
    ({ properties }) => properties['property'] === 'og:image',
  );
  return picture ? [[address, new URL(String(picture.properties['content'])).pathname]] : [];
});

test('every article has its own card; all other pages share the publication’s', () => {
  const articles = firstPictures.filter(([address]) => address?.startsWith('/articles/'));
  expect(articles).toHaveLength(22);
  expect(new Set(articles.map(([, card]) => card)).size).toBe(22);
  const others = firstPictures.filter(([address]) => !address?.startsWith('/articles/'));
  expect(others.map(([address]) => address)).toEqual(expect.arrayContaining(['/', '/topics/']));
  expect(new Set(others.map(([, card]) => card)).size).toBe(1);
});

test('the build contains the cards that its pages refer to, and no others', () => {
  expect(new Set(files)).toEqual(new Set(firstPictures.map(([, card]) => card)));
});

test.each(files)('%s is a PNG of 1200 by 630 pixels and at most 50 KB', (file) => {
  const png = readFileSync(join(client, file));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // The first chunk is the header (PNG, section 11.2.1).
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThanOrEqual(50 * 1024);
});
