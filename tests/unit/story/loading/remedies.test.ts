import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

async function problemsOf(body: string) {
  const result = await compileBody('a.mdx', body, 0);
  return 'problems' in result ? result.problems : [];
}

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
  ['an import', 'A.\n\nimport x from "./x.js"', '"import x from \\"./x.js\\""', ''],
  [
    'an invisible character in a link',
    '[b](https://example.org/\u200b)',
    '"https://example.org/%E2%80%8B"',
    '[b](https://example.org/)',
  ],
  [
    'an invisible character before a link',
    '[b](\ufeffhttps://example.org/)',
    '"%EF%BB%BFhttps://example.org/"',
    '[b](https://example.org/)',
  ],
  [
    'an invisible character after an address',
    'See https://example.org/a\u200b',
    '"https://example.org/a%E2%80%8B"',
    'See https://example.org/a',
  ],
  ['an invisible character', 'A\u0007 b', 'U+0007', 'A b'],
];
test.each(MENDED)('%s: the corrected line is accepted', async (_kind, body, found, instead) => {
  expect(await problemsOf(body)).toMatchObject([{ found, instead }]);
  const lines = body.split('\n').with(-1, instead);
  expect(await problemsOf(lines.join('\n'))).toEqual([]);
});

/** Faults without a corrected line, and why there is none. */
const OTHERS: [body: string, why: string][] = [
  ['A\n=', 'the heading is two lines'],
  ['<h3>A</h3>', 'two tags must change'],
  ['## !!!', 'only the writer knows the words'],
  ['<Map />', 'only the writer knows what to use'],
  ['<video src="a.mp4"></video>', 'a link needs an address'],
  ['[a](other-story/)', 'only the writer knows the address'],
  ['[a](javascript:x)', 'only the writer knows the address'],
  ['Run:\n\n    code', 'it takes two more lines'],
  ['A.[^1]\n\n[^1]: A.\n\n[^2]: B.', 'only the writer knows where it belongs'],
  ['<Callout tone="loud">\n\nA.\n\n</Callout>', 'only the writer knows the value'],
  ['<DataTable caption="A">\n\nA.\n\n</DataTable>', 'only the writer has the table'],
  ['![A](https://example.org/a.png)', 'the file must be copied'],
];
test.each(OTHERS)('has no corrected line: %j', async (body) => {
  const [problem, ...others] = await problemsOf(body);
  expect(others).toEqual([]);
  expect(problem).not.toHaveProperty('instead');
});
