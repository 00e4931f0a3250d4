import { expect, test } from 'vitest';
import { tableOfContents } from '../../../src/articles/table-of-contents.ts';

test('a table of contents lists the sections of a long article, without its footnotes', () => {
  const heading = (depth: number, slug: string) => ({ depth, slug, text: slug });
  const [a, b, c] = [heading(2, 'a'), heading(2, 'b'), heading(2, 'c')];
  const headings = [a, heading(3, 'within'), b, c, heading(2, 'footnote-label')];
  expect(tableOfContents(headings, 3)).toEqual([a, b, c]);
  expect(tableOfContents(headings, 4)).toEqual([]);
  expect(tableOfContents([], 4)).toEqual([]);
});
