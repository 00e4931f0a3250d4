import { expect, test } from 'vitest';
import { ownContent } from '../../../../../scripts/newsroom/announce/own-content.ts';

const page = (own: string, around = '', attributes = 'data-pagefind-body') =>
  `<!doctype html><title>T</title><main id="mainContent"><article ${attributes}>${own}` +
  `<section data-pagefind-ignore><h2>Join</h2>${around}</section></article>` +
  `<section>${around}</section></main><footer>${around}</footer>`;
const own =
  '<h1>One click</h1><p>Text with <a href="/a/">a link</a>.</p><img src="/a.png" alt="A">';

test('neither the stories under an article, nor a form in it, nor a class are its own', () => {
  expect(ownContent(page(own, '<p>Newest</p>'))).toBe(ownContent(page(own)));
  expect(ownContent(page(own.replace('<p>', '<p class="x"  id="y">')))).toBe(ownContent(page(own)));
  expect(ownContent(page(own))).toContain('Text with');
  expect(ownContent(page(own))).not.toContain('Join');
});

test.each([
  ['a word', own.replace('Text', 'Words')],
  ['an address', own.replace('/a/', '/b/')],
  ['a picture', own.replace('/a.png', '/b.png')],
  ['what a picture shows', own.replace('alt="A"', 'alt="B"')],
])('%s is', (_, changed) => {
  expect(ownContent(page(changed))).not.toBe(ownContent(page(own)));
});

test('the main part is a listing’s own', () => {
  const listing = (text: string) => page(own, text, '');
  expect(ownContent(listing('<p>Newest</p>'))).not.toBe(ownContent(listing('<p>Older</p>')));
  expect(ownContent('<main><p>A</p></main><footer>B</footer>')).toBe('A');
});
