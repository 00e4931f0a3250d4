import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { problemsOf } from './problems-of.ts';

/** A body with a fault on its last line, what is found, and the corrected line. */
const MENDED: [kind: string, body: string, found: string, instead: string][] = [
  ['a name in braces', 'Dear {reader}, hello.', '{reader}', 'Dear \\{reader}, hello.'],
  ['numbers in braces', 'The values {10, 20}', '{10, 20}', 'The values \\{10, 20}'],
  ['braces after a change', 'A<br>b {c} d', '{c}', 'A<br>b \\{c} d'],
  ['a heading of level 1', '# A', '# A', '## A'],
  ['a heading that is too deep', '## A\n\n#### B', '#### B', '### B'],
  ['a heading in a quotation', '> ### A', '### A', '> ## A'],
  [
    'a link without https://',
    'A [b](example.org/c).',
    '"example.org/c"',
    'A [b](https://example.org/c).',
  ],
  [
    'a link without a scheme',
    '[b](//example.org/)',
    '"//example.org/"',
    '[b](https://example.org/)',
  ],
  ['an event handler', '<b onClick="x()">a</b>', 'the attribute onClick', '<b>a</b>'],
  ['a style', '<b style="color: red" title="t">a</b>', 'the attribute style', '<b title="t">a</b>'],
  ['hidden text', '<b hidden>a</b>', 'the attribute hidden', '<b>a</b>'],
  [
    'a video in a frame',
    '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="A talk" allowfullscreen></iframe>',
    '<iframe>',
    '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">A talk</a>',
  ],
  [
    'a page in a frame, in a text',
    'A <iframe src="//example.org/map"></iframe> b.',
    '<iframe>',
    'A <a href="https://example.org/map">example.org</a> b.',
  ],
  [
    'a recording',
    '<audio controls><source src="https://example.org/a.mp3"></audio>',
    '<audio>',
    '<a href="https://example.org/a.mp3">example.org</a>',
  ],
  ['an import', 'A.\n\nimport x from "./x.js"', '"import x from \\"./x.js\\""', ''],
  [
    'an invisible character in a link',
    '[b](https://example.org/\u200b)',
    '"https://example.org/\u200b"',
    '[b](https://example.org/)',
  ],
  [
    'an invisible character before a link',
    '[b](\ufeffhttps://example.org/)',
    '"\ufeffhttps://example.org/"',
    '[b](https://example.org/)',
  ],
  [
    'an invisible character after an address',
    'See https://example.org/a\u200b',
    '"https://example.org/a\u200b"',
    'See https://example.org/a',
  ],
  [
    'a mark of direction in a link',
    '[b](https://example.org/ä\u200e)',
    '"https://example.org/ä\u200e"',
    '[b](https://example.org/ä)',
  ],
  [
    'an invisible character in an attribute',
    '<Embed url="https://example.org/\u2060" title="A" />',
    '"https://example.org/\u2060"',
    '<Embed url="https://example.org/" title="A" />',
  ],
  ['an invisible character', 'A\u0007 b', 'U+0007', 'A b'],
  ['a word for a program', 'import duties rise', '"import duties rise"', '{"import"} duties rise'],
  ['a heading with a no-break space', '#\u00A0A', '# A', '## A'],
  ['a misspelled scheme', '[a](htps//a.org)', '"htps//a.org"', '[a](https://a.org)'],
  [
    'quotation marks in a title',
    `[a](https://e.org 'it's')`,
    `"](https://e.org 'it's')"`,
    `[a](https://e.org "it's")`,
  ],
  ['a page of Notion', '[A](A%20b%2012.md)', '"A%20b%2012.md"', '[A](/articles/a-b-12/)'],
  ['the address of an email', 'A [b](me@e.org).', '"me@e.org"', 'A [b](mailto:me@e.org).'],
  ['a www address', 'A [b](www.e.org/c)', '"www.e.org/c"', 'A [b](https://www.e.org/c)'],
  [
    'an id of two headings',
    '## A {#b}\n\n## C {#b-2}\n\n## D {#b}',
    'the id b a second time',
    '## D {#b-3}',
  ],
  ['the id of a heading', '## A\n\n<p id="a">b</p>', 'the id a a second time', '<p id="a-2">b</p>'],
  ['a comment without its end', 'A.\n\n<!-- b', 'a comment that is not closed', '<!-- b -->'],
  ['a block without its end', 'A.\n\n<div class="b">', '<div> without </div>', ''],
  ['a style in braces', 'A <b style={{ color: "red" }}>b</b>', '{{ color: "red" }}', 'A <b>b</b>'],
  ['a class in braces', 'A <b className={s.a} title="b">b</b>', '{s.a}', 'A <b title="b">b</b>'],
  [
    'a handler in braces',
    'A <b onClick={() => go({ a: 1 })}>b</b>',
    '{() => go({ a: 1 })}',
    'A <b>b</b>',
  ],
  ['an element for the look', 'A <font color="a">b</font>', '<font>', 'A b'],
  ['a misspelled part', '## First\n\n[a](#frist)', '"#frist"', '[a](#first)'],
  ['the file of an article', '[a](../b/index.md#c)', '"../b/index.md#c"', '[a](/articles/b/#c)'],
  [
    'a row with a cell too many',
    '| a | b |\n|---|---|\n| 1 | 2 | 3 |',
    'a row with 3 cells',
    '| 1 | 2 \\| 3 |',
  ],
  ['a bar in code', 'a | b\n---|---\n`x|y` | 2', 'a row with 3 cells', '`x\\|y` | 2'],
  [
    'a misspelled attribute',
    '<Figure src="./a.png" atl="b" />',
    'the attribute atl',
    '<Figure src="./a.png" alt="b" />',
  ],
  [
    'an unknown attribute',
    '<Figure src="./a.png" alt="the width" width="3" />',
    'the attribute width',
    '<Figure src="./a.png" alt="the width" />',
  ],
  [
    'a misspelled component',
    '<Figre src="./a.png" alt="b" />',
    '<Figre>',
    '<Figure src="./a.png" alt="b" />',
  ],
];
test.each(MENDED)('%s: the corrected line is accepted', async (_kind, body, found, instead) => {
  expect(await problemsOf('a.mdx', body)).toMatchObject([{ found, instead }]);
  const lines = body.split('\n').with(-1, instead);
  expect(await problemsOf('a.mdx', lines.join('\n'))).toEqual([]);
});

/** Lines with faults, and the line without all of them. */
const SEVERAL: [kind: string, body: string, count: number, instead: string][] = [
  ['braces in braces', 'a {{ x: 1 }} b', 1, 'a \\{\\{ x: 1 }} b'],
  ['a sign and braces', '<5 and {a}', 2, '\\<5 and \\{a}'],
  ['two links', '[a](a.org) and [b](b.org/c)', 2, '[a](https://a.org) and [b](https://b.org/c)'],
  ['the same link twice', '[a](a.org) [b](a.org)', 1, '[a](https://a.org) [b](https://a.org)'],
  ['two attributes', '<b style="a" onclick="b">c</b>', 2, '<b>c</b>'],
  ['a heading with a link', '### [a](a.org) {b}', 3, '## [a](https://a.org) \\{b}'],
  ['an element and an invisible character', '<b>a\u0007', 2, '<b>a</b>'],
  ['braces in an attribute and in text', '<b title={a b}>{c}</b>', 2, '<b title="a b">\\{c}</b>'],
];
test.each(SEVERAL)(
  '%s in a line: the corrected line is without all faults',
  async (_kind, body, count, instead) => {
    const problems = await problemsOf('a.mdx', body);
    expect(problems.map((problem) => problem.instead)).toEqual(Array(count).fill(instead));
    expect(await problemsOf('a.mdx', instead)).toEqual([]);
  },
);

/** Lines with an address, and the column and the address that are reported. */
test.each([
  ['A [ü](über/uns) b', 7, '"über/uns"'],
  ['A [a](%C3%BCber/uns)', 7, '"%C3%BCber/uns"'],
  ['A [a](<über uns>) b', 8, '"über uns"'],
  ['A [example.org](example.org) b', 17, '"example.org"'],
  ['A [a](https://example.org/ä\u200b) b', 7, '"https://example.org/ä\u200b"'],
  ['A [süd](#süd) b', 9, '"#süd"'],
  ['日本 [a](日本/b) c', 8, '"日本/b"'],
  ['**「A」**は [a](日本/b) c', 14, '"日本/b"'],
])('an address is reported as it is written, with its column: %s', async (body, column, found) => {
  for (const file of ['a.md', 'a.mdx']) {
    const [problem] = await problemsOf(file, body);
    expect(problem).toMatchObject({ found, column });
  }
});

test('an address below its link is reported and corrected where it is', async () => {
  for (const [body, line, column, instead] of [
    ['A [b][c] d\n\nE.\n\n[c]: ä.org/b', 5, 6, undefined],
    ['A [b][c] d\n\nE.\n\n[c]: e.org', 5, 6, '[c]: https://e.org'],
    ['A [b\nc](e.org) d', 2, 4, 'c](https://e.org) d'],
    ['[c]: #sud "d"\n\n## Süden {#sued}\n\nA [c]', 1, 6, '[c]: #sued "d"'],
  ] as const) {
    const [problem] = await problemsOf('a.md', body);
    expect(problem).toMatchObject({ line, column, ...(instead && { instead }) });
  }
});

test.each([
  ['a.mdx', '[a](other-story/) {b}\n\n{c}', '[a](other-story/) \\{b}', 'link'],
  [
    'a.mdx',
    '<video src="a"></video> <b hidden>c</b>',
    '<video src="a"></video> <b>c</b>',
    'element',
  ],
  [
    'a.md',
    '[a](other-story/) and [b](b.org/c)',
    '[a](other-story/) and [b](https://b.org/c)',
    'link',
  ],
])(
  'a line is corrected but for the fault that only the writer can solve: %s %j',
  async (...row) => {
    const [file, body, instead, key] = row;
    const problems = (await problemsOf(file, body)).filter(({ line }) => line === 1);
    const [solved, left, ...others] = problems.toSorted((a) => (a.instead === undefined ? 1 : -1));
    expect(others).toEqual([]);
    expect(solved).toMatchObject({ instead, isPartly: true });
    expect(left).toMatchObject({ key });
    expect(left).not.toHaveProperty('instead');
    const rest = await problemsOf(file, body.split('\n').with(0, instead).join('\n'));
    expect(rest.filter(({ line }) => line === 1)).toMatchObject([{ key, found: left?.found }]);
  },
);

/** Faults that take several lines. */
const LINES: [
  kind: string,
  body: string,
  replaces: [number, number] | undefined,
  instead: string,
][] = [
  ['indented code', 'Run:\n\n    a\n    b\n\n    c\n\nText.', [3, 6], '```\na\nb\n\nc\n```'],
  ['one line of indented code', 'Run:\n\n\tcode', undefined, '```\ncode\n```'],
  ['indented code in a list', '- a\n\n      b\n\n- c', undefined, '  ```\n  b\n  ```'],
  ['indented code in a quotation', '> a\n>\n>     b', undefined, '> ```\n> b\n> ```'],
  ['code with backticks', 'Run:\n\n    a\n    ```\n    b', [3, 5], '````\na\n```\nb\n````'],
  [
    'a component in lower case',
    '<callout>\n\na\n\n</callout>',
    [1, 5],
    '<Callout>\n\na\n\n</Callout>',
  ],
  ['two imports', 'import a from "b"\nimport c from "d"\n\nText.', [1, 2], ''],
  [
    'a misspelled attribute below its tag',
    '<Figure\n  src="./a.png"\n  atl="b"\n/>',
    [1, 4],
    '<Figure\n  src="./a.png"\n  alt="b"\n/>',
  ],
];
test.each(LINES)('%s: the corrected lines are accepted', async (_kind, body, replaces, instead) => {
  const [problem, ...others] = await problemsOf('a.mdx', body);
  expect(others).toEqual([]);
  const [first = problem?.line ?? 0, last = first] = replaces ?? [];
  expect(problem).toMatchObject({ instead, ...(replaces && { replaces: { first, last } }) });
  const lines = body.split('\n').toSpliced(first - 1, last - first + 1, instead);
  expect(await problemsOf('a.mdx', lines.join('\n'))).toEqual([]);
});

/** A component in a line of text, and the lines in which it has its own. */
test.each([
  ['Text <Callout>a</Callout> more', 'Text\n\n<Callout>a</Callout>\n\nmore'],
  ['> Text <PullQuote>a</PullQuote>', '> Text\n>\n> <PullQuote>a</PullQuote>'],
  ['- Text <Callout>a</Callout>\n- b', '- Text\n\n  <Callout>a</Callout>'],
  ['A <div>b</div> c', 'A\n\n<div>b</div>\n\nc'],
])('a block within a line of text gets a line of its own: %j', async (body, instead) => {
  const [problem, ...others] = await problemsOf('a.mdx', body);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ instead });
  expect(await problemsOf('a.mdx', body.split('\n').with(0, instead).join('\n'))).toEqual([]);
});

test('headings that are too deep are corrected in one run, and keep their order', async () => {
  const body = '##### A\n\n###### B\n\n##### C\n\n## D\n\n#### E\n\n#### F\n\n### G';
  const problems = await problemsOf('a.mdx', body);
  const lines = body.split('\n');
  for (const { line = 0, instead = '' } of problems) lines[line - 1] = instead;
  expect(lines.filter(Boolean)).toEqual([
    '## A',
    '### B',
    '## C',
    '## D',
    '### E',
    '### F',
    '### G',
  ]);
  expect(await problemsOf('a.mdx', lines.join('\n'))).toEqual([]);
});

/** Faults without a corrected line, and why there is none. */
const OTHERS: [body: string, why: string][] = [
  ['A\n=', 'the heading is two lines'],
  ['<h3>A</h3>', 'two tags must change'],
  ['A.\n\n<!--\nb', 'only the writer knows its end'],
  ['A.\n\n<div id="b">\n\nC.', 'the id is a target of links'],
  ['## !!!', 'only the writer knows the words'],
  ['<Map />', 'only the writer knows what to use'],
  ['**a <Callout>b</Callout> c**', 'the marks around it must change too'],
  ['<video src="a.mp4"></video>', 'a link needs an address'],
  ['[a](other-story/)', 'only the writer knows the address'],
  ['[a](report.pdf#page=2)', 'the file must be copied'],
  ['[a](javascript:x)', 'only the writer knows the address'],
  ['A.[^1]\n\n[^1]: A.\n\n[^2]: B.', 'only the writer knows where it belongs'],
  ['<Callout tone="loud">\n\nA.\n\n</Callout>', 'only the writer knows the value'],
  ['<DataTable caption="A">\n\nA.\n\n</DataTable>', 'only the writer has the table'],
  ['![A](https://example.org/a.png)', 'the file must be copied'],
];
test.each(OTHERS)('has no corrected line: %j', async (body) => {
  const [problem, ...others] = await problemsOf('a.mdx', body);
  expect(others).toEqual([]);
  expect(problem).not.toHaveProperty('instead');
});

test.each([
  ['hidden text', '<p title="a hidden b" hidden>c</p>', '<p title="a hidden b">c</p>'],
  ['a row with a cell too many', '| a |\n|---|\n| 1 | 2 |', '| 1 \\| 2 |'],
])('%s in a Markdown file: the corrected line is accepted', async (_kind, body, instead) => {
  expect(await problemsOf('a.md', body)).toMatchObject([{ instead }]);
  expect(await problemsOf('a.md', body.split('\n').with(-1, instead).join('\n'))).toEqual([]);
});

/** Faults of Markdown files, and the corrected line. */
test.each([
  ['A.\n\n<!-- b', '<!-- b -->'],
  ['A <!-- b', 'A <!-- b -->'],
  ['## A {#b}\n\n## C {#b}', '## C {#b-2}'],
])('the corrected line is accepted in a Markdown file: %j', async (body, instead) => {
  expect(await problemsOf('a.md', body)).toMatchObject([{ instead }]);
  expect(await problemsOf('a.md', body.split('\n').with(-1, instead).join('\n'))).toEqual([]);
});

test.each([
  ['<Callout title="A b">\n\nC.\n\n- d\n\n</Callout>', '> [!NOTE] A b\n> C.\n>\n> - d'],
  ['<Callout tone="warning">\nA.\n</Callout>', '> [!WARNING]\n> A.'],
  ['<Callout>A.</Callout>', '> [!NOTE]\n> A.'],
  ['<Embed url="https://e.org/a" title="A b" />', '[A b](https://e.org/a)'],
  [
    '<Embed\n  url="https://e.org/a"\n  title="A"\n  publisher="B"\n  description="C."\n/>',
    '[A](https://e.org/a) (B): C.',
  ],
  ['<Figure src="./a.png" alt="A" />', '![A](./a.png)'],
  ['<Figure src="./a.png" alt="A" caption="B." credit="C" />', '![A](./a.png "B. C")'],
  ['<PullQuote cite="A">\n\nB.\n\n</PullQuote>', '> B.\n>\n> — A'],
  ['<Timeline title="A">\n\n- **2025:** B\n\n</Timeline>', '**A**\n\n- **2025:** B'],
  [
    '<DataTable caption="A" source="B">\n\n| c |\n| - |\n| d |\n\n</DataTable>',
    '**A**\n\n| c |\n| - |\n| d |\n\nSource: B',
  ],
])('a component in a Markdown file becomes Markdown: %j', async (component, instead) => {
  const result = await compileBody('a.md', `A.\n\n${component}\n\nB.`, 0);
  expect(result).toMatchObject({
    problems: [{ line: 3, key: 'component', instead }],
    notices: [],
  });
  expect(await problemsOf('a.md', `A.\n\n${instead}\n\nB.`)).toEqual([]);
  // The message offers this too.
  expect(await problemsOf('a.mdx', `A.\n\n${component}\n\nB.`)).toEqual([]);
});

/** What an .mdx file says, of components that Markdown has nothing for. */
test.each([
  ['- <Callout>\n\n  A.\n\n  </Callout>', []],
  ['<Sponsor name="A" url="https://e.org/">\n\nB.\n\n</Sponsor>', []],
  ['<Chart type="bar" title="A" source="B" data="C: 1, D: 2" />', []],
  ['<Callout>\n\n</Callout>', ['nothing between its tags']],
  ['<Callout title="A" x="b">\n\nC.\n\n</Callout>', ['the attribute x']],
] as [component: string, found: string[]][])(
  'a component that Markdown has nothing for needs another file: %j',
  async (component, found) => {
    const [problem] = await problemsOf('a.md', component);
    expect(problem?.expected).toContain('rename this file from .md to .mdx');
    expect(problem).not.toHaveProperty('instead');
    expect((await problemsOf('a.mdx', component)).map((one) => one.found)).toEqual(found);
  },
);
