import { describe, expect, test } from 'vitest';
import { planChosenIssue, requestedIssue } from '../../../src/newsletters/chosen-plan.ts';
import type { ExistingIssue, PlannableArticle } from '../../../src/newsletters/unsent-articles.ts';
import type { Newsletter } from '../../../src/newsletters/newsletter.ts';
import { article, daily, issue, newsroom, now, weekly } from './plannable.ts';

const breaking: Newsletter & { cadence: 'breaking' } = {
  id: 'breaking',
  name: 'Breaking',
  promise: 'News.',
  cadence: 'breaking',
  maximumPerDay: 2,
};
const essays: Newsletter = {
  id: 'essays',
  name: 'Essays',
  promise: 'Essays.',
  cadence: 'each-story',
};

describe('breaking news', () => {
  const stories = ['a', 'b', 'c'].map((id) => article(id, '2025-03-14T05:00:00Z'));
  const plan = (slug: string, ...issues: ExistingIssue[]) =>
    planChosenIssue(breaking, newsroom(stories, issues), { now, articles: [slug] });

  test('is an issue of one story', () => {
    expect(plan('a')).toMatchObject({
      status: 'planned',
      id: '2025-03-14-breaking',
      issue: { articles: ['a'], preview: 'The dek of a.' },
    });
  });

  test('goes out as often as the newsletter says, numbered', () => {
    const first = issue('breaking', '2025-03-14', ['a']);
    expect(plan('b', first)).toMatchObject({ status: 'planned', id: '2025-03-14-breaking-2' });
    const second = issue('breaking', '2025-03-14', ['b']);
    expect(plan('c', first, second)).toEqual({ status: 'enough-for-today', maximum: 2 });
  });

  test('is told once', () => {
    const sent = issue('breaking', '2025-03-13', ['a']);
    expect(plan('a', sent)).toEqual({ status: 'already-planned', id: '2025-03-13-breaking' });
  });

  test('is nothing that Resend would fill in', () => {
    const broken = newsroom([article('x', '2025-03-14T05:00:00Z', { keyPoints: ['{{{X}}}'] })]);
    expect(planChosenIssue(breaking, broken, { now, articles: ['x'] })).toEqual({
      status: 'placeholders',
      id: 'x',
      placeholders: ['keyPoints'],
    });
  });

  test('is something that is published', () => {
    expect(plan('nothing')).toEqual({ status: 'unknown-article', id: 'nothing' });
    const soon = article('soon', '2025-03-14T06:00:01Z');
    const early = planChosenIssue(breaking, newsroom([soon]), { now, articles: ['soon'] });
    expect(early).toEqual({ status: 'unknown-article', id: 'soon' });
  });
});

describe('an issue with chosen articles', () => {
  const stories = [
    article('a', '2025-03-13T05:00:00Z'),
    article('b', '2025-03-13T22:00:00Z'),
    article('c', '2025-03-14T05:00:00Z', { topics: ['feeds'] }),
  ];
  const plan = (newsletter: Newsletter, articles: string[], day?: string) =>
    planChosenIssue(newsletter, newsroom(stories), { now, articles, day });

  test('has exactly these, in this order, below the minimum too', () => {
    expect(plan({ ...weekly, minimum: 5 }, ['c', 'a'])).toMatchObject({
      status: 'planned',
      id: '2025-03-14-weekly',
      issue: { articles: ['c', 'a'] },
    });
  });

  test('is of a day on which the newsletter has an issue and none is planned', () => {
    expect(plan(weekly, ['a'], '2025-03-13')).toEqual({ status: 'not-its-day' });
    const room = newsroom(stories, [issue('daily', '2025-03-14', ['b'])]);
    expect(planChosenIssue(daily, room, { now, articles: ['a'] })).toEqual({
      status: 'already-planned',
      id: '2025-03-14-daily',
    });
  });

  test('has no article of a later day, of other topics, or that readers have had', () => {
    expect(plan(daily, ['c'], '2025-03-13')).toEqual({
      status: 'too-new',
      id: 'c',
      date: '2025-03-13',
    });
    expect(plan({ ...daily, topics: ['email'] }, ['a', 'c'])).toEqual({
      status: 'other-topics',
      id: 'c',
    });
    const room = newsroom(stories, [issue('daily', '2025-03-13', ['b'])]);
    expect(planChosenIssue(daily, room, { now, articles: ['a', 'b'] })).toEqual({
      status: 'already-planned',
      id: '2025-03-13-daily',
    });
  });
});

describe('an issue that an article asks for', () => {
  const story = article('a', '2025-03-13T05:00:00Z');
  const plan = (one: PlannableArticle, day?: string) =>
    planChosenIssue(essays, newsroom([one]), { now, articles: [one.id], day });

  test('has the name that the article had first, and the day on which it was published', () => {
    expect(plan(story)).toMatchObject({ status: 'planned', id: '2025-03-13-essays-a' });
    const renamed = { ...story, id: 'z', formerSlugs: ['a', 'b'] };
    expect(plan(renamed)).toMatchObject({
      id: '2025-03-13-essays-a',
      issue: { articles: ['z'], date: '2025-03-13' },
    });
    expect(requestedIssue(renamed, essays, 'UTC')).toEqual({
      id: '2025-03-13-essays-a',
      date: '2025-03-13',
    });
    expect(plan({ ...story, id: '2' })).toMatchObject({ id: '2025-03-13-essays-story-2' });
  });

  test('is of today when that day is too long ago, or of the day that is asked for', () => {
    expect(plan({ ...story, publishedAt: new Date('2025-03-12T05:00:00Z') })).toMatchObject({
      id: '2025-03-14-essays-a',
    });
    expect(plan(story, '2025-03-20')).toMatchObject({ id: '2025-03-20-essays-a' });
  });
});
