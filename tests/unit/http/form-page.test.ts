import { expect, test } from 'vitest';
import { formPage } from '../../../src/http/form-page.ts';

test.each(['/', '/news/2/', '/articles/some-story/', '/rss.xml'])('%s is a page', (path) => {
  expect(formPage(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'about',
  '//evil.example/',
  'https://evil.example/',
  '/a//b',
  '/a?token=x',
  '/a b',
  '/<script>',
  `/${'a'.repeat(300)}`,
])('%s is none: the front page', (path) => {
  expect(formPage(path)).toBe('/');
});
