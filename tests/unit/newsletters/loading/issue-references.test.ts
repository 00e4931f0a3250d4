import { expect, test } from 'vitest';
import {
  articlesBySlug,
  issueReferenceProblems,
} from '../../../../src/newsletters/loading/issue-references.ts';

const out = { draft: false, publishedAt: new Date('2025-03-01T09:00:00Z') };
const texts = { headline: 'A headline', dek: 'A dek.' };
const article = (id: string, state: object = {}) => ({
  id,
  formerSlugs: [],
  state: { ...out, ...texts, ...state },
});
const issue = (date: string, articles: string[], newsletter = 'daily') => {
  const id = `${date}-${newsletter}`;
  const references = { newsletter, date, articles };
  return { id, path: `content/issues/${id}.mdx`, references, hash: '', note: '', linesAbove: 0 };
};

const ARTICLES = articlesBySlug([
  { ...article('told'), formerSlugs: ['told-before'] },
  article('draft', { draft: true }),
  article('tomorrow', { publishedAt: new Date('2025-03-02T00:00:00Z') }),
  article('in-the-dek', { dek: 'Hello {{{FIRST_NAME|there}}}' }),
  article('in-a-point', { keyPoints: ['One', '{{{X}}}'] }),
  article('in-two', { headline: '{{{X}}}', dek: '{{{X}}}' }),
  article('in-the-alt', { image: { alt: '{{{X}}}' } }),
  { id: 'refused', formerSlugs: [] },
]);
const problems = (...files: ReturnType<typeof issue>[]) =>
  issueReferenceProblems(files, {
    articles: ARTICLES,
    newsletters: new Set(['daily', 'weekly']),
    timeZone: 'UTC',
  });

test.each([
  ['missing', 'the name of an article in content/articles/'],
  ['draft', 'an article that is not a draft'],
  ['tomorrow', 'an article that is published by the end of the issue'],
  ['in-the-dek', 'an article without three braces in a row in its dek'],
  ['in-a-point', 'an article without three braces in a row in its keyPoints'],
  ['in-two', 'an article without three braces in a row in its headline and dek'],
  ['in-the-alt', 'an article without three braces in a row in its image'],
])('an issue with the article “%s” is refused: it expects %s', (slug, expected) => {
  expect(problems(issue('2025-03-01', ['told', slug]))).toEqual([
    {
      file: 'content/issues/2025-03-01-daily.mdx',
      key: 'articles[1]',
      found: JSON.stringify(slug),
      expected: expect.stringContaining(expected),
    },
  ]);
});

test('an issue is not blamed for an article whose file is refused', () => {
  expect(problems(issue('2025-03-01', ['told', 'refused']))).toEqual([]);
});

test('a story is in one issue of a newsletter, by any of its names, and may be in another’s', () => {
  const [first, again, weekly] = [
    issue('2025-03-01', ['told']),
    issue('2025-03-02', ['told-before']),
    issue('2025-03-02', ['told'], 'weekly'),
  ];
  expect(problems(again, weekly, first)).toEqual([
    expect.objectContaining({
      file: again.path,
      expected: expect.stringContaining('2025-03-01-daily has it'),
    }),
  ]);
});

test('a newsletter that is not there is named with those that are', () => {
  expect(problems(issue('2025-03-01', ['told'], 'hourly'))).toEqual([
    expect.objectContaining({
      key: 'newsletter',
      expected: expect.stringContaining('daily, weekly'),
    }),
  ]);
});
