import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  aPicture,
  articleFile,
  brief,
  type TestContent,
  testContent,
} from '../../loading/load-content.ts';

let content: TestContent;
beforeEach(async () => {
  content = await testContent();
  await content.write({
    'content/articles/a.png': aPicture,
    'content/articles/story.png': 'Words',
  });
});
afterEach(() => content.remove());

const FILE = 'content/articles/story.mdx';

/** Each rule of an article's front matter: a change that breaks it, and the message to the editor. */
const REFUSED: [
  rule: string,
  changes: Record<string, string | undefined>,
  key: string,
  message: string,
][] = [
  [
    'no headline',
    { headline: undefined },
    'headline',
    'found nothing; expected text of 1 to 200 characters',
  ],
  [
    'a headline of 201 characters',
    { headline: 'x'.repeat(201) },
    'headline',
    '(201 characters); expected at most 200 characters',
  ],
  ['a language by its name', { language: 'english' }, 'language', 'such as ja, ar or en-GB'],
  ['a language with an underscore', { language: 'en_GB' }, 'language', 'such as ja, ar or en-GB'],
  ['an empty headline', { headline: '""' }, 'headline', 'text that is not empty'],
  [
    'a headline of two lines',
    { headline: '"two\\nlines"' },
    'headline',
    'without control characters',
  ],
  ['a control character', { headline: '"a\\u0008b"' }, 'headline', 'without control characters'],
  ['a lone surrogate', { headline: '"a\\uD800b"' }, 'headline', 'without control characters'],
  ['DEL', { headline: '"a\\u007fb"' }, 'headline', 'without control characters'],
  ['a C1 control character', { dek: '"a\\u0085b"' }, 'dek', 'without control characters'],
  [
    'a headline that contains itself',
    { headline: '&a [*a]' },
    'headline',
    'found a value that contains',
  ],
  ['whitespace around a dek', { dek: '" dek"' }, 'dek', 'does not begin or end with white space'],
  ['a dek of 201 characters', { dek: 'x'.repeat(201) }, 'dek', 'expected at most 200 characters'],
  [
    'a date without a time',
    { publishedAt: '2025-02-07' },
    'publishedAt',
    'found "2025-02-07"; expected an ISO 8601 date and time with its zone',
  ],
  ['a time without a zone', { publishedAt: '2025-02-07T09:30:00' }, 'publishedAt', 'with its zone'],
  [
    'a time without a zone and without seconds',
    { publishedAt: '2025-02-07T09:30' },
    'publishedAt',
    'with its zone',
  ],
  [
    'a day that does not exist',
    { publishedAt: '2025-02-30T09:30:00Z' },
    'publishedAt',
    'with its zone',
  ],
  ['null for a date', { publishedAt: 'null' }, 'publishedAt', 'found null; expected an ISO 8601'],
  [
    'an update before publication',
    { updatedAt: '2025-02-07T09:29:59Z' },
    'updatedAt',
    'found "2025-02-07T09:29:59Z"; expected a time at or after publishedAt',
  ],
  [
    'an empty list of corrections',
    { corrections: '[]' },
    'corrections',
    'found []; expected a list of corrections, each with date, wrong and right',
  ],
  [
    'a correction that is a string',
    { corrections: 'It was wrong.' },
    'corrections',
    'expected a list of corrections, each with date, wrong and right',
  ],
  [
    'a correction that is a string in a list',
    { corrections: '[a]' },
    'corrections[0]',
    'found "a"; expected a correction with date, wrong and right',
  ],
  [
    'a correction without what is right',
    { corrections: '[{ date: 2025-02-08T00:00Z, wrong: A. }]' },
    'corrections[0].right',
    'found nothing; expected text of 1 to 300 characters',
  ],
  [
    'a correction of 301 characters',
    { corrections: `[{ date: 2025-02-08T00:00Z, wrong: ${'x'.repeat(301)}, right: B. }]` },
    'corrections[0].wrong',
    '(301 characters); expected at most 300 characters',
  ],
  [
    'a correction whose date has no zone',
    { corrections: '[{ date: 2025-02-08, wrong: A., right: B. }]' },
    'corrections[0].date',
    'found "2025-02-08"; expected an ISO 8601 date and time with its zone',
  ],
  [
    'a correction before publication',
    { corrections: '[{ date: 2025-02-07T09:29:59Z, wrong: A., right: B. }]' },
    'corrections[0].date',
    'found "2025-02-07T09:29:59Z"; expected a time at or after publishedAt',
  ],
  [
    'corrections with the newest first',
    {
      corrections:
        '[{ date: 2025-02-09T00:00Z, wrong: A., right: B. }, { date: 2025-02-08T00:00Z, wrong: C., right: D. }]',
    },
    'corrections',
    'expected corrections sorted by date, oldest first',
  ],
  [
    'an unknown key within a correction',
    { corrections: '[{ date: 2025-02-08T00:00Z, wrong: A., right: B., by: C }]' },
    'corrections[0].by',
    'found a key that does not exist here',
  ],
  ['no author', { authors: '[]' }, 'authors', 'expected a list of at least one author id'],
  [
    'an author that does not exist',
    { authors: '[nobody]' },
    'authors[0]',
    'found "nobody"; expected the name of a file in content/authors/: desk',
  ],
  [
    'a topic that does not exist',
    { topics: '[email, sport]' },
    'topics[1]',
    'found "sport"; expected the name of a file in content/topics/: email',
  ],
  ['the same topic twice', { topics: '[email, email]' }, 'topics', 'expected each topic only once'],
  ['one key point', { keyPoints: '[one]' }, 'keyPoints', 'expected a list of 2 to 5 key points'],
  [
    'six key points',
    { keyPoints: '[a, b, c, d, e, f]' },
    'keyPoints',
    'expected a list of 2 to 5 key points',
  ],
  [
    'a key point of 141 characters',
    { keyPoints: `[a, ${'x'.repeat(141)}]` },
    'keyPoints[1]',
    'expected at most 140 characters',
  ],
  [
    'a key point that contains its own list',
    { keyPoints: '&a [*a, b]' },
    'keyPoints[0]',
    'found a value that contains itself; expected text',
  ],
  [
    'a string for the source',
    { source: 'text' },
    'source',
    '"text"; expected headline, publisher and',
  ],
  ['an empty source', { source: '' }, 'source', 'null; expected headline, publisher and'],
  [
    'a control character in the source',
    { source: '{ headline: "a\\u0008", publisher: p, url: https://a.example/ }' },
    'source.headline',
    'without control characters',
  ],
  [
    'a source without a publisher',
    { source: '{ headline: h, url: https://a.example/ }' },
    'source.publisher',
    'found nothing',
  ],
  [
    'a source URL without http',
    { source: '{ headline: h, publisher: p, url: a.example/x }' },
    'source.url',
    'expected a URL that starts with https:// or http://',
  ],
  [
    'a source URL that is a script',
    { source: '{ headline: h, publisher: p, url: "javascript:alert(1)" }' },
    'source.url',
    'expected a URL that starts with',
  ],
  [
    'a source URL with a line break',
    { source: '{ headline: h, publisher: p, url: "https://a.example/\\nx" }' },
    'source.url',
    'expected a URL that starts with',
  ],
  [
    'a source URL with unprintable characters',
    { source: '{ headline: h, publisher: p, url: "https://a.example/\\uD800x\\uFFFE" }' },
    'source.url',
    'found "https://a.example/\\ud800x\\ufffe"; expected a URL that starts with',
  ],
  ['a path for the lead picture', { image: './a.png' }, 'image', '"./a.png"; expected src and alt'],
  ['an empty alt', { image: '{ src: ./a.png, alt: "" }' }, 'image.alt', 'text that is not empty'],
  [
    'an unknown key within the lead picture',
    { image: '{ src: ./a.png, alt: a, title: x }' },
    'image.title',
    'found a key that does not exist here',
  ],
  [
    'a lead picture with an unprintable path',
    { image: '{ src: "./\\uD800.png", alt: a }' },
    'image.src',
    'expected the path of a picture beside the article',
  ],
  ['a lead picture without alt', { image: '{ src: ./a.png }' }, 'image.alt', 'found nothing'],
  [
    'a lead picture with an absolute path',
    { image: '{ src: /etc/a.png, alt: a }' },
    'image.src',
    'expected the path of a picture beside the article',
  ],
  [
    'a lead picture that is missing',
    { image: '{ src: ./b.png, alt: a }' },
    'image.src',
    'found "./b.png", which does not exist; expected the path of a picture file in the folder of the article',
  ],
  [
    'a lead picture above the article',
    { image: '{ src: ./../a.png, alt: a }' },
    'image.src',
    'found "./../a.png"; expected the path of a picture beside the article',
  ],
  [
    'a lone surrogate in the path of a lead picture',
    { image: '{ src: "./\\ud800.png", alt: a }' },
    'image.src',
    'expected the path of a picture beside the article',
  ],
  [
    'a lead picture that is not a picture',
    { image: '{ src: ./story.png, alt: a }' },
    'image.src',
    'found "./story.png", which is not a supported picture; expected a picture in AVIF, GIF, JPEG, PNG',
  ],
  [
    'a former slug that is not a valid slug',
    { formerSlugs: '[Old Story]' },
    'formerSlugs[0]',
    'expected lower-case letters',
  ],
  [
    'its own slug as a former slug',
    { formerSlugs: '[story]' },
    'formerSlugs[0]',
    'expected a file name that no other article has or had; story has it',
  ],
  ['a word for draft', { draft: 'maybe' }, 'draft', 'found "maybe"; expected true or false'],
  ['an unknown key', { sumary: 'x' }, 'sumary', 'found a key that does not exist here'],
  [
    'an unknown key with terminal control characters',
    { '"a\\nb\\e[31mc"': 'x' },
    'a\\u000ab\\u001b[31mc',
    'found a key that does not exist here',
  ],
  [
    'an unknown key within a key',
    { source: '{ headline: h, publisher: p, url: https://a.example/, date: x }' },
    'source.date',
    'found a key that does not exist here',
  ],
];

test.each(REFUSED)('%s: the build is refused', async (_rule, changes, key, message) => {
  await content.write({ [FILE]: articleFile(changes) });
  const report = brief(await content.refusal());
  expect(report).toContain(`1 problem in content/:`);
  expect(report).toContain(`  ${key}: `);
  expect(report).toContain(message);
});
