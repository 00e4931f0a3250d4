import type { ExistingIssue, PlannableArticle } from '../../../src/newsletters/unsent-articles.ts';
import type { CalendarNewsletter } from '../../../src/newsletters/newsletter.ts';

export const daily: CalendarNewsletter = {
  id: 'daily',
  name: 'The Daily',
  promise: 'News.',
  cadence: 'daily',
  since: new Date('2025-03-01T00:00:00Z'),
  cutoff: '06:00',
  minimum: 1,
};
export const weekly: CalendarNewsletter = {
  ...daily,
  id: 'weekly',
  cadence: 'weekly',
  weekday: 'friday',
};

export function article(id: string, publishedAt: string, more: Partial<PlannableArticle> = {}) {
  const told = { headline: `The headline of the story ${id}`, dek: `The dek of ${id}.` };
  return {
    id,
    ...told,
    publishedAt: new Date(publishedAt),
    draft: false,
    topics: ['email'],
    ...more,
  };
}

export function issue(
  newsletter: string,
  date: string,
  articles: string[],
  subject = 'Old',
): ExistingIssue {
  return { id: `${date}-${newsletter}`, newsletter, date, subject, articles };
}

/** The day and minute of a plan. */
export const now = new Date('2025-03-14T06:00:00Z');
export const newsroom = (articles: PlannableArticle[], issues: ExistingIssue[] = []) => ({
  articles,
  issues,
  timeZone: 'UTC',
});
