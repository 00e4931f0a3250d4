import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import {
  fontPackageProblem,
  headlineFile,
  nearestWeight,
  readFontPackage,
} from '../../../../scripts/build/font-package.ts';
import { textFaces } from '../../../../scripts/build/text-faces.ts';

const newsreader = readFontPackage('@fontsource/newsreader');

test.each([
  [[200, 400, 600, 700], 600, 600],
  [[400, 700], 600, 700],
  [[400], 700, 400],
  [[500, 700], 600, 700],
])('of the weights %j, %d becomes %d', (weights, wanted, nearest) => {
  expect(nearestWeight(weights, wanted)).toBe(nearest);
});

test('headlines get the file of a package in the script of the publication', () => {
  expect(headlineFile('@fontsource/newsreader', 'Latn')).toEqual({
    name: 'Newsreader',
    file: '@fontsource/newsreader/files/newsreader-latin-600-normal.woff2',
  });
  expect(headlineFile('@fontsource/noto-naskh-arabic', 'Arab').file).toContain('-arabic-600-');
  const file = { name: 'Own', file: 'own/own.woff2' };
  expect(headlineFile(file, 'Latn')).toBe(file);
});

test('a text font has a regular, an italic and a bold face for each subset, in files that exist', () => {
  const faces = textFaces(newsreader, 'Latn');
  const looks = faces.map(({ weight, style }) => `${weight} ${style}`);
  expect(new Set(looks)).toEqual(new Set(['400 normal', '400 italic', '700 normal']));
  expect(faces).toHaveLength(6);
  const { resolve } = createRequire(import.meta.url);
  for (const { src } of faces) expect(resolve(src[0])).toContain('.woff2');
});

test('a font without italics has none', () => {
  const faces = textFaces(readFontPackage('@fontsource/noto-naskh-arabic'), 'Arab');
  expect(faces.map(({ style }) => style)).not.toContain('italic');
  expect(faces[0]?.src[0]).toContain('-arabic-400-');
});

test('a font with one weight has no bold face', () => {
  expect(textFaces({ ...newsreader, weights: [400] }, 'Latn')).toHaveLength(4);
});

test.each(['@fontsource/no-such-font', 'zod'])('%s is named as no font', (name) => {
  expect(fontPackageProblem(name)).toContain(`npm install --save-exact ${name}.`);
});
