import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { SCHEMA } from '../../../../../src/story/loading/raw-html/html-schema.ts';
import { safeElement } from '../../../../../src/story/loading/mdx/safe-element.ts';
import { htmlOf } from '../html-of.ts';
import { problemsOf } from '../problems-of.ts';

const shown = (body: string) => htmlOf('a.mdx', body);

test.each([
  ['<p>\n  a **b**\n  c\n</p>', '<p>a <strong>b</strong>\nc</p>'],
  ['<p title="t">a</p>', '<p title="t">a</p>'],
  ['<h2>\n\na\n\n</h2>', '<h2>a</h2>'],
  ['<p title="t">\n\na\n\nb\n\n</p>', '<div title="t"><p>a</p><p>b</p></div>'],
  ['<div>\n\na\n\n</div>', '<div><p>a</p></div>'],
  ['<span lang="de">\n\na\n\nb\n\n</span>', '<div lang="de"><p>a</p><p>b</p></div>'],
  ['<b>\n\na\n\nb *c*\n\n</b>', '<div><p><b>a</b></p><p><b>b <em>c</em></b></p></div>'],
  ['<a href="/a/">\n\na\n\nb\n\n</a>', '<a href="/a/"><p>a</p><p>b</p></a>'],
])('no paragraph stands in another: %s', async (body, html) => {
  expect(await shown(body)).toBe(html);
});

test.each([
  '<kbd>Ctrl</kbd>',
  '<kbd>Ctrl</kbd> <kbd>C</kbd>\n<b>now</b>\n\n<i>b</i>',
  'a\n\n<a href="/a/">b *c* `d`</a>\n\ne',
  '- <kbd>a</kbd>\n- <b>c</b>\n\n  <i>d</i>',
  '> <b>c</b>',
  '<kbd>a</kbd><br>\n<kbd>b<br>c</kbd>',
  '<div><b>a</b></div>',
])('inline elements alone on a line are a paragraph, as in a Markdown file: %j', async (body) => {
  expect(await shown(body)).toBe(await htmlOf('a.md', body));
});

test.each([
  ['<b><i>\n\na\n\nb\n\n</i></b>', ['<p><b><i>a</i></b></p>', '<p><b><i>b</i></b></p>']],
  ['<b>\n\n<i>\n\na\n\nb\n\n</i>\n\nc\n\n</b>', ['<p><b><i>b</i></b></p>', '<p><b>c</b></p>']],
  ['<p>\n\na\n\n<b>\n\nb\n\nc\n\n</b>\n\n</p>', ['<p>a</p>', '<p><b>c</b></p>']],
  ['<b><a href="/a/">\n\na\n\nb\n\n</a></b>', ['<p><b>a</b></p>', '<p><b>b</b></p>']],
])('nested inline elements are put into each paragraph: %j', async (body, paragraphs) => {
  const html = await shown(body);
  for (const paragraph of paragraphs) expect(html).toContain(paragraph);
  expect(html).not.toMatch(/<(b|i)><(?:div|p|a)|<p><(?:div|p)/);
});

test.each([
  ['<h2>\n\na\n\n</h2>'],
  ['<details>\n<summary>\n\n## a\n\n</summary>\n\nb\n\n</details>'],
])('a title with one line of text is published: %j', async (body) => {
  expect(await shown(body)).toMatch(/<(?:h2|summary)[^>]*>(?:a|<h2 id="a">a)/);
});

test('inline elements in a component, and text in braces, are a paragraph', async () => {
  expect(await shown('<Callout><b>a</b></Callout>')).toBe('<Callout><p><b>a</b></p></Callout>');
  expect(await shown('{"a"} {5}\n\n{/* c */}\n')).toBe('<p>a 5</p>\n');
});

test('a fault in an inline element alone on a line has its line', async () => {
  const result = await compileBody('a.mdx', '<b>a</b>\n\n<i>b</i>\n<a href="b c">d</a>', 10);
  expect(result).toMatchObject({ problems: [{ line: 14, key: 'link' }] });
});

test.each([
  ['<p>a <hr> b</p>', '<hr> within <p>'],
  ['<p><div>a</div></p>', '<div> within <p>'],
  ['<span><p>a</p></span>', '<p> within <span>'],
  ['<em>\n\n- a\n\n</em>', '<em> around lists or other blocks'],
  ['<h2>\n\na\n\nb\n\n</h2>', '<h2> around several paragraphs or other blocks'],
  ['<h2><b>\n\na\n\nb\n\n</b></h2>', '<h2> around several paragraphs or other blocks'],
  ['a <div>b</div> c', '<div> within a line of text'],
  ['a <hr> b', '<hr> within a line of text'],
  ['**<div>a</div>**', '<div> within a line of text'],
  ['<td>a</td>', '<td> alone'],
  ['<li>a</li>', '<li> alone'],
])('what a browser would move or split is refused: %s', async (body, found) => {
  expect(await compileBody('a.mdx', body, 0)).toMatchObject({ problems: [{ found }] });
});

test.each([
  '<details><summary><h2>a</h2></summary>b</details>',
  '<a href="/a/"><div>b</div></a>',
  '| a |\n| - |\n| <ul><li>b</li></ul> |',
  '<table>\n<tr>\n<td>a</td>\n<td>\n\nb\n\n</td>\n</tr>\n</table>',
  '<figure>\n<img src="./a.png" alt="A">\n<figcaption>b</figcaption>\n</figure>',
])('a block in a block is right: %j', async (body) => {
  expect(await compileBody('a.mdx', body, 0)).toHaveProperty('compiled');
});

test.each([
  ['<pre>a\n  *b*\n</pre>', '<pre tabindex="0">a\n  *b*\n</pre>'],
  ['<pre>a *b*\r\n\r\n    c</pre>', '<pre tabindex="0">a *b*\n\n    c</pre>'],
  [
    '<pre><code>a\n\n    b -- "c"\n# d\n</code></pre>',
    '<pre tabindex="0"><code>a\n\n    b -- "c"\n# d\n</code></pre>',
  ],
  ['> <pre>a\n>\n>   b</pre>', '<blockquote>\n<pre tabindex="0">a\n\n  b</pre>\n</blockquote>'],
  [
    '- a\n\n  <pre>d\n    e</pre>',
    '<ul>\n<li>\n<p>a</p>\n<pre tabindex="0">d\n  e</pre>\n</li>\n</ul>',
  ],
  [
    '<pre>a\n<b\n title="x">b\nc</b> <!-- d\n -->\n\\{</pre>',
    '<pre tabindex="0">a\n<b title="x">b\nc</b> \n{</pre>',
  ],
])('text in <pre> may begin beside the tag and have empty lines: %j', async (body, html) => {
  expect(await shown(body)).toBe(html);
});

test('a fault below <pre> has its line', async () => {
  const result = await compileBody('a.mdx', '<pre>a\n\nb</pre>\n\n# c', 10);
  expect(result).toMatchObject({ problems: [{ line: 15, found: '# c' }] });
});

test('text in <pre> stays as it is typed', async () => {
  expect(await shown('<pre><code>a \\< 1</code></pre>')).toBe(
    '<pre tabindex="0"><code>a &lt; 1</code></pre>',
  );
  expect(await shown('<pre>\n*a*  "b" &lt; \\{ \\<\n\n  _c_ -- d {"{x}"} <b>*e*</b>\n</pre>')).toBe(
    '<pre tabindex="0">\n*a*  "b" &lt; { &lt;\n\n  _c_ -- d {x} <b>*e*</b>\n</pre>',
  );
  expect(await shown('- a\n\n  <pre>\n  *l*\n    m\n  </pre>')).toContain(
    '<pre tabindex="0">\n*l*\n  m\n</pre>',
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
  ['<b>1</b>\n\n| a |\n| -: |\n| 1 |', '<td class="align-right">1</td>'],
  [
    '<table><tr><td colSpan={2}>1</td><td rowspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></table>',
    '<td colspan="2">1</td><td rowspan="2">2</td>',
  ],
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
  ['a <font color="red">b</font> c', '<font>', 'a b c'],
  ['a <tt>b</tt> c', '<tt>', 'a <code>b</code> c'],
  ['<center>b</center>', '<center>', '<div>b</div>'],
  ['a <b contenteditable>b</b> c', 'the attribute contenteditable', 'a <b>b</b> c'],
  ['a <b width="1" aria-label="x">b</b> c', 'the attribute aria-label', 'a <b width="1">b</b> c'],
  ['a <a name="x">b</a> c', 'the attribute name', 'a <a id="x">b</a> c'],
];
test.each(LEFT_OUT)('%s is refused by name, as it has no place in an article', async (...row) => {
  const [body, found, instead] = row;
  const problems = await problemsOf('a.mdx', `Lead.\n\n${body}\n`);
  expect(problems).toMatchObject([{ line: 3, found, expected: expect.stringMatching(/../) }]);
  expect(problems[0]?.instead).toBe(instead);
});

test('an .mdx file can use every element that a Markdown file can use', () => {
  for (const name of SCHEMA.tagNames ?? []) {
    // The checkboxes of task lists only.
    const faults = safeElement({ name, attributes: [] }).faults;
    expect(faults, name).toHaveLength(name === 'input' ? 1 : 0);
  }
});

test('names of elements in capitals are those of HTML, and not of components', async () => {
  expect(await shown('<PRE>a  *b*\n  c</PRE>')).toBe(await shown('<pre>a  *b*\n  c</pre>'));
  expect(await shown('<P>a <B>b</B><BR>c</P>')).toBe('<p>a <b>b</b><br>c</p>');
  expect(await problemsOf('a.mdx', '<SCRIPT>a</SCRIPT>')).toMatchObject([{ found: '<script>' }]);
  expect(await problemsOf('a.mdx', '<T>a</T>')).toMatchObject([{ key: 'component' }]);
});

test('a name that only begins with a capital is corrected, as it may be a component', async () => {
  const [problem] = await problemsOf('a.mdx', '<Details>\n\na\n\n</Details>');
  const instead = '<details>\n\na\n\n</details>';
  expect(problem).toMatchObject({ found: '<Details>', instead });
  expect(await problemsOf('a.mdx', instead)).toEqual([]);
});

test('nothing in a link can be focused', async () => {
  for (const file of ['a.md', 'a.mdx']) {
    const html = await htmlOf(file, '<a href="/a/">\n\n```\nb\n```\n\n</a>');
    expect(html).toContain('<pre><code>b');
    expect(await htmlOf(file, '<div>\n\n```\nb\n```\n\n</div>')).toContain('<pre tabindex="0">');
  }
});
