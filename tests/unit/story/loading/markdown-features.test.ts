import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { punctuationIn } from '../../../../src/story/loading/markdown-features.ts';

test.each([
  ['en', '“Net” – it’s …'],
  ['en-GB', '“Net” – it’s …'],
  ['de', '"Net" – it\'s …'],
  ['ar-EG', '"Net" – it\'s …'],
])('straight quotes become typographic quotes in English only: %s', (language, expected) => {
  const features = { smartPunctuation: punctuationIn(language) };
  const { html } = markdownToHtml('"Net" -- it\'s ...\n', { features });
  expect(html.replaceAll('&quot;', '"')).toBe(`<p>${expected}</p>\n`);
});
