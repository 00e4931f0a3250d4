import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { SCHEMA } from '../../../../../src/story/loading/raw-html/html-schema.ts';
import { htmlOf } from '../html-of.ts';

const shown = (body: string) => htmlOf('a.mdx', body);

test.each([
  ['<p>\n  a **b**\n  c\n</p>', '<p>a <strong>b</strong>\nc</p>'],
  ['<p title="t">a</p>', '<p title="t">a</p>'],
  ['<h2>\n\na\n\n</h2>', '<h2>a</h2>'],
  ['<p title="t">\n\na\n\nb\n\n</p>', '<div title="t"><p>a</p><p>b</p></div>'],
  ['<div>\n\na\n\n</div>', '<div><p>a</p></div>'],
])('no paragraph stands in another: %s', async (body, html) => {
  expect(await shown(body)).toBe(html);
});

test('text in <pre> stays as it is typed', async () => {
  expect(await shown('<pre><code>a \\< 1</code></pre>')).toBe('<pre><code>a &lt; 1</code></pre>');
  expect(await shown('<pre>\n*a*  "b" &lt; \\{ \\<\n\n  _c_ -- d {"{x}"} <b>*e*</b>\n</pre>')).toBe(
    '<pre>\n*a*  "b" &lt; { &lt;\n\n  _c_ -- d {x} <b>*e*</b>\n</pre>',
  );
  expect(await shown('- a\n\n  <pre>\n  *l*\n    m\n  </pre>')).toContain(
    '<pre>\n*l*\n  m\n</pre>',
  );
});

test.each([
  ['Run:\n\n    say "a"\n', 3],
  ['Run:\n\n\tsay\n', 3],
  ['Run:\n\n    # say\n', 3],
  ['- a\n\n  b\n\n      code\n', 5],
  ['> a\n>\n>     code\n', 3],
])('indented code is refused with its line: %j', async (body, line) => {
  const result = await compileBody('a.mdx', body, 0);
  expect('problems' in result && result.problems[0]).toMatchObject({
    file: 'a.mdx',
    line,
    expected: expect.stringContaining('code between two lines of ```'),
  });
});

test.each([
  'a\n    b',
  '- a\n\n  b\n    - c\n\n1. a\n\n    b',
  '<Callout>\n    Words.\n\n    More.\n</Callout>',
  '```\n    a\n```',
  'a\n\n   b',
])('an indent that is no code is none here either: %j', async (body) => {
  expect(await compileBody('a.mdx', body, 0)).toHaveProperty('compiled');
});

test.each([
  ['<p class="x" data-a="1" align="center" tabindex={-1}>a</p>', '<p>a</p>'],
  ['<a href="/a/" target="_blank" rel="me">b</a>', '<a href="/a/">b</a>'],
  ['<table><tr><td align="right">1</td></tr></table>', '<td class="align-right">1</td>'],
  ['<td colSpan={2} rowspan="3">1</td>', '<td colspan="2" rowspan="3">1</td>'],
  [
    '<ol reversed start={3}><li value="1">a</li></ol>',
    '<ol reversed start="3"><li value="1">a</li>',
  ],
])('an attribute has the effect that it has in a Markdown file: %s', async (body, html) => {
  expect(await shown(body)).toContain(html);
});

const LEFT_OUT: [written: string, found: string, instead?: string][] = [
  ...[
    'input type="text"',
    'select',
    'button',
    'math',
    'dialog',
    'map',
    'svg',
    'form',
    'my-box',
  ].map((tag): [string, string] => [`<${tag}></${tag.split(' ')[0]}>`, `<${tag.split(' ')[0]}>`]),
  ['a <font color="red">b</font> c', '<font>'],
  ['a <tt>b</tt> c', '<tt>', 'a <code>b</code> c'],
  ['<center>b</center>', '<center>', '<div>b</div>'],
  ['a <b contenteditable>b</b> c', 'the attribute contenteditable', 'a <b>b</b> c'],
  ['a <b width="1" aria-label="x">b</b> c', 'the attribute aria-label', 'a <b width="1">b</b> c'],
  ['a <a name="x">b</a> c', 'the attribute name', 'a <a id="x">b</a> c'],
];
test.each(LEFT_OUT)('%s is refused by name, as it has no place in an article', async (...row) => {
  const [body, found, instead] = row;
  const result = await compileBody('a.mdx', `Lead.\n\n${body}\n`, 0);
  const problems = 'problems' in result ? result.problems : [];
  expect(problems).toMatchObject([{ line: 3, found, expected: expect.stringMatching(/../) }]);
  expect(problems[0]?.instead).toBe(instead);
});

test('an .mdx file can use every element that a Markdown file can use', async () => {
  for (const name of SCHEMA.tagNames ?? []) {
    if (/^(?:input|h\d|br|hr|img|wbr|col)$/.test(name)) continue;
    const result = await compileBody('a.mdx', `<${name} title="a">b</${name}>`, 0);
    expect(result, name).toHaveProperty('compiled');
  }
});
