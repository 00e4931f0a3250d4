import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { htmlOf } from './html-of.ts';

/** The HTML of a Markdown file with this body. */
const shown = (body: string) => htmlOf('story.md', body);

test.each([
  ['braces', 'Values {10, 20} and {x}', '<p>Values {10, 20} and {x}</p>'],
  ['a less-than sign', 'Fewer than <5 or a < b', '<p>Fewer than &lt;5 or a &lt; b</p>'],
  ['a paragraph that begins with import', 'import duties rose', '<p>import duties rose</p>'],
  ['a paragraph that begins with export', 'export it', '<p>export it</p>'],
  ['a line break of HTML', 'one<br>two', '<p>one<br>two</p>'],
  ['a comment', 'one<!-- for editors -->two', '<p>onetwo</p>'],
  ['an autolink', '<https://a.b/c>', '<p><a href="https://a.b/c">https://a.b/c</a></p>'],
  ['two lines of hyphens at the top', '---\n\na\n\n---', '<hr>\n<p>a</p>\n<hr>'],
  [
    'text before a line of hyphens',
    '---\nkey: value\n---',
    '<hr>\n<h2 id="key-value">key: value</h2>',
  ],
])('%s means what it means in Markdown', async (_what, body, html) => {
  expect(await shown(body)).toBe(html);
});

test('indented text is code, with its quotation marks and its lines', async () => {
  expect(await shown('Run:\n\n    say "hello"\n    say -- "bye"\n')).toBe(
    '<p>Run:</p>\n<pre tabindex="0"><code>say "hello"\nsay -- "bye"</code></pre>',
  );
});

test('a word of a language in front of raw HTML is colored as in a fenced block', async () => {
  const html = await shown('<pre><code class="language-js">let a;</code></pre>');
  expect(html).toContain('<span class="token keyword">let</span>');
});

test('only two tildes strike', async () => {
  expect(await shown('5~7 and 100~200, ~~struck~~, ~**bold**~')).toBe(
    '<p>5~7 and 100~200, <del>struck</del>, ~<strong>bold</strong>~</p>',
  );
});

test('a program cannot stand in a file of Markdown', async () => {
  const body = '{process.env.SECRET}\n\nexport const a = 1;\n\n<b title={x}>{y}</b>';
  const result = await compileBody('story.md', body, 0);
  expect('compiled' in result && result.compiled.code).not.toMatch(/process\.env\.SECRET(?!})/);
  expect(await shown(body)).toContain('{process.env.SECRET}');
});

test('a title, words and headings are found in raw HTML too', async () => {
  const words = 'word '.repeat(228);
  const body = `<div>\n<h2>One <i>part</i></h2>\n<p>${words}</p>\n</div>\n\n## Next`;
  const result = await compileBody('story.md', body, 0);
  expect('compiled' in result && result.compiled).toMatchObject({
    headings: [
      { depth: 2, slug: 'one-part', text: 'One part' },
      { depth: 2, slug: 'next', text: 'Next' },
    ],
    readingMinutes: 2,
  });
});

test.each(['story.md', 'story.mdx'])('terms have definitions in %s', async (file) => {
  const html = await htmlOf(file, 'Dek\n: Under the *headline*.\n: Short.\n\nWords: here.\n');
  expect(html.replaceAll('\n', '')).toBe(
    '<dl><dt>Dek</dt><dd>Under the <em>headline</em>.</dd><dd>Short.</dd></dl><p>Words: here.</p>',
  );
});
