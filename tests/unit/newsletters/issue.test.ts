import { describe, expect, test } from 'vitest';
import { isIssueId, issueId, issueSchema } from '../../../src/newsletters/issue.ts';
import { newsletterSchema } from '../../../src/newsletters/newsletter.ts';

const issue = {
  newsletter: 'daily',
  date: '2025-04-14',
  subject: 'A subject of twenty characters',
  preview: 'What else is in it.',
  articles: ['one', 'two'],
};

const refusals: [what: string, changes: object, key: string, expected: string][] = [
  ['a short subject', { subject: 'Too short' }, 'subject', 'at least 20 characters'],
  ['a long subject', { subject: 'x'.repeat(91) }, 'subject', 'at most 90 characters'],
  ['a placeholder', { preview: 'Hello {{{FIRST_NAME}}}' }, 'preview', 'three braces'],
  ['a list of one article as text', { articles: 'one' }, 'articles', 'a list of articles'],
  ['a heading without words', { noteHeading: '' }, 'noteHeading', 'or false for no heading'],
  ['an article twice', { articles: ['one', 'one'] }, 'articles', 'each article once'],
  ['a lead that is not in it', { lead: 'three' }, 'lead', 'one of its articles'],
  ['a day that does not exist', { date: '2025-02-29' }, 'date', 'a day such as'],
  ['a misspelled key', { leed: 'one' }, '', 'leed'],
];

describe('the front matter of an issue', () => {
  test('is taken as an editor writes it', () => {
    expect(issueSchema.parse({ ...issue, lead: 'two' })).toEqual({ ...issue, lead: 'two' });
  });

  test.each(refusals)('is refused with %s', (_, changes, key, expected) => {
    const [problem, ...more] = issueSchema.safeParse({ ...issue, ...changes }).error?.issues ?? [];
    expect(more).toEqual([]);
    expect(problem?.path.join('.')).toBe(key);
    expect(problem?.message).toContain(expected);
  });
});

test('an issue is named for its day and its newsletter, and numbered from the second on', () => {
  expect([issueId(issue), issueId(issue, 2)]).toEqual(['2025-04-14-daily', '2025-04-14-daily-2']);
  expect(['2025-04-14-daily', '2025-04-14-daily-2', '2025-04-14-daily-12']).toSatisfy(
    (ids: string[]) => ids.every((id) => isIssueId(id, issue)),
  );
  const others = ['2025-04-15-daily', '2025-04-14-daily-1', '2025-04-14-daily-02', '2025-04-14'];
  expect(others.filter((id) => isIssueId(id, issue))).toEqual([]);
});

test('the name of an issue may end with that of an article', () => {
  expect(isIssueId('2025-04-14-daily-hello-world', issue)).toBe(true);
  expect(isIssueId('2025-04-14-daily-Hello', issue)).toBe(false);
  expect(isIssueId('2025-04-14-daily-', issue)).toBe(false);
});

describe('a newsletter', () => {
  const daily = {
    cadence: 'daily',
    name: 'The Daily',
    promise: 'News.',
    since: '2025-02-01T00:00:00Z',
    cutoff: '06:00',
  };

  test('has a minimum of one story', () => {
    expect(newsletterSchema.parse(daily)).toMatchObject({ minimum: 1 });
  });

  test.each([
    [
      'a cadence of its own',
      { cadence: 'hourly' },
      'daily, weekly, monthly, breaking, or each-story',
    ],
    ['a cut-off that is no time', { cutoff: '24:00' }, 'a time such as 06:00'],
    ['a cut-off that is a number', { cutoff: 6 }, 'a time such as 06:00'],
    ['a topic that is no list', { topics: 'email' }, 'a list of topics'],
    ['no first day', { since: undefined }, 'ISO 8601'],
    ['weeks without a day', { cadence: 'weekly' }, 'a day of the week'],
  ])('is refused with %s', (_, changes, expected) => {
    const { error } = newsletterSchema.safeParse({ ...daily, ...changes });
    expect(error?.issues.map(({ message }) => message).join()).toContain(expected);
  });
});
