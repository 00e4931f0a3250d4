import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { problemsOf } from './problems-of.ts';

const CHART = (data: string, type = 'bar') => `<Chart type="${type}" title="T" data="${data}" />`;

const REFUSED: [use: string, key: string, found: string, expected: string][] = [
  ['<Figure src="./a.png" />', '<Figure>', 'nothing', 'the attribute alt'],
  [
    '<Figure src="./a.png" alt="a" captoin="b" />',
    '<Figure>',
    'the attribute captoin',
    'the attribute caption',
  ],
  ['<Figure {...x} />', '<Figure>', '{...x}', 'attributes by name'],
  ['<Figure src={x} alt="a" />', 'body', '{x}', 'text in quotation marks'],
  ['<Figure src={["./a.png"]} alt="a" />', '<Figure> src', '["./a.png"]', 'the path of a picture'],
  ['<Callout title>a</Callout>', '<Callout> title', 'true', 'text in quotation marks'],
  ['<Callout tone="loud">a</Callout>', '<Callout> tone', '"loud"', 'one of note, warning'],
  ['<Embed title="T" />', '<Embed>', 'nothing', 'the attribute url'],
  [
    '<Embed url="javascript:alert(1)" title="T" />',
    '<Embed> url',
    '"javascript:alert(1)"',
    'a URL that starts with https:// or http://',
  ],
  ['<Embed url={`ftp://a.example`} title="T" />', '<Embed> url', '"ftp://', 'a URL'],
  [
    '<Embed url="https://a.example/" title="" />',
    '<Embed> title',
    '""',
    'text in quotation marks that is not empty',
  ],
  ['<Chart type="bar" title="T" />', '<Chart>', 'nothing', 'the attribute data'],
  ['<Chart type="pie" title="T" data="a: 1" />', '<Chart> type', '"pie"', 'one of bar, line'],
  [CHART(''), '<Chart> data', '""', 'pairs of a label and a number'],
  [CHART('2023: 1,000'), '<Chart> data', '"2023: 1,000"', 'instead of "000"; commas separate'],
  [CHART('a: 1, b: two'), '<Chart> data', '"a: 1, b: two"', 'after "b:", such as 24.6'],
  [CHART('a: 1, a: 2'), '<Chart> data', '"a: 1, a: 2"', 'each label once; "a" appears twice'],
  [CHART('a: 1', 'line'), '<Chart> data', '"a: 1"', 'at least two values for a line chart'],
  ['<Chart type="bar" title="T" data={[1]} />', '<Chart> data', '[1]', 'text'],
  [
    '<Chart type="bar" title="T" data="a: 1">\n\nWords.\n\n</Chart>',
    '<Chart>',
    'a paragraph between its tags',
    '<Chart … />',
  ],
  [
    `Words ${CHART('a: 1')} around it.`,
    '<Chart>',
    'the component within a line of text',
    'a paragraph of its own',
  ],
  ['<DataTable caption="C" />', '<DataTable>', 'nothing between its tags', 'one Markdown table'],
  [
    '<DataTable caption="C">\n\n| a |\n| - |\n| b |\n\nWords.\n\n</DataTable>',
    '<DataTable>',
    'several blocks',
    'one Markdown table',
  ],
  ['<Timeline>\n\nWords.\n\n</Timeline>', '<Timeline>', 'a paragraph', 'one Markdown list'],
  ['<PullQuote />', '<PullQuote>', 'nothing between its tags', 'Markdown between its tags'],
  [
    'Words <Callout>a</Callout> around it.',
    '<Callout>',
    'the component within a line of text',
    'a paragraph of its own',
  ],
  ['<callout>a</callout>', 'component', '<callout>', '<Callout>'],
  [CHART(`${'a'.repeat(31)}: 1`), '<Chart> data', '"aaa', 'labels of at most 30 characters'],
];

test.each(REFUSED)('%s is refused, with its line', async (use, key, found, expected) => {
  expect(await problemsOf('a.mdx', `Lead.\n\n${use}\n`, 5)).toMatchObject([
    {
      file: 'a.mdx',
      line: 8,
      key,
      found: expect.stringContaining(found),
      expected: expect.stringContaining(expected),
    },
  ]);
});

test('a timeline item without a date is refused with the line of the item', async () => {
  const body = '<Timeline>\n\n- **2005:** One.\n- Two.\n\n</Timeline>\n';
  expect(await compileBody('a.mdx', body, 0)).toEqual({
    problems: [
      {
        file: 'a.mdx',
        line: 4,
        key: '<Timeline>',
        found: 'an item without a date',
        expected: expect.stringContaining('begins with a bold date: - **May 2005:**'),
      },
    ],
    notices: [],
    pictures: [],
    links: [],
  });
});

test('a comment is allowed beside the table', async () => {
  const body = '<DataTable caption="C">\n\n{/* why */}\n\n| a |\n| - |\n| b |\n\n</DataTable>\n';
  expect(await compileBody('a.mdx', body, 0)).toHaveProperty('compiled');
});
