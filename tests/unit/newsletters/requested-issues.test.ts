import { expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/newsletters/due-issues.ts';
import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import { requestedIssues } from '../../../src/newsletters/requested-issues.ts';
import type { ExistingIssue, PlannableArticle } from '../../../src/newsletters/unsent-articles.ts';

const essays: Newsletter = { id: 'essays', name: 'E', promise: 'E.', cadence: 'each-story' };

const article = (id: string, more: Partial<PlannableArticle> = {}): PlannableArticle => ({
  id,
  headline: id,
  dek: id,
  topics: ['email'],
  draft: false,
  mail: 'essays',
  publishedAt: new Date('2025-03-13T09:00:00Z'),
  ...more,
});
const issue = (id: string, date: string, articles: string[]): ExistingIssue => ({
  id,
  newsletter: 'essays',
  date,
  subject: id,
  articles,
});
const at = '2025-03-13T10:00:00Z';
const submitted = {
  step: 'submitted',
  at,
  broadcast: 'b',
  hash: '0'.repeat(64),
  status: 'sent',
} as const;
const record = (id: string, more: Partial<IssueRecord> = {}): IssueRecord => ({
  id,
  isPlanned: true,
  isSkipped: false,
  settled: undefined,
  ...more,
});

/** Issues by id, with their state and the article to plan them with. */
function due(
  articles: PlannableArticle[],
  now: string,
  { issues = [], records = [] }: { issues?: ExistingIssue[]; records?: IssueRecord[] } = {},
) {
  const newsroom = { articles, issues, timeZone: 'UTC' };
  return requestedIssues([essays], newsroom, records, new Date(now)).map((one) =>
    [one.id, one.state, one.article].filter(Boolean).join(' '),
  );
}

test('an article that asks for an issue has one from the moment at which it is published', () => {
  expect(due([article('a')], '2025-03-13T08:59:59Z')).toEqual([]);
  expect(due([article('a')], '2025-03-13T09:00:00Z')).toEqual(['2025-03-13-essays-a due a']);
});

test('it is overdue when the next day is over, and not reported forever', () => {
  expect(due([article('a')], '2025-03-15T00:00:00Z')).toEqual(['2025-03-13-essays-a due a']);
  expect(due([article('a')], '2025-03-15T00:00:01Z')).toEqual(['2025-03-13-essays-a overdue a']);
  expect(due([article('a')], '2025-04-13T23:59:59Z')).toEqual(['2025-03-13-essays-a overdue a']);
  expect(due([article('a')], '2025-04-14T00:00:00Z')).toEqual([]);
});

test('a draft, an article without the key and one that asks another newsletter have none', () => {
  const others = [
    article('a', { draft: true }),
    article('b', { mail: undefined }),
    article('c', { mail: 'letters' }),
  ];
  expect(due(others, at)).toEqual([]);
});

test('an article that an issue has, by any of its names, asks for no other', () => {
  const renamed = article('z', { formerSlugs: ['a'] });
  const issues = [issue('2025-03-13-essays-a', '2025-03-13', ['a'])];
  expect(due([renamed], at, { issues })).toEqual(['2025-03-13-essays-a due']);
});

test('an issue that a person planned is due on its day', () => {
  const issues = [issue('2025-03-14-essays-a', '2025-03-14', ['a', 'b'])];
  const both = [article('a'), article('b', { mail: undefined })];
  expect(due(both, '2025-03-13T23:00:00Z', { issues })).toEqual([]);
  expect(due(both, '2025-03-14T00:00:00Z', { issues })).toEqual(['2025-03-14-essays-a due']);
});

test('one that was sent is not due, even where its file is missing', () => {
  const id = '2025-03-13-essays-a';
  const sent = { records: [record(id, { isPlanned: false, settled: submitted })] };
  expect(due([article('a')], at, sent)).toEqual([`${id} sent a`]);
  const issues = [issue(id, '2025-03-13', ['a'])];
  const later = { issues, records: [record(id, { settled: submitted })] };
  expect(due([article('a')], '2025-03-15T00:00:01Z', later)).toEqual([]);
});
