import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { withSpaceEdits } from '../../../../src/story/loading/source-text/space-edits.ts';
import { htmlOf } from './html-of.ts';

const problemsOf = async (file: string, body: string) => {
  const result = await compileBody(file, body, 0);
  return 'problems' in result ? result.problems : [];
};

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
    expect(await htmlOf(file, '![A](./a.png "b c.png")')).toContain('title="b c.png"');
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

test.each(['[a][b] ', '[^a]', '![[a', '| a |\n', '['])(
  'a text of 20,000 times %j is checked in time',
  async (piece) => {
    const start = performance.now();
    await compileBody('a.md', piece.repeat(20_000), 0);
    expect(performance.now() - start).toBeLessThan(8000);
  },
);

test.each(['](', '](a b', '](a.b "', '](a.b ', '#\u00A0', '\n#\u00A0'])(
  'spaces in a text of 20,000 times %j are found in time',
  (piece) => {
    const start = performance.now();
    withSpaceEdits(`${piece.repeat(20_000)}](a b`);
    expect(performance.now() - start).toBeLessThan(2000);
  },
);
