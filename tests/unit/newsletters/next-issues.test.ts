import { expect, test } from 'vitest';
import type { DueIssue } from '../../../src/newsletters/due-issues.ts';
import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import { nextIssues } from '../../../src/newsletters/next-issues.ts';
import { article, daily, issue, newsroom, now } from './plannable.ts';

const essays: Newsletter = { id: 'essays', name: 'E', promise: 'E.', cadence: 'each-story' };
const tomorrow = new Date('2025-03-15T06:00:00Z');
const dueToday: DueIssue = {
  id: '2025-03-14-daily',
  newsletter: 'daily',
  date: '2025-03-14',
  state: 'due',
  isPlanned: false,
  isSkipped: false,
  lateFrom: new Date('2025-03-14T18:00:00Z'),
};

test('the next issue has what is published and what is scheduled before it closes', () => {
  const articles = [
    article('old', '2025-03-10T09:00:00Z'),
    article('sent', '2025-03-11T09:00:00Z'),
    article('before', '2025-03-15T05:59:00Z'),
    article('after', '2025-03-15T06:00:00Z'),
    article('draft', '2025-03-14T05:00:00Z', { draft: true }),
  ];
  const files = newsroom(articles, [issue('daily', '2025-03-12', ['sent'])]);
  expect(nextIssues(daily, files, { due: [], now })).toMatchObject([
    { at: tomorrow, plan: { status: 'planned', issue: { articles: ['before', 'old'] } } },
  ]);
});

test('no story of an issue that is due is in the one after it', () => {
  const files = newsroom([
    article('a', '2025-03-13T09:00:00Z'),
    article('b', '2025-03-14T09:00:00Z'),
  ]);
  expect(nextIssues(daily, files, { due: [dueToday], now })).toMatchObject([
    { at: now, state: 'due', plan: { issue: { date: '2025-03-14', articles: ['a'] } } },
    { at: tomorrow, plan: { issue: { date: '2025-03-15', articles: ['b'] } } },
  ]);
  // Overdue and without a file: its story is in the next one.
  const overdue = { ...dueToday, state: 'overdue' as const };
  expect(nextIssues(daily, files, { due: [overdue], now })).toMatchObject([
    { at: tomorrow, plan: { issue: { articles: ['b', 'a'] } } },
  ]);
});

test('an issue with a file that nobody has sent is named, and a sent one is not', () => {
  const files = newsroom([], [issue('daily', '2025-03-14', ['a'])]);
  const planned = { ...dueToday, isPlanned: true };
  const plans = (due: DueIssue) =>
    nextIssues(daily, files, { due: [due], now }).map(({ plan }) => plan);
  expect(plans(planned)[0]).toEqual({ status: 'already-planned', id: '2025-03-14-daily' });
  expect(plans({ ...planned, state: 'overdue' })).toHaveLength(2);
  expect(plans({ ...planned, state: 'sent' })).toMatchObject([{ status: 'nothing-to-send' }]);
});

test('articles ask for their issues, in order of time', () => {
  const files = newsroom([
    article('later', '2025-03-20T09:00:00Z', { mail: 'essays' }),
    article('soon', '2025-03-15T09:00:00Z', { mail: 'essays' }),
    article('draft', '2025-03-15T09:00:00Z', { mail: 'essays', draft: true }),
    article('other', '2025-03-15T09:00:00Z'),
    article('out', '2025-03-14T05:00:00Z', { mail: 'essays' }),
  ]);
  const due = [{ ...dueToday, id: '2025-03-14-essays-out', newsletter: 'essays', article: 'out' }];
  const issues = nextIssues(essays, files, { due, now });
  expect(issues.map(({ plan }) => plan.status === 'planned' && plan.issue.articles)).toEqual([
    ['out'],
    ['soon'],
    ['later'],
  ]);
  expect(issues.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
    '2025-03-14',
    '2025-03-15',
    '2025-03-20',
  ]);
});
