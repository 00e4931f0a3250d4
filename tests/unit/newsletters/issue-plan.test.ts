import { describe, expect, test } from 'vitest';
import { MOST_STORIES, planIssue } from '../../../src/newsletters/issue-plan.ts';
import {
  type ExistingIssue,
  hadStories,
  type PlannableArticle,
} from '../../../src/newsletters/unsent-articles.ts';
import { issueSchema } from '../../../src/newsletters/issue.ts';
import type { CalendarNewsletter } from '../../../src/newsletters/newsletter.ts';
import { article, daily, issue, newsroom, now, weekly } from './plannable.ts';

test('an issue that closes before the newsletter begins is not planned, and nothing is recorded', () => {
  const old = article('old', '2025-02-20T09:00:00Z');
  expect(planIssue(daily, newsroom([old]), { now, day: '2025-02-28' })).toEqual({
    status: 'before-since',
    id: '2025-02-28-daily',
    since: daily.since,
  });
});

test('whether a day that has passed had stories: those that no earlier issue has', () => {
  const articles = [article('a', '2025-03-10T09:00:00Z'), article('b', '2025-03-12T09:00:00Z')];
  const had = (day: string, issues: ExistingIssue[] = []) =>
    hadStories(daily, newsroom(articles, issues), day);
  expect(had('2025-03-10')).toBe(false);
  expect(had('2025-03-11')).toBe(true);
  expect(had('2025-03-12', [issue('daily', '2025-03-11', ['a'])])).toBe(false);
  // It was missed, and its story came two days late.
  expect(had('2025-03-12', [issue('daily', '2025-03-13', ['a', 'b'])])).toBe(true);
  expect(hadStories({ ...daily, minimum: 2 }, newsroom(articles), '2025-03-12')).toBe(false);
});

describe('an issue holds', () => {
  test('what is published and not sent, newest first, as an editor would write it', () => {
    const articles = [
      article('older', '2025-03-12T09:00:00Z'),
      article('newer', '2025-03-13T09:00:00Z'),
      article('sent', '2025-03-11T09:00:00Z'),
    ];
    const plan = planIssue(daily, newsroom(articles, [issue('daily', '2025-03-12', ['sent'])]), {
      now,
    });
    expect(plan).toEqual({
      status: 'planned',
      id: '2025-03-14-daily',
      issue: {
        newsletter: 'daily',
        date: '2025-03-14',
        subject: 'The headline of the story newer',
        preview: 'The headline of the story older',
        articles: ['newer', 'older'],
      },
      leftOut: [],
    });
    expect(issueSchema.safeParse(plan.status === 'planned' && plan.issue).success).toBe(true);
  });

  const unsent: [what: string, left: PlannableArticle][] = [
    ['a draft', article('x', '2025-03-13T09:00:00Z', { draft: true })],
    ['what is of another topic', article('x', '2025-03-13T09:00:00Z', { topics: ['feeds'] })],
    ['what came at the cut-off or later', article('x', '2025-03-14T06:00:00Z')],
    ['what is older than the newsletter', article('x', '2025-02-28T23:59:59Z')],
    ['what Resend would fill in', article('x', '2025-03-13T09:00:00Z', { dek: 'Hi {{{NAME}}}' })],
    ['what was sent', article('sent', '2025-03-13T09:00:00Z')],
    [
      'what was sent under an earlier name',
      article('x', '2025-03-13T09:00:00Z', { formerSlugs: ['y', 'sent'] }),
    ],
  ];
  test.each(unsent)('never %s', (_, left) => {
    const sent = issue('daily', '2025-03-13', ['sent']);
    const articles = [article('a', '2025-03-13T08:00:00Z'), left];
    const plan = planIssue({ ...daily, topics: ['email'] }, newsroom(articles, [sent]), { now });
    expect(plan).toMatchObject({ status: 'planned', issue: { articles: ['a'] } });
  });

  test('nothing that Resend would fill in; what was left out for it is named with its keys', () => {
    const told = { headline: 'On {{{X}}}', dek: '{{{X}}}', image: { alt: '{{{X}}}' } };
    const broken = newsroom([article('x', '2025-03-13T09:00:00Z', told)]);
    const leftOut = [{ id: 'x', placeholders: ['headline', 'dek', 'image'] }];
    expect(planIssue(daily, broken, { now })).toMatchObject({ status: 'nothing-to-send', leftOut });
    const whole = article('a', '2025-03-13T08:00:00Z');
    const both = newsroom([...broken.articles, whole]);
    expect(planIssue(daily, both, { now })).toMatchObject({ status: 'planned', leftOut });
  });

  test('what another newsletter had: it is sent once by each', () => {
    const sent = issue('weekly', '2025-03-07', ['a']);
    const plan = planIssue(daily, newsroom([article('a', '2025-03-06T08:00:00Z')], [sent]), {
      now,
    });
    expect(plan).toMatchObject({ status: 'planned', issue: { articles: ['a'] } });
  });

  test('what was put in late, though issues of later days had gone', () => {
    const late = article('late', '2025-03-02T08:00:00Z');
    const plan = planIssue(daily, newsroom([late], [issue('daily', '2025-03-13', ['b'])]), { now });
    expect(plan).toMatchObject({ issue: { articles: ['late'] } });
  });
});

describe('no issue is planned', () => {
  const one = [article('a', '2025-03-13T08:00:00Z')];

  test('on a day with fewer stories than the minimum; the decision is recorded', () => {
    expect(planIssue({ ...daily, minimum: 2 }, newsroom(one), { now })).toEqual({
      status: 'nothing-to-send',
      skipped: {
        id: '2025-03-14-daily',
        newsletter: 'daily',
        date: '2025-03-14',
        decidedAt: '2025-03-14T06:00:00.000Z',
        stories: 1,
        minimum: 2,
      },
      leftOut: [],
    });
  });

  test('twice for one day', () => {
    const standing = issue('daily', '2025-03-14', ['b']);
    expect(planIssue(daily, newsroom(one, [standing]), { now })).toEqual({
      status: 'already-planned',
      id: '2025-03-14-daily',
    });
  });

  test('for a day before one that has its issue, as a clock that was set back would ask', () => {
    const later = issue('daily', '2025-03-14', ['b']);
    const earlier = { now, day: '2025-03-13' };
    expect(planIssue(daily, newsroom(one, [later]), earlier)).toEqual({
      status: 'passed',
      later: '2025-03-14-daily',
    });
  });

  test('on a day that is not its own', () => {
    const thursday = planIssue(weekly, newsroom(one), { now, day: '2025-03-13' });
    expect(thursday).toEqual({ status: 'not-its-day' });
  });
});

describe('more stories than an issue takes, as after a migration', () => {
  const many = Array.from({ length: 685 }, (_, i) =>
    article(`story-${i}`, new Date(Date.UTC(2025, 2, 2) + i * 60_000).toISOString()),
  );

  test('are refused with their number, and none is planned', () => {
    expect(planIssue(daily, newsroom(many), { now })).toEqual({
      status: 'too-many',
      stories: 685,
      limit: MOST_STORIES,
      since: daily.since,
    });
  });

  test('are no reason to refuse when they are exactly as many as it takes', () => {
    const most = planIssue(daily, newsroom(many.slice(0, MOST_STORIES)), { now });
    expect(most).toMatchObject({ status: 'planned' });
    const one = planIssue(daily, newsroom(many.slice(0, MOST_STORIES + 1)), { now });
    expect(one).toMatchObject({ status: 'too-many' });
  });

  test('with a limit the newest are taken, and the others stay for the next issue', () => {
    const plan = planIssue(daily, newsroom(many), { now, limit: 2 });
    expect(plan).toMatchObject({ issue: { articles: ['story-684', 'story-683'] } });
    const sent = issue('daily', '2025-03-14', ['story-684', 'story-683']);
    const tomorrow = new Date('2025-03-15T06:00:00Z');
    const next = planIssue(daily, newsroom(many, [sent]), { now: tomorrow, limit: 1 });
    expect(next).toMatchObject({ issue: { articles: ['story-682'] } });
  });

  test('a later `since` leaves the older ones out', () => {
    const since = many.at(-3)?.publishedAt ?? now;
    const plan = planIssue({ ...daily, since }, newsroom(many), { now });
    expect(plan).toMatchObject({ issue: { articles: ['story-684', 'story-683', 'story-682'] } });
  });
});

describe('an issue of a day to come', () => {
  const stories = [
    article('out', '2025-03-13T08:00:00Z'),
    article('scheduled', '2025-03-14T18:00:00Z'),
  ];

  test('is planned from what is published already', () => {
    const plan = planIssue(daily, newsroom(stories), { now, day: '2025-03-15' });
    const expected = { id: '2025-03-15-daily', issue: { articles: ['out'] } };
    expect(plan).toMatchObject({ status: 'planned', ...expected });
  });

  test('is not decided to be empty before its day', () => {
    const plan = planIssue(daily, newsroom([]), { now, day: '2025-03-15' });
    expect(plan).toEqual({ status: 'too-early', id: '2025-03-15-daily', stories: 0, minimum: 1 });
  });

  test('does not keep the days before it from having theirs', () => {
    const ahead = issue('daily', '2025-03-17', ['b']);
    const plan = planIssue(daily, newsroom(stories, [ahead]), { now });
    expect(plan).toMatchObject({ status: 'planned', id: '2025-03-14-daily' });
  });
});

test('without a day, the newest that is closed is meant', () => {
  const one = newsroom([article('a', '2025-03-05T08:00:00Z')]);
  const idAt = (newsletter: CalendarNewsletter, at: string) => {
    const plan = planIssue(newsletter, one, { now: new Date(at) });
    return plan.status === 'planned' && plan.id;
  };
  expect(idAt(daily, '2025-03-14T05:59:59Z')).toBe('2025-03-13-daily');
  expect(idAt(daily, '2025-03-14T06:00:00Z')).toBe('2025-03-14-daily');
  expect(idAt(weekly, '2025-03-14T05:59:59Z')).toBe('2025-03-07-weekly');
  expect(idAt(weekly, '2025-03-20T12:00:00Z')).toBe('2025-03-14-weekly');
});
