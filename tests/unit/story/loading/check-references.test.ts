import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { withMeantEdits } from '../../../../src/story/loading/source-text/meant-edits.ts';
import { htmlOf } from './html-of.ts';
import { expectMended, problemsOf } from './problems-of.ts';

const LEFT: [kind: string, body: string, line: number, found: string, expected: string][] = [
  [
    'a footnote without a text',
    'Lead.\n\nA\nclaim[^nowhere].',
    4,
    '[^nowhere]',
    'a line that begins with [^nowhere]: for the footnote, or \\[^nowhere] to show the brackets',
  ],
  [
    'a reference without an address',
    'See [the\ntext][zip].',
    1,
    '"[the\\ntext][zip]"',
    'a line that begins with [zip]: for its address, or the address itself: [text](https://…)',
  ],
  ['a reference of bold text', '[**b**][zip]', 1, '"][zip]"', 'a line that begins with [zip]:'],
  ['a reference by its own text', '[zip][]', 1, '"[zip][]"', 'a line that begins with [zip]:'],
  [
    'a picture of a wiki',
    '> a\n> ![[my photo.png|300]]',
    2,
    '![[my photo.png|300]]',
    'a picture beside the text: ![What it shows](./my photo.png)',
  ],
  [
    'a cell without a column',
    '| a | b |\n| - | - |\n| 1 | `2|3` |',
    3,
    'a row with 3 cells',
    'at most 2, as in the first row; to show | in a cell, write \\|',
  ],
  [
    'a table without a line below its first row',
    'Lead.\n\n| a | b |\n| 1 | 2 |',
    3,
    '| a | b |',
    '| --- | --- | as the second line, below the names of the columns',
  ],
];

/** What would be printed as typed, and the corrected line. */
const MENDED: [kind: string, body: string, found: string, instead: string][] = [
  ['a link of a wiki', 'See [[Our story|it]].', '[[Our story|it]]', 'See \\[[Our story|it]].'],
  ['a link without its end', 'A [b](https://e.org', '"](https://e.org"', 'A [b](https://e.org)'],
  [
    'a link without its end in a sentence',
    '> A\n> [**b** c](https://e.org, and d.',
    '"](https://e.org, and d."',
    '> [**b** c](https://e.org), and d.',
  ],
  [
    'the end of a link',
    'A\n\nB b](https://e.org) c',
    '"](https://e.org) c"',
    'B b]\\(https://e.org) c',
  ],
  ['words in parentheses', 'He said [sic](as here).', '"](as here)."', 'He said [sic]\\(as here).'],
  ['two links without an end', '[a](b c [d](e f', '"](b c [d](e f"', '[a]\\(b c [d]\\(e f'],
  [
    'a line of hyphens of another width',
    '| a | b |\n|---|',
    '|---| below a row with 2 cells',
    '| --- | --- |',
  ],
  [
    'a table without bars at its edges',
    'a | b\n:-|',
    ':-| below a row with 2 cells',
    '| --- | --- |',
  ],
];
for (const file of ['a.md', 'a.mdx']) {
  test.each(LEFT)(`%s is refused in ${file}, with its line`, async (_kind, ...about) => {
    const [body, line, found, expected] = about;
    expect(await problemsOf(file, body)).toMatchObject([
      { file, line, found, expected: expect.stringContaining(expected) },
    ]);
  });

  test.each([
    'He said [sic] that […] in [1] and [2][3].',
    'The cells a[i][j] and (x)[1][2], and `[a][b]` and `[^c]` in code.',
    'A note\\[^a] and \\[a][b].',
    'A [text][a] and a note[^b].\n\n[a]: https://example.org\n[^b]: Words.',
    '```\n| a | b |\n| 1 | 2 |\n```',
    '| a | b |\n| - | - |\n| 1 \\| 2 | 3 | |',
    '| Only one line |',
    '- [x] a\n- [ ] b',
  ])(`what is no reference is published in ${file}: %j`, async (body) => {
    expect(await problemsOf(file, body)).toEqual([]);
  });

  test.each(MENDED)(`%s is refused in ${file}, with the corrected line`, async (_kind, ...row) => {
    const [body, found, instead] = row;
    const [problem] = await problemsOf(file, body);
    expect(problem).toMatchObject({ found, instead });
    await expectMended(file, body, { problem, instead });
  });

  test(`a table gets its line of hyphens in ${file}`, async () => {
    const [problem] = await problemsOf(file, '> | a | b |\n> | 1 | 2 |');
    expect(problem).toMatchObject({ line: 1, instead: '> | a | b |\n> | --- | --- |' });
    expect(await htmlOf(file, `${problem?.instead}\n> | 1 | 2 |`)).toContain('<td>1</td>');
  });

  test.each([
    ['[a](/b c/)', '<a href="/b%20c/">a</a>'],
    ['[a](https://e.org/b c "d e")', '<a href="https://e.org/b%20c" title="d e">a</a>'],
    ['![a](./b.png =100x)', '<ArticlePicture alt="a" src="./b.png">'],
    ['![a](./b.png "c" =50%)', '<Figure src="./b.png" alt="a" caption="c"></Figure>'],
    ['![a](./b.png){width=50% .wide} c', '</ArticlePicture> c'],
    ['![a](./b.png){: .center }', '</ArticlePicture></p>'],
    ['![a|300](./b.png)', '<ArticlePicture alt="a" src="./b.png">'],
    ['![|300x200](./b.png)', '<ArticlePicture alt="" src="./b.png">'],
    ['##Part', '<h2 id="part">Part</h2>'],
    ['- a\n- ##Part', '<h2 id="part">Part</h2>'],
    ['#hashtag', '<p>#hashtag</p>'],
    ['-\u00A0a\n-\u00A0b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['-\u3000a', '<ul>\n<li>a</li>\n</ul>'],
    ['>\u00A0a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['>\u3000a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['>\u00A0-\u3000a', '<blockquote>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>'],
    ['>\u00A0[!TIP]\n>\u00A0a', '<Callout title="Tip" tone="note"><p>a</p>\n</Callout>'],
    ['1.\u00A0a\n2.\u00A0b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['<a href=“https://e.org”>a</a>', '<a href="https://e.org">a</a>'],
    ['<img src=“./b.png” alt=„a“>', 'alt="a"'],
    ['`![a](./b.png =100x)` and `-\u00A0a`', '<code>![a](./b.png =100x)</code>'],
  ])(`what is plain is taken in ${file}: %s`, async (body, html) => {
    expect(await htmlOf(file, body)).toContain(html);
  });

  test.each([
    ['\\<https://e.org/a> b', '&lt;<a href="https://e.org/a">https://e.org/a</a>&gt; b'],
    ['“https://e.org/a”', '“<a href="https://e.org/a">https://e.org/a</a>”'],
    ['„www.e.org/a“', '„<a href="http://www.e.org/a">www.e.org/a</a>“'],
    ['https://e.org/a…', '<a href="https://e.org/a">https://e.org/a</a>…'],
    ['（https://e.org/a）。', '（<a href="https://e.org/a">https://e.org/a</a>）。'],
    ['https://e.org/Rubik’s', '<a href="https://e.org/Rubik%E2%80%99s">'],
    ['[a](https://e.org/“b”)', '<a href="https://e.org/%E2%80%9Cb%E2%80%9D">a</a>'],
  ])(`a URL in text ends before the mark after it in ${file}: %s`, async (body, html) => {
    expect(await htmlOf(file, body)).toContain(html);
  });

  test(`a picture of a wiki becomes one of Markdown with the line that ${file} is told`, async () => {
    const [problem] = await problemsOf(file, '![[my photo.png]]');
    expect(await htmlOf(file, problem?.instead ?? '')).toContain('src="./my photo.png"');
  });

  test(`a heading with a no-break space is one in ${file}`, async () => {
    expect(await htmlOf(file, '##\u00A0Part\nText')).toBe('<h2 id="part">Part</h2>\n<p>Text</p>');
    expect(await htmlOf(file, '```\n##\u00A0Part\n```')).toContain('##\u00A0Part');
  });

  test.each([
    ['![A](./my photo.png)', './my photo.png'],
    ['![A](my photo (1).jpg "Title")', './my photo (1).jpg'],
    ["![A](./Anna's b\u00E4r.png)", "./Anna's b\u00E4r.png"],
    ['![A](./b%C3%A4r%20b.png)', './b\u00E4r b.png'],
  ])(`a picture may have spaces in its name in ${file}: %s`, async (body, path) => {
    const result = await compileBody(file, body, 0);
    expect('compiled' in result && result.compiled.pictures).toMatchObject([{ path }]);
  });

  test(`code and titles with spaces stay as they are in ${file}`, async () => {
    expect(await htmlOf(file, '`![A](./my photo.png)`')).toContain('![A](./my photo.png)');
    expect(await htmlOf(file, '![A](./a.png "b c.png")')).toContain('caption="b c.png"');
  });
}

// The package has no types. It holds the text of the specification, and the examples in it.
const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as {
  tests: { number: number; markdown: string }[];
};

test('one example of the CommonMark specification is refused, because its label differs', async () => {
  const refused: number[] = [];
  for (const { number, markdown } of examples) {
    const problems = await problemsOf('a.md', markdown.replaceAll('→', '\t'));
    if (problems.some(({ expected }) => /a line that begins|as the second line/.test(expected)))
      refused.push(number);
  }
  expect(refused).toEqual([545]);
});

test('indented code of a Markdown file stays as it is', async () => {
  const code = await htmlOf('a.md', 'Text\n\n    ![a](./b.png =100x)\n    -\u00A0a');
  expect(code).toContain('<code>![a](./b.png =100x)\n-\u00A0a</code>');
});

const SLIPS = [
  'a^[b ',
  'a^[bc] ',
  '(a)[https://b] ',
  '[a] (https://b ',
  '(a)[/b/] [c](/d/)',
  'a<b c> ',
  'a <T>',
  '~~ a ',
  '~~a ',
  '![a] (b',
];
const COMMANDS = ['[caption a=', '[a b="c" ', '{#if a ', '[/caption] ', ':a_b: ', '<!-- '];
test.each([
  ...[
    '[a][b] ',
    '[^a]',
    '![[a',
    '| a |\n',
    '[',
    '[a](b c ',
    '[[a]] ',
    '](a b "',
    '[a]: b\n\n',
    '[^a b] ',
  ],
  ...SLIPS,
  ...COMMANDS,
])('a text of 20,000 times %j is checked in time', async (piece) => {
  expect(await compileBody('a.md', piece.repeat(20_000), 0)).toBeDefined();
});

test.each(['](', '](a b', '](a.b "', '](a.b ', '#\u00A0', '\n#\u00A0', '>\u00A0', '-\u3000'])(
  'spaces in a text of 20,000 times %j are found in time',
  (piece) => {
    expect(withMeantEdits(`${piece.repeat(20_000)}](a b`).text).not.toBe('');
  },
);

test.each([
  ['an address', (long: string) => `[a](data:${long})`],
  ['an id', (long: string) => `<p id="${long}">a</p>\n\n<p id="${long}">b</p>`],
  ['a footnote', (long: string) => `a^[${long}]`],
  ['a URL', (long: string) => `<Embed url="https://e.org/\u200b${long}" title="a" />`],
  ['a command', (long: string) => `[caption a="${long}"] and {#if ${long}}`],
])('%s of 300,000 characters is reported', async (_kind, bodyOf) => {
  const body = bodyOf('x'.repeat(300_000));
  for (const file of ['a.md', 'a.mdx']) {
    const result = await compileBody(file, body, 0);
    expect('problems' in result && result.problems.length).toBeGreaterThan(0);
  }
});
