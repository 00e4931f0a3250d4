import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { parseSrcset } from 'srcset';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { feedHtml } from '../../../../src/story/feed/feed-html.ts';

const page = 'https://news.example/articles/story/';

test.each([
  ['<a href="/x/">a</a>', '<a href="https://news.example/x/">a</a>'],
  ['<a href="#note">a</a>', '<a href="https://news.example/articles/story/#note">a</a>'],
  ['<a href="../other/">a</a>', '<a href="https://news.example/articles/other/">a</a>'],
  ['<a href="//cdn.example/x">a</a>', '<a href="https://cdn.example/x">a</a>'],
  ['<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'],
  ['<img src="./x.png" alt="x">', '<img src="https://news.example/articles/story/x.png" alt="x">'],
  [
    '<img src="/a.png" srcset="/a.png 1x, ./b.png 2x" alt="">',
    '<img src="https://news.example/a.png" srcset="https://news.example/a.png 1x, https://news.example/articles/story/b.png 2x" alt="">',
  ],
  [
    '<picture><source srcset="/a.avif 480w, /b.avif 800w" type="image/avif"><img src="/a.png" alt=""></picture>',
    '<picture><source srcset="https://news.example/a.avif 480w, https://news.example/b.avif 800w" type="image/avif"><img src="https://news.example/a.png" alt=""></picture>',
  ],
  [
    '<blockquote cite="/rfc">q</blockquote>',
    '<blockquote cite="https://news.example/rfc">q</blockquote>',
  ],
])('URLs become absolute: %s', (html, expected) => {
  expect(feedHtml(html, page)).toBe(expected);
});

test.each([
  ['<code class="x language-js">a</code>', '<code class="language-js">a</code>'],
  ['<p class="x" style="color:red" data-astro-cid-1 onclick="x()">a</p>', '<p>a</p>'],
  ['<script>alert(1)</script><style>a{}</style><p>a</p>', '<p>a</p>'],
  ['<form action="/x"><button>a</button></form>', 'a'],
  ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
  ['<div><span>a</span></div>', 'a'],
  ['a&#8;b\u0000c', 'abc'],
])('unsafe markup is removed: %s', (html, expected) => {
  expect(feedHtml(html, page).replaceAll('\ufffd', '')).toBe(expected);
});

test('no URL stays relative, in any HTML', () => {
  const address = fc.oneof(
    fc.webUrl(),
    fc.webPath(),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('#a', './b', '//c.example/', '?d'),
  );
  const element = fc.oneof(
    address.map((a) => `<a href="${attribute(a)}">x</a>`),
    address.map((a) => `<img src="${attribute(a)}" srcset="${attribute(a)} 2x" alt="">`),
  );
  fc.assert(
    fc.property(fc.array(element, { maxLength: 5 }), (elements) => {
      const tree = fromHtml(feedHtml(elements.join(''), page), { fragment: true });
      visit(tree, 'element', ({ properties: { href, src, srcSet } }) => {
        const candidates =
          typeof srcSet === 'string' ? parseSrcset(srcSet).map(({ url }) => url) : [];
        for (const found of [href, src, ...candidates]) {
          if (typeof found === 'string') expect(found).toMatch(/^(?:[a-z][a-z0-9+.-]*):/i);
        }
      });
    }),
    { numRuns: 500 },
  );
});

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
