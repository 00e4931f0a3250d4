import { expect, test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { htmlOf } from '../html-of.ts';
import { problemsOf } from '../problems-of.ts';

const shown = (body: string) => htmlOf('story.md', body);

/** What an editor is told of a body that stands under ten lines of front matter. */
async function reported(body: string): Promise<string[]> {
  const result = await compileBody('story.md', body, 10);
  return 'problems' in result
    ? result.problems.map(
        ({ file, line, found, expected }) => `${file}:${line}: ${found} → ${expected}`,
      )
    : result.compiled.notices.map(({ file, text }) => `${file}: ${text}`);
}

test.each([
  'H<sub>2</sub>O, 10<sup>6</sup>, <kbd>Esc</kbd>, <mark>a</mark>, <small>b</small>, <u>c</u>',
  '<abbr title="World Health Organization">WHO</abbr> <time datetime="2025-04-01">today</time>',
  '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <cite>a</cite> <q>b</q> <dfn>c</dfn>',
  '<ins>a</ins> <del>b</del> <s>c</s> <var>d</var> <samp>e</samp> <bdi>f</bdi> g<wbr>h',
  '<i lang="fr">mot</i> <b dir="rtl" id="here" title="t">x</b> <a href="#here">up</a>',
])('elements of text stay: %s', async (html) => {
  expect(await shown(html)).toBe(`<p>${html}</p>`);
  expect(await reported(html)).toEqual([]);
});

test.each([
  '<figure>\n<blockquote>\n<p>a</p>\n</blockquote>\n<figcaption>b</figcaption>\n</figure>',
  '<details open>\n<summary>a</summary>\n<p>b</p>\n</details>',
  '<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>',
])('blocks stay: %s', async (html) => {
  expect(await shown(html)).toBe(html);
});

test('Markdown stands between the tags of a block, as on GitHub', async () => {
  expect(await shown('<details>\n<summary>a</summary>\n\nb **c**\n\n</details>')).toBe(
    '<details>\n<summary>a</summary>\n<p>b <strong>c</strong></p>\n</details>',
  );
});

test('text in <pre> stays as it is typed', async () => {
  const html = await shown('<pre>\n*a*  "b"\n\n  _c_ -- d\n</pre>');
  expect(html).toBe('<pre tabindex="0">*a*  "b"\n\n  _c_ -- d\n</pre>');
});

test('a paragraph with its text on lines of its own is one paragraph', async () => {
  expect(await shown('<p>\na\n</p>')).toBe('<p>\na\n</p>');
  expect(await shown('<p>\n\na\n\n</p>\n\nb')).toMatch(/^\s*<p>a<\/p>\s*<p>b<\/p>$/);
});

test('the alignment of a cell becomes the class that Markdown gives it', async () => {
  const html = await shown(
    '<table><tr><td align="right">1</td><th style="text-align: center">2</th></tr></table>',
  );
  expect(html).toContain('<td class="align-right">1</td><th class="align-center">2</th>');
});

test('elements of earlier HTML become those of today', async () => {
  expect(await shown('<tt>a</tt> <strike>b</strike> <a name="c"></a>')).toBe(
    '<p><code>a</code> <s>b</s> <a id="c"></a></p>',
  );
  expect(await shown('<center>a</center>')).toBe('<div>a</div>');
});

test('how something looks is left out without a word', async () => {
  const body = '<div class="x" align="center"><a href="/a/" target="_blank" rel="me">b</a></div>';
  expect(await shown(body)).toBe('<div><a href="/a/">b</a></div>');
  expect(await reported(body)).toEqual([]);
});

test.each([
  [
    '<script src="https://a.b/c.js"></script>',
    '',
    '<script> is left out: articles cannot add scripts',
  ],
  ['a <style>b</style> c', '<p>a  c</p>', '<style> is left out: articles cannot add scripts'],
  ['<style>p { color: red }</style>', '', '<style> is left out: articles cannot add scripts'],
  ['<b onclick="steal()">a</b>', '<p><b>a</b></p>', 'onclick of <b> is left out'],
  ['<p style="color: red">a</p>', '<p>a</p>', 'style of <p> is left out'],
  ['<font color="red">a</font>', '<p>a</p>', '<font> is left out: its content stays'],
  ['<center>a</center>', '<div>a</div>', '<center> is left out: its content stays'],
  ['<button>a</button>', '<p>a</p>', '<button> is left out: its content stays'],
  ['a <!b> c', '<p>a  c</p>', '<! is left out: it is for programs'],
  ['<constructor>a</constructor>', '<p>a</p>', '<constructor> is left out: its content stays'],
  ['<b constructor="x">a</b>', '<p><b>a</b></p>', 'constructor of <b> is left out'],
  ['a <title>b</title> c', '<p>a b c</p>', '<title> is left out: its content stays'],
  [
    '<noscript>a <b>b</b></noscript>',
    '<p>a <b>b</b></p>',
    '<noscript> is left out: its content stays',
  ],
  ['<my-box>a</my-box>', '<p>a</p>', '<my-box> is left out: its content stays'],
  ['a <?php echo 1 ?> b', '<p>a  b</p>', '<? is left out: it is for programs'],
  ['a <![CDATA[b]]> c', '<p>a  c</p>', '<![CDATA[ is left out: it is for programs'],
])('an editor is told that %s is left out', async (written, rest, notice) => {
  const html = await shown(`${written}\n\nz\n`);
  expect(html.replace(/\n?<p>z<\/p>$/, '')).toBe(rest);
  expect(await reported(`First.\n\n${written}\n`)).toEqual([
    expect.stringMatching(new RegExp(`13:\\d+: ${RegExp.escape(notice)}`)),
  ]);
});

test.each([
  ['<video src="a.mp4"></video>', '<video> → a link to the recording: [Watch it](https://…)'],
  ['<audio src="a.mp3"></audio>', '<audio> → a link to the recording: [Listen to it](https://…)'],
  ['<iframe src="https://a.b/"></iframe>', '<iframe> → a link to that page'],
  ['<object data="a.swf"></object>', '<object> → a link to that page'],
  ['<svg><path d="M0"/></svg>', '<svg> → a picture file beside the text'],
  ['<textarea>a</textarea>', '<textarea> → the text itself'],
  ['<input type="text">', '<input> → the text itself'],
  ['a <iframe src="https://a.b/">b</iframe> c', '<iframe> → a link to that page'],
  ['<b hidden>a</b>', 'the attribute hidden → no hidden text'],
  ['<Callout>a</Callout>', '<Callout> → Markdown, because only .mdx files can use components'],
  ['<Figure src="a.png" />', '<Figure> → Markdown, because only .mdx files can use components'],
  ['<timeline>', '<timeline> → Markdown, because only .mdx files can use components'],
  [
    '<a href="javascript:alert(1)">a</a>',
    '"javascript:alert(1)" → a link that begins with https://',
  ],
  [
    '<a href="&#106;avascript:alert(1)">a</a>',
    '"javascript:alert(1)" → a link that begins with https://',
  ],
  ['<img src="https://a.b/c.png">', '"https://a.b/c.png" → '],
])('%s is refused, with its line', async (html, problem) => {
  expect(await reported(`First.\n\n${html}\n`)).toEqual([
    expect.stringContaining(`story.md:13: ${problem}`),
  ]);
});

test.each([
  '<!-- a',
  '<div class="a',
  '<div\n\nid="b">c</div>',
  '<script>a',
  'a <script>b',
  '<p title="b>c</p>',
])(
  'markup that never ends is refused, since it would swallow the text after it: %s',
  async (html) => {
    const [problem] = await reported(`First.\n\n${html}\n\nLast words.\n`);
    expect(problem).toMatch(/^story\.md:13: ".*" → .*otherwise hides the text after it/);
  },
);

test('the time that raw HTML takes grows with its length', async () => {
  for (const piece of ['<a', '<a ', "<a b='"])
    expect(await reported(`<div>\n${piece.repeat(50_000)}`)).not.toEqual([]);
});

test('elements that are nested too deeply to be shown are refused', async () => {
  const nested = (depth: number) => `<div>\n${'<b>'.repeat(depth)}a${'</b>'.repeat(depth)}\n</div>`;
  expect(await reported(nested(10_000))).toEqual([
    'story.md:11: elements nested more than 100 deep → at most 100 elements in each other',
  ]);
  expect(await reported(nested(99))).toEqual([]);
  expect(await reported('<b>'.repeat(10_000))).toHaveLength(31);
});

test.each([
  ['<span lang="de">\n\na\n\nb\n\n</span>', '<div lang="de">\n<p>a</p>\n<p>b</p>\n</div>'],
  ['<b>\n\na\n\nb\n\n</b>', '<div>\n<p><b>a</b></p>\n<p><b>b</b></p>\n</div>'],
  [
    '<details>\n\na\n\n<summary>b</summary>\n</details>',
    '<details><summary>b</summary>\n<p>a</p>\n\n</details>',
  ],
  ['<b id="x"><p>a</p><p>b</p></b>', '<p><b id="x">a</b></p><p><b>b</b></p>'],
  ['<ins>\n\na\n\nb\n\n</ins>', '<ins>\n<p>a</p>\n<p>b</p>\n</ins>'],
  [
    '<b><i>\n\na\n\nb\n\n</i></b>',
    '<div><div>\n<p><b><i>a</i></b></p>\n<p><b><i>b</i></b></p>\n</div></div>',
  ],
  [
    '<b><a href="https://a.example/">\n\na\n\nb\n\n</a></b>',
    '<div><a href="https://a.example/">\n<p><b>a</b></p>\n<p><b>b</b></p>\n</a></div>',
  ],
  [
    '<b><a href="https://a.example/"><p>a</p></a></b>',
    '<p><b><a href="https://a.example/">a</a></b></p>',
  ],
  ['<b>\n<div>a</div>\n</b>', '<div>\n<div><b>a</b></div>\n</div>'],
  ['<h2>\n\na\n\n</h2>', '<h2 id="a">a</h2>'],
])('an element of a line of text is not around paragraphs: %j', async (body, html) => {
  expect(await shown(body)).toBe(html);
  expect(await reported(body)).toEqual([]);
});

test.each([
  ['<li>a</li>', '<li> alone → <li> within <ol> or <ul>'],
  ['a <td>b</td>', '<td> alone → <td> within <table>'],
  ['<dt>a</dt>', '<dt> alone → <dt> within <dl>'],
  ['<figcaption>a</figcaption>', '<figcaption> alone → <figcaption> within <figure>'],
  ['<SUMMARY>a</SUMMARY>', '<summary> alone → <summary> within <details>'],
  ['<ul><li>a</li></ul>\n\n<li>b</li>', '<li> alone → <li> within <ol> or <ul>'],
  [
    '<em>\n\n- a\n\n</em>',
    '<em> around lists or other blocks → <em> around text, within each of them',
  ],
  [
    '<h2>\n\na\n\nb\n\n</h2>',
    '<h2> around several paragraphs or other blocks → one line of text within <h2>',
  ],
])('what browsers would move or split is refused: %j', async (body, problem) => {
  const [only, ...others] = await reported(body);
  expect(only).toMatch(/^story\.md:1[13]: /);
  expect(only?.replace(/^\S+ /, '')).toBe(problem);
  expect(others).toEqual([]);
});

test.each([
  ['<li>a</li>\n<li>b</li>', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['<td>a</td><th>b</th>', '<table><tr>\n<td>a</td><th>b</th>\n</tr></table>'],
  ['<tr>\n<td>a</td>\n</tr>', '<table>\n<tr>\n<td>a</td>\n</tr>\n</table>'],
  ['<dt>a</dt>\n<dd>b</dd>', '<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>'],
  ['<li>a</li> and text', undefined],
  ['<dd>b</dd>', undefined],
  ['A <li>a</li>', undefined],
])('parts without their whole are corrected where it is plain: %j', async (block, instead) => {
  const body = `Before.\n\n${block}\n\nAfter.`;
  const [problem, ...others] = await problemsOf('a.md', body);
  expect([problem?.line, problem?.instead, others]).toEqual([3, instead, []]);
  if (instead) expect(await problemsOf('a.md', body.replace(block, instead))).toEqual([]);
});

test('a row without cells is left out, and the row around it stays whole', async () => {
  const table = (cell: string) => `| a | b |\n| - | - |\n| ${cell} | c |`;
  expect(await shown(table('x <tr></tr>'))).toBe(await shown(table('x')));
  expect(await reported(table('x <tr><td>y</td></tr>'))).not.toEqual([]);
  const rows = await shown('<table>\n<tr><td>a</td></tr>\n    <tr></tr>\n</table>');
  expect(rows.match(/<tr>/g)).toHaveLength(1);
  expect(await shown('`<tr></tr>`')).toContain('&lt;tr&gt;&lt;/tr&gt;');
});

test.each(['<ul>\n\n<li>a\n\n<li>b\n\n</ul>', '<menu><li>a</li></menu>', '<dl><dt>a<dd>b</dl>'])(
  'a part is within its whole: %j',
  async (body) => {
    expect(await reported(body)).toEqual([]);
  },
);

test('a tag between backticks in raw HTML is text', async () => {
  const body = '<div>\nThe `<style>` and ``<h1>`` of a page, in `x` or <b>b</b>\n</div>\n\nAfter.';
  expect(await reported(body)).toEqual([]);
  expect(await shown(body)).toContain(
    'The `&lt;style>` and ``&lt;h1>`` of a page'.replaceAll('>', '&gt;'),
  );
  expect(await reported('<div>\nThe <style> of a page\n</div>')).toHaveLength(1);
});
