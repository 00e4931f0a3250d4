import { isPublished } from '../core/publication.ts';
import { dayIn, daysAfter } from '../core/wall-clock.ts';
import { requestedIssue } from './chosen-plan.ts';
import { type DueIssue, dueIssue, type IssueRecord, REPORTED_DAYS } from './due-issues.ts';
import type { Newsletter } from './newsletter.ts';
import { articlesInNoIssue, issuesOf, type Newsroom } from './unsent-articles.ts';

/**
 * Of each newsletter whose issues articles ask for, the issues of the last days that are not sent or not
 * yet overdue: those with a file, and those of articles that ask for one and have none. Oldest first.
 */
export function requestedIssues(
  newsletters: readonly Newsletter[],
  newsroom: Newsroom,
  records: readonly IssueRecord[],
  now: Date,
): DueIssue[] {
  const { timeZone } = newsroom;
  const byId = new Map(records.map((record) => [record.id, record]));
  const today = dayIn(timeZone, now);
  const oldest = daysAfter(today, -REPORTED_DAYS);
  return newsletters.flatMap((newsletter) => {
    const planned = issuesOf(newsletter, newsroom);
    const asked = articlesInNoIssue(newsletter, newsroom)
      .filter((article) => article.mail === newsletter.id && isPublished(article, now))
      .map((article) => ({
        ...requestedIssue(article, newsletter, timeZone),
        article: article.id,
      }));
    return [...planned.map(({ id, date }) => ({ id, date })), ...asked]
      .filter(({ date }) => date >= oldest && date <= today)
      .map((issue) => ({
        ...issue,
        ...dueIssue(issue, newsletter, byId.get(issue.id), { now, timeZone }),
      }))
      .filter(({ state, lateFrom: late }) => state !== 'sent' || late >= now)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}
