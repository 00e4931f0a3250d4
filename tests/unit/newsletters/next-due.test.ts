import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIssuePublished, isPublished } from '../../../src/core/publication.ts';
import { type IssueRecord, dueIssues } from '../../../src/newsletters/due-issues.ts';
import { isByCalendar, isOnRequest, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import { nextDue } from '../../../src/newsletters/next-due.ts';
import { requestedIssues } from '../../../src/newsletters/requested-issues.ts';
import type { Newsroom } from '../../../src/newsletters/unsent-articles.ts';
import { article, daily, issue, now, weekly } from './plannable.ts';

const essays: Newsletter = { id: 'essays', name: 'E', promise: 'E.', cadence: 'each-story' };

type Room = Newsroom & { newsletters: readonly Newsletter[] };
const room = (more: Partial<Room> = {}): Room => ({
  articles: [],
  issues: [],
  newsletters: [],
  timeZone: 'UTC',
  ...more,
});
const next = (of: Room, records: IssueRecord[] = []) =>
  nextDue(of, records, now).map(({ at, kind, id }) => `${at.toISOString()} ${kind} ${id}`);

test('a scheduled article is next, a draft and a published one are not', () => {
  const articles = [
    article('later', '2025-03-16T10:00:00Z'),
    article('soon', '2025-03-15T10:00:00Z'),
    article('draft', '2025-03-14T10:00:00Z', { draft: true }),
    article('out', '2025-03-14T06:00:00Z'),
  ];
  expect(next(room({ articles }))).toEqual(['2025-03-15T10:00:00.000Z article soon']);
});

test('the next cutoff is that after now, in the time zone of the publication', () => {
  const of = room({ newsletters: [daily, weekly], timeZone: 'Europe/Berlin' });
  expect(next(of)).toEqual(['2025-03-15T05:00:00.000Z issue 2025-03-15-daily']);
});

test('an article that asks for an issue brings both', () => {
  const articles = [article('essay', '2025-03-15T10:00:00Z', { mail: 'essays' })];
  expect(next(room({ articles, newsletters: [essays] }))).toEqual([
    '2025-03-15T10:00:00.000Z article essay',
    '2025-03-15T10:00:00.000Z issue 2025-03-15-essays-essay',
  ]);
});

test('the page of an issue waits for its day and its last article', () => {
  const articles = [article('a', '2025-03-13T10:00:00Z'), article('b', '2025-03-15T10:00:00Z')];
  expect(next(room({ articles, issues: [issue('daily', '2025-03-16', ['a'])] }))).toEqual([
    '2025-03-15T10:00:00.000Z article b',
  ]);
  expect(next(room({ issues: [issue('daily', '2025-03-16', ['a'])] }))).toEqual([
    '2025-03-16T00:00:00.000Z page 2025-03-16-daily',
  ]);
  expect(next(room({ articles, issues: [issue('daily', '2025-03-13', ['a', 'b'])] }))).toEqual([
    '2025-03-15T10:00:00.000Z article b',
    '2025-03-15T10:00:00.000Z page 2025-03-13-daily',
  ]);
});

test('an issue that the provider sends later is due then', () => {
  const settled = {
    step: 'scheduled',
    at: now.toISOString(),
    broadcast: 'b',
    hash: '0'.repeat(64),
    for: '2025-03-14T09:00:00Z',
  } as const;
  const records = [{ id: '2025-03-14-daily', isPlanned: true, isSkipped: false, settled }];
  expect(next(room(), records)).toEqual(['2025-03-14T09:00:00.000Z issue 2025-03-14-daily']);
});

test('without anything to come, nothing is next', () => {
  expect(next(room({ articles: [article('out', '2025-03-01T00:00:00Z')] }))).toEqual([]);
});

describe('for any newsroom', () => {
  const HOUR = 3_600_000;
  const begins = Date.parse('2025-03-25T00:00:00Z');
  /** Within ten days that have a change of clocks. */
  const moment = fc
    .integer({ min: 0, max: 10 * 24 * 60 })
    .map((minutes) => new Date(begins + minutes * 60_000));
  const day = fc.integer({ min: 25, max: 31 }).map((date) => `2025-03-${date}`);
  const slugs = ['a', 'b', 'c', 'd'];
  const articles = fc.tuple(
    ...slugs.map((id) =>
      fc
        .record({
          at: moment,
          draft: fc.boolean(),
          mail: fc.constantFrom(undefined, 'essays'),
        })
        .map(({ at, ...more }) => article(id, at.toISOString(), more)),
    ),
  );
  const issues = fc.uniqueArray(
    fc
      .record({
        newsletter: fc.constantFrom('daily', 'weekly', 'essays'),
        date: day,
        stories: fc.subarray(slugs, { minLength: 1 }),
      })
      .map(({ newsletter, date, stories }) => issue(newsletter, date, stories)),
    { maxLength: 3, selector: ({ id }) => id },
  );
  const rooms = fc.record({
    articles,
    issues,
    newsletters: fc.subarray<Newsletter>([daily, weekly, essays]),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
  });

  /** What a build shows and what `npm run publish` finds to send, by their own rules. */
  function found(of: Room, at: Date): Set<string> {
    const records = of.issues.map(({ id }) => ({
      id,
      isPlanned: true,
      isSkipped: false,
      settled: undefined,
    }));
    const when = { now: at, timeZone: of.timeZone };
    const toSend = [
      ...dueIssues(of.newsletters.filter(isByCalendar), records, when),
      ...requestedIssues(of.newsletters.filter(isOnRequest), of, records, at),
    ].filter(({ state }) => state === 'due');
    const pages = of.issues.filter((one) =>
      isIssuePublished(
        one,
        of.articles.filter(({ id }) => one.articles.includes(id)),
        when,
      ),
    );
    return new Set([
      ...of.articles.filter((one) => isPublished(one, at)).map(({ id }) => `article ${id}`),
      ...pages.map(({ id }) => `page ${id}`),
      ...toSend.map(({ id }) => `issue ${id}`),
    ]);
  }
  const news = (of: Room, from: Date, to: Date) => found(of, to).difference(found(of, from));

  test('a build and npm run publish find nothing new before, and all of it then', () => {
    fc.assert(
      fc.property(rooms, moment, fc.double({ min: 0, max: 1, noNaN: true }), (of, at, part) => {
        const due = nextDue(of, [], at);
        const then = due[0]?.at ?? new Date(at.getTime() + 1000 * HOUR);
        expect(then > at).toBe(true);
        const between = new Date(at.getTime() + (then.getTime() - 1 - at.getTime()) * part);
        expect([...news(of, at, between)]).toEqual([]);
        const listed = due.map(({ kind, id }) => `${kind} ${id}`);
        expect([...news(of, at, then)]).toEqual(expect.arrayContaining(listed));
      }),
      { numRuns: 500 },
    );
  });
});
