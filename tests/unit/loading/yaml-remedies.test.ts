import { afterEach, beforeEach, expect, test } from 'vitest';
import { inOrder } from '../../../src/core/problem-report.ts';
import { aPicture, articleFile, brief, type TestContent, testContent } from './load-content.ts';
import { expectRemedy } from './remedies.ts';

let content: TestContent;
beforeEach(async () => {
  content = await testContent();
});
afterEach(() => content.remove());

const path = 'content/articles/story.md';

/** Front matter that an editor types, by its kind of fault, and the corrected line. */
const LINES: [kind: string, key: string, value: string, instead: string][] = [
  ['text that " #" cuts off', 'headline', 'We are #1', 'headline: "We are #1"'],
  ['a dek that " #" cuts off', 'dek', 'We say "yes" #1', `dek: 'We say "yes" #1'`],
  ['text that begins with #', 'headline', '#1 in the world', 'headline: "#1 in the world"'],
  ['" #" on the next line', 'headline', 'We are\n  #1 here', 'headline: "We are #1 here"'],
  ['" #" below text', 'headline', 'We are\n  the\n  #1 here', 'headline: "We are the #1 here"'],
  ['" #" within the next line', 'headline', 'We\n  are #1 here', 'headline: "We are #1 here"'],
  [
    '" #" within text',
    'headline',
    'We are\n  #1 in\n  the world',
    'headline: "We are #1 in the world"',
  ],
  ['text below " #"', 'headline', '#1 in\n  the world', 'headline: "#1 in the world"'],
  ['" #" on two lines', 'headline', 'We #1\n  are #2', 'headline: "We #1 are #2"'],
  ['a colon on the next line', 'dek', 'A dek\n  of two: lines', 'dek: "A dek of two: lines"'],
  ['a word with a colon below', 'headline', 'A\n  goes: on #1', 'headline: "A goes: on #1"'],
  ['a colon, then " #"', 'dek', 'A\n  of two: lines\n  #1', 'dek: "A of two: lines #1"'],
  ['a colon above more text', 'dek', 'Budget: a\n  first look', 'dek: "Budget: a first look"'],
  ['an apostrophe above more text', 'dek', "'Tis the\n  season", `dek: "'Tis the season"`],
  ['marks on two lines', 'dek', '"I said\n  "no" now"', `dek: 'I said "no" now'`],
  ['curly marks on two lines', 'dek', '“We\n  won”', 'dek: "We won"'],
  ['" #" in a list of lines', 'keyPoints', '[\n  A #1,\n  B\n  ]', 'keyPoints: ["A #1", B]'],
  ['a tab before #', 'headline', 'We are\t#1', 'headline: "We are #1"'],
  ['a text instead of a list', 'keyPoints', 'One, two', 'keyPoints: ["One", "two"]'],
  ['a quoted text instead of a list', 'keyPoints', '"A, b"', 'keyPoints: ["A", "b"]'],
  ['parts of a text instead of a list', 'keyPoints', 'A, b; c', 'keyPoints: ["A, b", "c"]'],
  ['lines instead of a list', 'keyPoints', '\n  A, b\n  C', '  ["A, b", "C"]'],
  ['a block instead of a list', 'keyPoints', '|\n  A, b\n  C', 'keyPoints: ["A, b", "C"]'],
  ['a list that begins with #', 'keyPoints', '[#1, Two]', 'keyPoints: ["#1", Two]'],
  ['" #" in a list', 'keyPoints', '[We are #1, Two]', 'keyPoints: ["We are #1", Two]'],
  ['a first word with &', 'headline', '&amp; more news', 'headline: "&amp; more news"'],
  [
    'a first word with & in a list',
    'keyPoints',
    '[&one Two, Three]',
    'keyPoints: ["&one Two", Three]',
  ],
  ['an apostrophe', 'headline', "'It's here'", `headline: "It's here"`],
  ['nested quotation marks', 'dek', '"He said "no" today"', `dek: 'He said "no" today'`],
  ['a quotation, then text', 'dek', '"No," he said.', `dek: '"No," he said.'`],
  [
    'quotations with text between',
    'dek',
    '"No," he said, "not now"',
    `dek: '"No," he said, "not now"'`,
  ],
  [
    'both kinds of marks',
    'dek',
    `"No," he said. It's late.`,
    String.raw`dek: "\"No,\" he said. It's late."`,
  ],
  ['an open quotation mark', 'headline', '"Open', 'headline: "Open"'],
  [
    'a backslash in quotation marks',
    'headline',
    String.raw`"C:\path"`,
    String.raw`headline: 'C:\path'`,
  ],
  ['curly quotation marks', 'headline', '“We won”', 'headline: "We won"'],
  ['single curly quotation marks', 'headline', '‘We won’', 'headline: "We won"'],
  ['curly quotation marks in a list', 'keyPoints', '[“One”, “Two”]', 'keyPoints: ["One", "Two"]'],
  ['curly quotation marks and a colon', 'headline', '“We: won”', 'headline: "We: won"'],
  ['a colon in text', 'headline', 'Budget: a first look', 'headline: "Budget: a first look"'],
  ['text with an asterisk', 'headline', '*Bold* news', 'headline: "*Bold* news"'],
  ['text with an at sign', 'headline', '@mayor resigns', 'headline: "@mayor resigns"'],
  ['text in brackets', 'headline', '[Update] The mayor', 'headline: "[Update] The mayor"'],
  ['a list without its end', 'topics', '[email', 'topics: [email]'],
  ['text instead of a list', 'topics', 'email, email-two', 'topics: [email, email-two]'],
  ['one name instead of a list', 'authors', 'desk', 'authors: [desk]'],
  ['a file ending in a list', 'authors', '[desk.yaml]', 'authors: [desk]'],
  ['a former file name', 'formerSlugs', '[Old Story.mdx]', 'formerSlugs: [old-story]'],
  ['a word for true', 'draft', 'yes', 'draft: true'],
  ['a date without a time', 'publishedAt', '2025-02-07', 'publishedAt: 2025-02-07T00:00Z'],
  ['a time without a zone', 'publishedAt', '2025-02-07 09:30', 'publishedAt: 2025-02-07T09:30Z'],
  ['a day before its month', 'publishedAt', '13/02/2025', 'publishedAt: 2025-02-13T00:00Z'],
  ['a month before its day', 'publishedAt', '2/13/2025', 'publishedAt: 2025-02-13T00:00Z'],
  ['a day with points', 'publishedAt', '3.2.2025 9:05', 'publishedAt: 2025-02-03T09:05Z'],
  ['a year with slashes', 'publishedAt', '2025/02/07', 'publishedAt: 2025-02-07T00:00Z'],
  ['the same day and month', 'publishedAt', '02-02-2025', 'publishedAt: 2025-02-02T00:00Z'],
  ['an American date', 'publishedAt', 'Feb. 7th, 2025', 'publishedAt: 2025-02-07T00:00Z'],
  ['a British date', 'publishedAt', '7 February 2025', 'publishedAt: 2025-02-07T00:00Z'],
  ['spaces at the ends', 'headline', '" A headline "', 'headline: "A headline"'],
  ['a name in a date', 'publishedAt', '01-Apr-2025', 'publishedAt: 2025-04-01T00:00Z'],
  [
    'an American date early in a month',
    'publishedAt',
    'Apr 1, 2025',
    'publishedAt: 2025-04-01T00:00Z',
  ],
  [
    'a British date early in a month',
    'publishedAt',
    '1 April 2025',
    'publishedAt: 2025-04-01T00:00Z',
  ],
  ['a language with an underscore', 'language', 'en_US', 'language: en-US'],
  ['a language by its name', 'language', 'english', 'language: en'],
  ['a language by its own name', 'language', 'Deutsch', 'language: de'],
  ['an author in capitals', 'authors', '[Desk]', 'authors: [desk]'],
  ['items with bullets', 'keyPoints', '\n  • One\n  • Two #2', '  - One\n  - "Two #2"'],
  ['hyphens without a space', 'keyPoints', '\n  -One\n  -Two', '  - One\n  - Two'],
  ['a misspelled author', 'authors', '[dsk]', 'authors: [desk]'],
  ['" #" in braces', 'image', '{ src: ./a.png, alt: #1 }', 'image: { src: ./a.png, alt: "#1"}'],
  [
    'two faults in braces',
    'image',
    '{ src: a.png, alt: We are #1 }',
    'image: { src: ./a.png, alt: "We are #1"}',
  ],
  ['a path without ./', 'image', '{ src: a.png, alt: A }', 'image: { src: ./a.png, alt: A }'],
];
test.each(LINES)('%s: the corrected line is accepted', async (_kind, key, value, instead) => {
  await content.write({
    'content/articles/a.png': aPicture,
    'content/topics/email-two.yaml': 'name: Two\ndescription: Two.\n',
  });
  await expectRemedy(content, { path, text: articleFile({ [key]: value }), instead });
});

const SOURCE = 'url: https://example.org/';
const FILES: [kind: string, path: string, text: string, instead: string][] = [
  [
    'a tab',
    path,
    articleFile({ source: `\n\theadline: A\n  publisher: B\n  ${SOURCE}` }),
    '  headline: A',
  ],
  [
    'invisible characters around a URL',
    path,
    articleFile({ source: '\n  headline: A\n  publisher: B\n  url: \u200bhttps://a.org/\u2060' }),
    '  url: "https://a.org/"',
  ],
  [
    'an invisible character in a URL in quotation marks',
    path,
    articleFile({ source: '\n  headline: A\n  publisher: B\n  url: "https://a\ufeff.org/"' }),
    '  url: "https://a.org/"',
  ],
  ['an indented key', path, articleFile({ ' dek': 'A dek.', dek: undefined }), 'dek: A dek.'],
  ['no space after a colon', path, articleFile().replace('dek: ', 'dek:'), 'dek: A dek.'],
  ['a wrapped line', path, articleFile({ dek: 'A dek\nin two lines' }), '  in two lines'],
  [
    'a key point with a colon',
    path,
    articleFile({ keyPoints: '\n  - Note: this\n  - Two' }),
    '  - "Note: this"',
  ],
  [
    'a key point with a colon in lower case',
    path,
    articleFile({ keyPoints: '\n  - today: this\n  - Two' }),
    '  - "today: this"',
  ],
  [
    'a key point that " #" cuts off',
    path,
    articleFile({ keyPoints: '\n  - We are #1\n  - Two' }),
    '  - "We are #1"',
  ],
  [
    'a key point that begins with #',
    path,
    articleFile({ keyPoints: '\n  - One\n  - #2 here' }),
    '  - "#2 here"',
  ],
  [
    'a key point with " #" on the next line',
    path,
    articleFile({ keyPoints: '\n  - We are\n    #1 here\n  - Two' }),
    '  - "We are #1 here"',
  ],
  [
    'a key point with a colon on the next line',
    path,
    articleFile({ keyPoints: '\n  - We are\n    back: now\n  - Two' }),
    '  - "We are back: now"',
  ],
  [
    'a last key point that begins with # after one in quotation marks',
    path,
    articleFile({ keyPoints: '\n  - 12:30\n  - "#1" # one\n  - #1 lost' }),
    '  - "#1 lost"',
  ],
  [
    'a bullet before text that " #" cuts off',
    path,
    articleFile({ keyPoints: '\n  - One\n  • We: are #2\n  - Three' }),
    '  - "We: are #2"',
  ],
  [
    'a bullet before text with a colon',
    path,
    articleFile({ keyPoints: '\n  - One\n  • Two: #2' }),
    '  - "Two: #2"',
  ],
  [
    'a hyphen without a space before text with a colon',
    path,
    articleFile({ keyPoints: '\n  - One\n  -Two: #2' }),
    '  - "Two: #2"',
  ],
  ['a key that is there twice', path, articleFile({ "'dek'": 'Another.' }), ''],
  [
    'a list that is there twice',
    path,
    articleFile({ keyPoints: '[One, Two]', "'keyPoints'": '\n  - A\n  - B' }),
    '',
  ],
  [
    'a misspelled key with a cut text',
    path,
    articleFile({ headline: undefined, Headlin: 'A #1' }),
    'headline: "A #1"',
  ],
  ['a misspelled key', path, articleFile({ headline: undefined, Headlin: 'A' }), 'headline: A'],
  ['one author', path, articleFile({ authors: undefined, author: 'Desk' }), 'authors: [desk]'],
  ['a title', path, articleFile({ headline: undefined, title: '1984' }), 'headline: 1984'],
  ['a Title', path, articleFile({ headline: undefined, Title: '“A”' }), 'headline: "A"'],
  [
    'a title with a colon',
    path,
    articleFile({ headline: undefined, title: 'A: b' }),
    'headline: "A: b"',
  ],
  ...['description', 'summary', 'excerpt'].map((key): (typeof FILES)[number] => {
    return [key, path, articleFile({ dek: undefined, [key]: 'A #1' }), 'dek: "A #1"'];
  }),
  ...['date', 'pubDate'].map((key): (typeof FILES)[number] => [
    key,
    path,
    articleFile({ publishedAt: undefined, [key]: '2025-02-07' }),
    'publishedAt: 2025-02-07T00:00Z',
  ]),
  ...['tags', 'categories'].map((key): (typeof FILES)[number] => [
    key,
    path,
    articleFile({ topics: undefined, [key]: '[Emial]' }),
    'topics: [email]',
  ]),
  ['a list of tags', path, articleFile({ topics: undefined, tags: '\n  - email' }), 'topics:'],
  ['an unknown key', path, articleFile({ seo: 'A' }), ''],
  [
    'a web address without https://',
    path,
    articleFile({ source: '\n  headline: A\n  publisher: B\n  url: example.org/a' }),
    '  url: "https://example.org/a"',
  ],
  [
    'the name of an author',
    'content/authors/ann.yaml',
    'name: Ann #1\nbio: She writes.\n',
    'name: "Ann #1"',
  ],
  [
    'a misspelled kind',
    'content/authors/ann.yaml',
    'name: Ann\nbio: She writes.\nkind: persn\n',
    'kind: person',
  ],
  [
    'a key of another cadence',
    'content/newsletters/now.yaml',
    "name: Now\npromise: News.\ncadence: breaking\nmaximumPerDay: 2\ncutoff: '06:00'\n",
    '',
  ],
  [
    'a misspelled weekday',
    'content/newsletters/week.yaml',
    "name: Now\npromise: News.\ncadence: weekly\nweekday: Fridy\ncutoff: '06:00'\nsince: 2025-01-01T00:00Z\n",
    'weekday: friday',
  ],
];
test.each(FILES)(
  '%s: the corrected line of the file is accepted',
  async (_kind, file, text, instead) => {
    await expectRemedy(content, { path: file, text, instead });
  },
);

const ISSUE = {
  newsletter: 'daily',
  date: '2025-02-08',
  subject: 'What happened yesterday',
  preview: 'More of it.',
  articles: '[other]',
};
const issueFile = (changes: object) =>
  `---\n${Object.entries({ ...ISSUE, ...changes })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n`;

test.each([
  [
    'the subject of an issue',
    { subject: 'We are the very #1 today' },
    'subject: "We are the very #1 today"',
  ],
  ['a file ending among the articles', { articles: '[other.mdx]' }, 'articles: [other]'],
])('%s: the corrected line of the issue is accepted', async (_kind, changes, instead) => {
  await content.write({
    'content/newsletters/daily.yaml':
      "name: Daily\npromise: News.\ncadence: daily\ncutoff: '06:00'\nsince: 2025-01-01T00:00Z\n",
    'content/articles/other.md': articleFile(),
  });
  const text = issueFile(changes);
  await expectRemedy(content, { path: 'content/issues/2025-02-08-daily.md', text, instead });
});

/** Kinds without a corrected line, and why there is none. */
const WITHOUT: [kind: string, changes: Record<string, string | undefined>, why: string][] = [
  ['a missing key', { dek: undefined }, 'only the writer knows the text'],
  ['a text that is too long', { headline: 'x'.repeat(201) }, 'only the writer can shorten it'],
  ['an author that does not exist', { authors: '[someone-else]' }, 'no author has a similar name'],
  ['an author by another name', { authors: '[Desk Person]' }, 'no author has a similar name'],
  ['a text instead of key points', { keyPoints: 'One' }, 'only the writer knows the second'],
  ['a text instead of corrections', { corrections: 'We got it wrong' }, 'each has a date'],
  ['lines instead of corrections', { corrections: '\n  We erred\n  twice' }, 'each has a date'],
  ['bullets instead of corrections', { corrections: '\n  • One\n  • Two' }, 'each has a date'],
  ['texts as corrections', { corrections: '[We got it wrong]' }, 'each has a date'],
  ['a text instead of a picture', { image: 'A mountain' }, 'it has a file and a description'],
  ['a path instead of a picture', { image: './a.png' }, 'only the writer can describe it'],
  ['a text instead of a source', { source: 'The Times' }, 'it has an address'],
  ['an address instead of a source', { source: 'example.org' }, 'it has a headline too'],
  ['a year of two digits', { publishedAt: '01-Apr-25' }, 'it can be a day of 2001'],
];
test.each(WITHOUT)('%s has no corrected line: %#', async (_kind, changes) => {
  await content.write({ [path]: articleFile(changes) });
  expect(await content.problems()).toMatchObject([{ line: expect.any(Number) }]);
  expect(await content.refusal()).not.toContain('Write instead');
});

const WRITTEN: [value: string, text: string][] = [
  ['1984', '1984'],
  ['1.10', '1.10'],
  ['0x10', '0x10'],
  ['yes', 'yes'],
  ['true', 'true'],
  ['null', 'null'],
  ['.nan', '.nan'],
  ['2025-02-07', '2025-02-07'],
  ['>\n  Folded\n  text', 'Folded text'],
  ['|\n  One line', 'One line'],
];
test.each(WRITTEN)('a headline is the text that stands there: %j', async (value, text) => {
  await content.write({ [path]: articleFile({ headline: value }) });
  expect((await content.load()).get('story')?.data).toMatchObject({ headline: text });
});

test.each(['02/03/2025', '13/13/2025', '31/02/2025', 'Feb 7', '7/2/25', '2025-02-07 9:00 pm'])(
  'a date that can be two days, or none, has no corrected line: %s',
  async (publishedAt) => {
    await content.write({ [path]: articleFile({ publishedAt }) });
    const [problem, ...others] = await content.problems();
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ key: 'publishedAt' });
    expect(problem).not.toHaveProperty('instead');
  },
);

test('a name in a text instead of a list that does not exist stays a problem of its own', async () => {
  await content.write({ [path]: articleFile({ authors: 'Desk, Other' }) });
  const problems = await content.problems();
  expect(problems).toMatchObject([
    {
      line: 5,
      column: 10,
      key: 'authors',
      found: '"Desk, Other"',
      instead: 'authors: [desk, other]',
      isPartly: true,
    },
    {
      line: 5,
      column: 10,
      key: 'authors[1]',
      found: '"other"',
      expected: 'the name of a file in content/authors/: desk',
    },
  ]);
  expect(problems[1]).not.toHaveProperty('instead');
});

test('a key with another name here is reported once, with its name', async () => {
  await content.write({
    [path]: articleFile({ headline: undefined, topics: undefined, title: 'A', tags: '[sport]' }),
  });
  expect(inOrder(await content.problems())).toMatchObject([
    {
      line: 5,
      column: 1,
      key: 'title',
      expected: 'headline, as title is called here',
      instead: 'headline: A',
    },
    { line: 6, column: 1, key: 'tags', expected: 'topics, as tags is called here' },
    { line: 6, column: 8, key: 'topics[0]', found: '"sport"' },
  ]);
});

test.each<[points: string[], corrected: string[]]>([
  [
    ["'Tis done", 'Win #1'],
    [`"'Tis done"`, '"Win #1"'],
  ],
  [
    ['The plan: more', 'We are #2 now', '"He said "yes" to all"'],
    ['"The plan: more"', '"We are #2 now"', `'He said "yes" to all'`],
  ],
  [
    ['12:30', 'Time: 12:30: go', '"#1"', '#1 lost'],
    ['"Time: 12:30: go"', '"#1 lost"'],
  ],
])('each key point is corrected on its own line: %j', async (points, corrected) => {
  await content.write({
    [path]: articleFile({ keyPoints: `\n${points.map((point) => `  - ${point}`).join('\n')}` }),
  });
  const problems = await content.problems();
  expect(inOrder(problems).map(({ instead }) => instead)).toEqual(
    corrected.map((point) => `  - ${point}`),
  );
  expect(problems.every(({ replaces }) => replaces === undefined)).toBe(true);
});

test('text that " #" cuts off is reported beside another fault of the text', async () => {
  const issue = ['newsletter: daily', 'date: 2025-02-07', 'subject: Use C #1', 'preview: P.'];
  await content.write({
    'content/issues/2025-02-07-daily.md': `---\n${issue.join('\n')}\narticles: []\n---\n`,
    [path]: articleFile({ mail: 'Daily # the newsletter', dek: '"  A" # dek' }),
  });
  const problems = await content.problems();
  const ofSubject = problems.filter(({ key }) => key === 'subject');
  expect(ofSubject.map(({ found, column }) => [found, column])).toEqual([
    ['"Use C", cut off before " #"', 16],
    ['"Use C #1"', 10],
  ]);
  // An id and text in quotation marks have comments.
  expect(problems.map(({ key, found }) => `${key} ${found}`)).toEqual(
    expect.arrayContaining(['mail "Daily"', 'dek "  A"']),
  );
});

test('comments after values that are no text are comments', async () => {
  const changes = {
    draft: 'false # until Monday\n  # and no longer',
    topics: '# the first is the kicker\n  # first\n  - email # second\n  # more later',
    authors: '[\n  desk, # the desk\n  ]',
    publishedAt: '2025-02-07T09:30:00Z # UTC',
  };
  await content.write({ [path]: articleFile(changes) });
  expect(await content.problems()).toEqual([]);
});

test('every fault of the YAML is reported in one run, with the faults of the values', async () => {
  await content.write({
    [path]: articleFile({
      headline: "'It's here'",
      dek: 'Budget: a first look',
      topics: 'email',
      publishedAt: '2025-02-07',
      keyPoints: '\n  - We are #1',
      sumary: 'x',
    }),
  });
  const report = brief(await content.refusal());
  expect(
    [...report.matchAll(/:(\d+)\n {2}(\S+): found/g)].map(([, line, key]) => `${line} ${key}`),
  ).toEqual([
    '2 headline',
    '3 dek',
    '4 publishedAt',
    '6 topics',
    '8 keyPoints',
    '8 keyPoints[0]',
    '9 sumary',
  ]);
});

test('a key whose line cannot be read is not reported as missing', async () => {
  await content.write({ [path]: articleFile({ dek: '"a" "b" : "c' }) });
  expect(await content.problems()).toHaveLength(1);
});

test.each(["  - It's: 'a' b", '  - We are #1', '  - note: this', '  - [a'])(
  'thousands of faulty lines are reported in a moment: %s',
  async (line) => {
    const keyPoints = `\n${`${line}\n`.repeat(3000)}`;
    await content.write({ [path]: articleFile({ keyPoints, dek: 'a: b' }) });
    expect(await content.problems()).not.toEqual([]);
  },
);
