import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absoluteUrl, addressAt, pathBelow } from '../../../src/core/site-urls.ts';

test.each([
  ['/', 'https://example.org/news/', 'https://example.org/news/'],
  ['/about/', 'https://example.org/news/', 'https://example.org/news/about/'],
  // The site can have a page at the name of its own path.
  ['/news/2/', 'https://example.org/news/', 'https://example.org/news/news/2/'],
  ['/#publisher', 'https://example.org/news/', 'https://example.org/news/#publisher'],
  ['/a/?q=1#part', 'https://example.org/a/b/', 'https://example.org/a/b/a/?q=1#part'],
  ['/about/', 'https://news.example.org', 'https://news.example.org/about/'],
  ['https://other.example/x', 'https://example.org/news/', 'https://other.example/x'],
])('%s of the site at %s is %s', (address, siteUrl, url) => {
  expect(absoluteUrl(address, siteUrl)).toBe(url);
  expect(absoluteUrl(address, new URL(siteUrl))).toBe(url);
});

test.each(['https://other.example/', '//other.example/x', '#part', 'mailto:a@b.example', ''])(
  '%j is not an address of the site, and stays as it is',
  (text) => expect(pathBelow(text, '/news/')).toBe(text),
);

test('what is outside the path of the site has no address in it', () => {
  expect(addressAt('/', '/news/')).toBeUndefined();
  expect(addressAt('/news', '/news/')).toBeUndefined();
  expect(addressAt('/newspaper/', '/news/')).toBeUndefined();
});

test('every address is found again at its path', () => {
  const part = fc.stringMatching(/^[\w~-]{1,8}$/);
  const path = fc.array(part).map((parts) => ['', ...parts, ''].join('/'));
  fc.assert(
    fc.property(path, path, (base, address) => {
      expect(addressAt(pathBelow(address, base), base)).toBe(address);
    }),
  );
});
