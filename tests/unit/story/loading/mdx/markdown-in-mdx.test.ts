import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { markdownInMdx } from '../../../../../src/story/loading/mdx/markdown-in-mdx.ts';
import { htmlOf } from '../html-of.ts';

const PLAIN: [kind: string, body: string, html?: string][] = [
  ['a line break', 'a<br>b<BR>c</br>d<br />e', '<p>a<br>b<br>c<br>d<br>e</p>'],
  ['a rule', 'a\n\n<hr>\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
  [
    'a picture',
    '<img src=./a.png alt="A">',
    '<ArticlePicture src="./a.png" alt="A"></ArticlePicture>',
  ],
  [
    'an attribute without quotation marks',
    '<a href=https://e.org/b/>c</a>',
    '<p><a href="https://e.org/b/">c</a></p>',
  ],
  ['another attribute without quotation marks', 'a <abbr title=b>c</abbr>'],
  ['a comment', 'a <!-- b --> c\n\n<!-- d\n\n- e */ -->\n\nf', '<p>a  c</p>\n\n<p>f</p>'],
  ['a comment in a line, over an empty line', 'a <!-- b\n\n- c --> d', '<p>a  d</p>'],
  [
    'an autolink',
    'See <https://e.org/a_b_c?d=1&e=--f>.',
    '<p>See <a href="https://e.org/a_b_c?d=1&amp;e=--f">https://e.org/a_b_c?d=1&amp;e=--f</a>.</p>',
  ],
  ['an address between angle brackets', '[a](<https://e.org/b>) [c]\n\n[c]: <https://e.org/d>'],
  ['an address', '<a@b.org>', '<p><a href="mailto:a@b.org">a@b.org</a></p>'],
  ['the id of a heading', '## A part {#b-c--d}\n', '<h2 id="b-c--d">A part</h2>'],
  ['the id of a heading with markup', '## *A* {#b} ##\n', '<h2 id="b"><em>A</em></h2>'],
];

test.each(PLAIN)('%s means the same in .mdx as in .md', async (_kind, body, html) => {
  const inMdx = await htmlOf('a.mdx', body);
  if (html) expect(inMdx).toBe(html);
  else expect(inMdx).toBe(await htmlOf('a.md', body));
});

test('lines may end as on Windows', async () => {
  const body = 'a<br>\r\n\r\n<details><summary>b</summary>\r\n- c\r\n</details>\r\n';
  expect(await htmlOf('a.mdx', body)).toContain('<details><summary>b</summary><ul>');
});

const DETAILS = '<details><summary>a</summary><p>b</p><ul>\n<li>c</li>\n</ul></details>';
test.each([
  ['<details><summary>a</summary>b\n- c\n</details>', DETAILS],
  ['<details>\n<summary>a</summary>\nb\n- c\n</details>', DETAILS],
  ['<details>\n\n<summary>a</summary>\n\nb\n- c\n\n</details>', DETAILS],
  [
    '> <details><summary>a</summary>b</details>',
    '<blockquote>\n<details><summary>a</summary><p>b</p></details>\n</blockquote>',
  ],
  [
    '- <details><summary>a</summary>b</details>',
    '<ul>\n<li>\n<details><summary>a</summary><p>b</p></details>\n</li>\n</ul>',
  ],
  [
    '<details><summary>a</summary>\n<details><summary>b</summary>c</details>\n</details>',
    '<details><summary>a</summary><details><summary>b</summary><p>c</p></details></details>',
  ],
])('<details> needs no empty lines: %j', async (body, html) => {
  expect(await htmlOf('a.mdx', body)).toBe(html);
});

test('typographic quotation marks around an attribute are quotation marks', () => {
  const tag = (value: string) => markdownInMdx(`<Callout title=${value}>`).text;
  for (const value of ['“a b”', '„a b“', '”a b”', '‘a b’', '«a b»'])
    expect(tag(value)).toBe('<Callout title="a b">');
  expect(tag('“5" disk”')).toBe(`<Callout title='5" disk'>`);
  expect(tag('"“a” b"')).toBe('<Callout title="“a” b">');
});

test.each([
  '`<br>` and ``a ` <!-- b --> <https://e.org>``',
  '```html\n<br>\n<!-- a -->\n## A {#b}\n```\n',
  '- a\n\n  ~~~\n  <br>\n  ~~~\n',
  '{"<br>"} {/* <br> */} \\<br>',
  '<Chart title="<br> <!-- -->" data={[["<br>", 1], ["}", 2]]} />',
  'a {#b}',
])('code and attributes stay as they are: %j', (body) => {
  expect(markdownInMdx(body).text).toBe(body);
});

test('a fault below a change is reported where it is in the file', async () => {
  const body =
    'a<br>b <!-- c\nd --> <https://e.org>\n\n<details><summary>e</summary>f</details>\n\n# g';
  const result = await compileBody('a.mdx', body, 10);
  expect(result).toMatchObject({ problems: [{ line: 16, found: '# g' }] });
  const unparsed = await compileBody('a.mdx', `${body}\n\na<br>b <b>h`, 10);
  expect(unparsed).toMatchObject({ problems: [{ line: 16 }, { line: 18, column: 8 }] });
});

test('braces at the end of a heading are not lost', async () => {
  expect(await htmlOf('a.md', '## Set {10, 20}')).toBe('<h2 id="set-10-20">Set {10, 20}</h2>');
  expect(await htmlOf('a.md', '## Set {#}')).toContain('Set {#}</h2>');
});

test.each([
  '<br>',
  '<!--',
  '<!---->',
  '`',
  '`a``b',
  '{',
  '{"',
  '<a b="',
  '<pre>',
  '<pre>\n{',
  '<pre>\n</pre>',
  '<a b=“',
  '<details>',
  '</details>',
  '<details><summary>a</summary>',
  '<https://a',
  '<a@b.org',
  '\n````\n```\n',
])('a text of 20,000 times %j is read in time', (piece) => {
  expect(markdownInMdx(piece.repeat(20_000)).text).not.toBe('');
});
