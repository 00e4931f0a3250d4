import { isIssuePublished, isPublished } from '../core/publication.ts';
import { momentAt } from '../core/wall-clock.ts';
import { requestedIssue } from './chosen-plan.ts';
import type { IssueRecord } from './due-issues.ts';
import { issueId } from './issue.ts';
import { nextClosing } from './newsletter-calendar.ts';
import { isByCalendar, isOnRequest, type Newsletter } from './newsletter.ts';
import { articlesInNoIssue, issuesOf, type Newsroom, slugsOf } from './unsent-articles.ts';

/** What a build or `npm run publish` finds new at a moment. */
export interface DueThing {
  at: Date;
  /** `article`: readers see it. `page`: readers see the page of an issue. `issue`: it is to be sent. */
  kind: 'article' | 'page' | 'issue';
  id: string;
}

/**
 * What becomes due next after `now`, all of it at one moment: articles that are scheduled, pages of issues
 * whose day begins, issues whose cutoff passes, that an article asks for, or that the provider was told
 * to send later. Empty if nothing is to come.
 */
export function nextDue(
  newsroom: Newsroom & { newsletters: readonly Newsletter[] },
  records: readonly IssueRecord[],
  now: Date,
): DueThing[] {
  const { newsletters, timeZone } = newsroom;
  const later = newsroom.articles.filter((article) => !article.draft && !isPublished(article, now));
  const all = [
    ...later.map(({ id, publishedAt }): DueThing => ({ kind: 'article', id, at: publishedAt })),
    ...newsletters.filter(isOnRequest).flatMap((newsletter) => [
      ...articlesInNoIssue(newsletter, { ...newsroom, articles: later })
        .filter(({ mail }) => mail === newsletter.id)
        .map((article): DueThing => {
          const { id } = requestedIssue(article, newsletter, timeZone);
          return { kind: 'issue', id, at: article.publishedAt };
        }),
      ...issuesOf(newsletter, newsroom).map(({ id, date }): DueThing => {
        return { kind: 'issue', id, at: momentAt(timeZone, date, '00:00') };
      }),
    ]),
    ...newsletters.filter(isByCalendar).map((newsletter): DueThing => {
      const { day, closesAt } = nextClosing(newsletter, now, timeZone);
      return { kind: 'issue', id: issueId({ date: day, newsletter: newsletter.id }), at: closesAt };
    }),
    ...issuePages(newsroom, now),
    ...records.flatMap(({ id, settled }): DueThing[] => {
      if (settled?.step !== 'scheduled' || settled.for === undefined) return [];
      return [{ kind: 'issue', id, at: new Date(settled.for) }];
    }),
  ].filter(({ at }) => at > now);
  const next = Math.min(...all.map(({ at }) => at.getTime()));
  return all
    .filter(({ at }) => at.getTime() === next)
    .toSorted((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1));
}

/** The pages of issues that have a file and are not yet on the site. */
function issuePages({ articles, issues, timeZone }: Newsroom, now: Date): DueThing[] {
  const bySlug = new Map(articles.flatMap((one) => slugsOf(one).map((slug) => [slug, one])));
  return issues.flatMap((issue): DueThing[] => {
    const stories = issue.articles.flatMap((slug) => bySlug.get(slug) ?? []);
    const begins = momentAt(timeZone, issue.date, '00:00');
    const times = [begins, ...stories.map(({ publishedAt }) => publishedAt)];
    const at = new Date(Math.max(...times.map((time) => time.getTime())));
    const becomesPublic =
      !isIssuePublished(issue, stories, { now, timeZone }) &&
      isIssuePublished(issue, stories, { now: at, timeZone });
    return becomesPublic ? [{ kind: 'page', id: issue.id, at }] : [];
  });
}
