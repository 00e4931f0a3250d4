import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { compileAroundFaults } from '../../../../../src/story/loading/mdx/compile-around-faults.ts';
import { expectMended, problemsOf } from '../problems-of.ts';

/** Faults of the syntax, as `line:column found`, and the corrected line. */
const MENDED: [kind: string, body: string, fault: string, instead: string][] = [
  ['a less-than sign before a number', 'a <5 b', '1:3 "<5"', 'a \\<5 b'],
  ['a comparison', 'a <= b', '1:3 "<="', 'a \\<= b'],
  ['a heart', 'ä 日本 <3', '1:6 "<3"', 'ä 日本 \\<3'],
  ['an arrow after a change', 'a<br>b <- c', '1:8 "<-"', 'a<br>b \\<- c'],
  ['an open brace', 'a { b', '1:3 { without }', 'a \\{ b'],
  ['braces around words', 'The {a b} c', '1:5 {a b}', 'The \\{a b} c'],
  ['an attribute in braces', '<b title={a b}>c</b>', '1:10 {a b}', '<b title="a b">c</b>'],
  ['an open element', 'a <b>c', '1:3 <b> without </b>', 'a <b>c</b>'],
  [
    'an open element in a cell',
    '| a | b |\n|---|---|\n| <b>c | d |',
    '3:3 <b> without </b>',
    '| <b>c</b> | d |',
  ],
  [
    'an open component',
    '<Callout>Text',
    '1:1 <Callout> without </Callout>',
    '<Callout>Text</Callout>',
  ],
  ['an open element in another', '<i><b>a</i>', '1:4 <b> without </b>', '<i><b>a</b></i>'],
  ['another end tag', '<b>a</i>', '1:5 </i> at the end of <b>', '<b>a</b>'],
  ['an end tag alone', 'a</b> c', '1:2 </b> without <b> before it', 'a c'],
  ['an end tag alone in its line', 'a\n\n</div>', '3:1 </div> without <div> before it', ''],
  ['a type', 'class <T extends U> x', '1:7 "<T extends U>"', 'class \\<T extends U> x'],
  ['a type in its line', '<T>\n\nText', '1:1 "<T>"', '\\<T>'],
  ['a lower-case type', 'An Array<string> x', '1:9 "<string>"', 'An Array\\<string> x'],
  ['two comparisons', 'If a<b and c>d x', '1:5 "<b and c>"', 'If a\\<b and c>d x'],
  ['a comment without its end', 'a <!-- b', '1:3 a comment that is not closed', 'a <!-- b -->'],
  ['a tag without its end', 'a <b c', '1:3 <b without >', 'a \\<b c'],
  ['a word', 'export of goods\nrises', '1:1 "export of goods"', '{"export"} of goods'],
];
test.each(MENDED)('%s: the corrected line is accepted', async (_kind, body, fault, instead) => {
  const problems = await problemsOf('a.mdx', body);
  expect(problems.map(({ line, column, found }) => `${line}:${column} ${found}`)).toEqual([fault]);
  expect(problems[0]).toMatchObject({ instead });
  await expectMended('a.mdx', body, { problem: problems[0], instead });
});

/** Faults without a corrected line, and why there is none. */
const OTHERS: [fault: string, body: string, why: string][] = [
  ['1:1 <Callout> without </Callout>', '<Callout>\n\nText', 'only the writer knows where it ends'],
  ['1:1 <b> and </b> in different paragraphs', '<b>a\n\nb</b>', 'two lines must change'],
  ['1:3 a comment that is not closed', 'a <!--\nb', 'only the writer knows where it ends'],
  ['1:1 <b without >', '<b a="b"c">d</b>', 'the marks can be meant in several ways'],
];
test.each(OTHERS)('%s has no corrected line', async (fault, body) => {
  const problems = await problemsOf('a.mdx', body);
  expect(problems.map(({ line, column, found }) => `${line}:${column} ${found}`)).toEqual([fault]);
  expect(problems[0]).not.toHaveProperty('instead');
});

test('every fault of a text is reported in one run, and no other', async () => {
  const faults = [...MENDED.map(([, body]) => body), ...OTHERS.map(([, body]) => body)];
  for (const [i, body] of faults.entries()) {
    const alone = await problemsOf('a.mdx', body);
    const { length } = await problemsOf('a.mdx', `a { b\n\n${body}`);
    expect(length, `${i}: ${body}`).toBe(alone.length + 1);
  }
  const many = MENDED.slice(0, 8).map(([, body]) => body);
  expect(await problemsOf('a.mdx', many.join('\n\n'))).toHaveLength(many.length);
});

test('faults of the syntax do not hide other faults', async () => {
  const body = 'a <5\n\n### Too deep\n\n[x](example.org)\n\n<Map />\n\n![A](https://e.org/a.png)';
  const found = (await problemsOf('a.mdx', body)).map((problem) => problem.key);
  expect(found.toSorted()).toEqual(['body', 'component', 'heading', 'link', 'picture']);
});

test('what a fault hides is not reported as a fault', async () => {
  const body = '<h2>Part\n\n### Detail\n\n<Chart data={[[1 2]]} type="bar" title="x" />';
  expect((await problemsOf('a.mdx', body)).map(({ line, key }) => `${line} ${key}`)).toEqual([
    '1 body',
    '5 body',
  ]);
  expect(await problemsOf('a.mdx', '## A <5 b\n\n[x](#a-5-b)')).toHaveLength(1);
});

test('messages have no words of the parser', async () => {
  for (const body of [...MENDED.map((row) => row[1]), ...OTHERS.map((row) => row[1])]) {
    const words = JSON.stringify(await problemsOf('a.mdx', body));
    expect(words).not.toMatch(/oxc|\besm\b|mdx-jsx|mdxjs|JSX|Expected |Unexpected/);
  }
});

test.each([
  'a <5 {b c}\n\n',
  '<b>a\n\n',
  '</b>\n\n',
  '{a b}\n\n',
  '<b>a</i>\n\n',
  'import a b\n\n',
])('a text of 500 times %j is checked in time', async (piece) => {
  expect((await problemsOf('a.mdx', piece.repeat(500))).length).toBeGreaterThan(0);
});

test('a type in another is text too', async () => {
  const problems = await problemsOf('a.mdx', 'Map<String, List<T>> x');
  expect(problems.map(({ instead }) => instead)).toEqual(
    Array(2).fill(String.raw`Map\<String, List\<T>> x`),
  );
});

test('a component whose tag has no end is not taken for text', async () => {
  const [problem] = await problemsOf('a.mdx', '<Chart title="A"');
  expect(problem).toMatchObject({
    found: '<Chart without >',
    expected: '/> or > at the end of the tag',
  });
  expect(problem).not.toHaveProperty('instead');
});

test('the same fault at one place is reported once', async () => {
  const problems = await problemsOf('a.md', 'A\n\n[b](#c) and [b](#c)');
  expect(problems).toHaveLength(1);
});

test('each of many faults of a text is reported with its correction', async () => {
  const problems = await problemsOf('a.mdx', 'a <5 b\n'.repeat(40));
  expect(problems.map(({ line, instead }) => `${line}: ${instead}`)).toEqual(
    Array.from({ length: 40 }, (_, i) => String.raw`${i + 1}: a \<5 b`),
  );
});

test('a text with more faults than are looked for says so', async () => {
  const limits = { ms: Infinity, faults: 30 };
  const compile = async (text: string) => mdxToJs(text);
  const { faults, result } = await compileAroundFaults('a <5 b\n'.repeat(40), compile, limits);
  expect(result).toBeUndefined();
  expect(faults).toHaveLength(31);
  const last = '30 places that cannot be read, and perhaps more below';
  expect(faults.at(-1)).toMatchObject({ at: faults[29]?.at, found: last });
  expect(faults.at(-1)).not.toHaveProperty('edit');
});

test('braces that are not closed are found in one pass, and closed ones stay', async () => {
  let count = 0;
  const compile = async (text: string) => {
    count++;
    return mdxToJs(text);
  };
  const { faults } = await compileAroundFaults('{ a {"b"} { `{`\n\n'.repeat(100), compile);
  expect(faults.map(({ at }) => at).slice(0, 3)).toEqual([0, 10, 17]);
  expect(faults).toHaveLength(200);
  expect(count).toBe(2);
});

test.each(['{ ', 'a <b ', 'a <5 ', 'a <b c\n'])(
  '4,000 times %j is checked in time',
  async (piece) => {
    expect(await problemsOf('a.mdx', piece.repeat(4000))).not.toEqual([]);
  },
);
