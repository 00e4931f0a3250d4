import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/mail/plain-text.ts';

const page = 'https://news.example/articles/story/';
const long = 'word '.repeat(30).trim();

test.each([
  ['<p>One\n  two</p><p>Three<br>four</p>', 'One two\n\nThree\nfour\n'],
  ['<h2>Head</h2>loose <em>text</em><p>Par</p>', 'Head\n\nloose text\n\nPar\n'],
  ['<p><a href="https://a.example/x">a link</a>.</p>', 'a link (https://a.example/x).\n'],
  ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/\n'],
  ['<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example\n'],
  [`<p>Note<sup><a href="${page}#fn-1">1</a></sup></p>`, 'Note[1]\n'],
  [`<ol><li>The note. <a href="${page}#fnref-1">↩</a></li></ol>`, '1. The note.\n'],
  ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n\n- b\n\n  - c\n'],
  ['<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b\n'],
  ['<ul><li><input type="checkbox" disabled checked> done</li></ul>', '- [x] done\n'],
  ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b\n'],
  ['<pre><code>a {\n\n  b\n}</code></pre>', '    a {\n\n      b\n    }\n'],
  ['<p>a</p><hr><p>b</p>', 'a\n\n* * *\n\nb\n'],
  [
    '<figure><img src="https://a.example/x.png" alt="A map"><figcaption>Where</figcaption></figure>',
    '[Picture: A map]\n\nWhere\n',
  ],
  ['<p>a<img src="https://a.example/x.png" alt="">b</p>', 'ab\n'],
  ['<dl><dt>a</dt><dd>b</dd></dl>', 'a\n\n  b\n'],
  ['<p>&lt;b&gt; &amp; <q>quoted</q></p>', '<b> & “quoted”\n'],
  ['<script>x()</script><svg><title>t</title></svg>', ''],
  ['', ''],
])('%s reads %j', (html, text) => {
  expect(plainText(html, page)).toBe(text);
});

test('a table is printed in columns, with numbers to the right', () => {
  const html =
    '<table><thead><tr><th>Year</th><th align="right">Sum</th></tr></thead>' +
    '<tbody><tr><td>2023</td><td align="right">7</td></tr><tr><td>2024</td><td align="right">1,000</td></tr></tbody></table>';
  expect(plainText(html, page)).toBe('Year    Sum\n----  -----\n2023      7\n2024  1,000\n');
});

test('a head with an empty cell is a head', () => {
  const html =
    '<table><thead><tr><td></td><th>Sum</th></tr></thead><tbody><tr><td>A</td><td>1</td></tr></tbody></table>';
  expect(plainText(html, page)).toBe('   Sum\n-  ---\nA  1\n');
});

test('a table that is too wide is printed cell by cell, with column names', () => {
  const html = `<table><tr><th>A</th><th>B</th></tr><tr><td>${long}</td><td>b</td></tr><tr><td>c</td><td></td></tr></table>`;
  const lines = plainText(html, page).split('\n');
  expect(lines[0]).toMatch(/^A: word word/);
  expect(lines[1]).toMatch(/^ {2}word/);
  expect(lines.slice(-4)).toEqual(['B: b', '', 'A: c', '']);
});

test('a table with code or lists in its cells is printed with each cell under its column name', () => {
  const html =
    '<table><thead><tr><th>Call</th><th>Meaning</th></tr></thead><tbody>' +
    '<tr><td><pre><code>if (a) {\n\n  b\n}</code></pre></td><td>Does it</td></tr>' +
    '<tr><td>none</td><td><p>One</p><ul><li>a</li><li>b</li></ul></td></tr></tbody></table>';
  expect(plainText(html, page)).toBe(
    'Call:\n\n    if (a) {\n\n      b\n    }\n\nMeaning: Does it\n\n' +
      'Call: none\n\nMeaning:\n\nOne\n\n- a\n- b\n',
  );
});

test('a paragraph in a cell is one line, like text', () => {
  const html = '<table><tr><td><p>a</p></td>\n<td>\n<p>b</p>\n</td></tr></table>';
  expect(plainText(html, page)).toBe('a  b\n');
});

test('long lines are wrapped, also in lists, and an address is not', () => {
  const url = `https://a.example/${'x'.repeat(90)}`;
  const text = plainText(`<ul><li>${long}</li></ul><p><a href="${url}">See</a></p>`, page);
  expect(text).toMatch(/^- word .+\n {2}word /);
  expect(text).toContain(`See\n(${url})\n`);
});

test('with any HTML, no tag is left, no line is only white space, and none is too long', () => {
  const words = fc.stringMatching(/^[a-z \u00a0\t]{0,40}$/);
  const { html } = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words,
      fc
        .record({
          tag: fc.constantFrom(
            ...[
              'p',
              'div',
              'ul',
              'ol',
              'li',
              'blockquote',
              'table',
              'tr',
              'td',
              'th',
              'a',
              'b',
              'sup',
            ],
            ...[
              'figure',
              'figcaption',
              'h2',
              'pre',
              'section',
              'details',
              'dl',
              'dd',
              'span',
              'svg',
            ],
          ),
          inner: fc.array(tie('html'), { maxLength: 4 }).map((parts) => parts.join('<br>')),
        })
        .map(({ tag, inner }) => `<${tag} href="https://a.example/" alt="x">${inner}</${tag}>`),
    ),
  }));
  fc.assert(
    fc.property(html, (some) => {
      const text = plainText(some, page);
      expect(text).not.toMatch(/<\/?[a-z]/);
      for (const line of text.split('\n')) {
        const isCode = line.includes('    ');
        if (!isCode) expect(line).toBe(line.trimEnd());
        if (!isCode && line.length > 78) expect(line.replace(/^[ >\-\d.]+/, '')).not.toMatch(/ /);
      }
      if (!some.includes('<pre')) expect(text).not.toContain('\n\n\n');
    }),
    { numRuns: 1000 },
  );
  fc.assert(fc.property(fc.string(), (some) => void plainText(some, page)));
});
