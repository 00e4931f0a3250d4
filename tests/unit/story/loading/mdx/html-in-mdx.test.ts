import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
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
