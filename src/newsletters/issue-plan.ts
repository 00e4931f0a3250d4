import { type IssueFrontMatter, issueId } from './issue.ts';
import { type EmailedText, placeholdersIn } from '../articles/placeholders.ts';
import { proposedPreview, proposedSubject } from './issue-subject.ts';
import { closingTime, isIssueDay, lastClosedDay } from './newsletter-calendar.ts';
import type { CalendarNewsletter, Newsletter } from './newsletter.ts';
import { isPublished } from '../core/publication.ts';
import type { SkippedIssue } from './skipped-issue.ts';
import {
  issuesOf,
  type Newsroom,
  type PlannableArticle,
  unsentArticles,
} from './unsent-articles.ts';

/** A story that no email can contain as it is, and its keys with a placeholder. */
export interface LeftOut {
  id: string;
  placeholders: (keyof EmailedText)[];
}

export interface Planned {
  status: 'planned';
  id: string;
  issue: IssueFrontMatter;
}

export type Plan =
  | (Planned & { leftOut: LeftOut[] })
  /** Fewer stories than the newsletter's minimum. Record the decision. */
  | { status: 'nothing-to-send'; skipped: SkippedIssue; leftOut: LeftOut[] }
  | { status: 'already-planned'; id: string }
  /** More stories than one issue takes. A person decides. */
  | { status: 'too-many'; stories: number; limit: number; since: Date }
  /** Its day is in the future, and there are too few stories so far. Nothing is decided. */
  | { status: 'too-early'; id: string; stories: number; minimum: number }
  /** There is an issue of a later day that has closed. New stories go into the next one. */
  | { status: 'passed'; later: string }
  | { status: 'not-its-day' }
  /** The issue closes before the newsletter begins. */
  | { status: 'before-since'; id: string; since: Date };

/**
 * How many stories an issue takes without a limit. A usual digest has about ten; a migrated archive has
 * hundreds, which no reader wants in one email. At about 1 KB of HTML a
 * story, 50 stay below the size at which Gmail clips a message (102 KB).
 */
export const MOST_STORIES = 50;

/**
 * The issue of `day`, or of the newest day that is closed at `now`: the articles that are published,
 * within the newsletter's topics, and in no other issue of it. It does not take "those of the last
 * day", so a late article or a missed day is in the next issue, and nothing is sent twice.
 * A story with a placeholder is left out: the gate would refuse the issue, and the whole build.
 *
 * A `day` in the future is planned from what is published at `now`; later stories go into the issue after
 * it. With a `limit` the newest stories are taken, and the others stay for the next issue.
 */
export function planIssue(
  newsletter: CalendarNewsletter,
  newsroom: Newsroom,
  { now, day, limit }: { now: Date; day?: string | undefined; limit?: number | undefined },
): Plan {
  const { timeZone } = newsroom;
  const date = day ?? lastClosedDay(newsletter, now, timeZone);
  if (!isIssueDay(newsletter, date)) return { status: 'not-its-day' };
  const closesAt = closingTime(newsletter, date, timeZone);
  if (closesAt < newsletter.since) {
    const id = issueId({ date, newsletter: newsletter.id });
    return { status: 'before-since', id, since: newsletter.since };
  }

  const own = issuesOf(newsletter, newsroom);
  const existing = own.find((issue) => issue.date === date);
  if (existing) return { status: 'already-planned', id: existing.id };
  const later = own.find(
    (issue) => issue.date > date && closingTime(newsletter, issue.date, timeZone) <= now,
  );
  if (later) return { status: 'passed', later: later.id };

  const due = unsentArticles(newsletter, newsroom).filter(
    (article) =>
      article.publishedAt >= newsletter.since &&
      article.publishedAt < closesAt &&
      isPublished(article, now),
  );
  const leftOut = due
    .map((article) => ({ id: article.id, placeholders: placeholdersIn(article) }))
    .filter(({ placeholders }) => placeholders.length > 0);
  const isLeftOut = new Set(leftOut.map((story) => story.id));
  const all = due.filter((article) => !isLeftOut.has(article.id));
  const { minimum, since } = newsletter;
  if (limit === undefined && all.length > MOST_STORIES) {
    return { status: 'too-many', stories: all.length, limit: MOST_STORIES, since };
  }
  const stories = all.slice(0, limit);
  if (stories.length < minimum) {
    const id = issueId({ date, newsletter: newsletter.id });
    if (closesAt > now) return { status: 'too-early', id, stories: stories.length, minimum };
    const decided = { decidedAt: now.toISOString(), stories: stories.length, minimum };
    return {
      status: 'nothing-to-send',
      skipped: { id, newsletter: newsletter.id, date, ...decided },
      leftOut,
    };
  }
  return { ...planned(stories, newsletter, newsroom, date), leftOut };
}

/** The issue of these stories, with a proposal for its subject. */
export function planned(
  stories: readonly PlannableArticle[],
  { id: newsletter, name }: Newsletter,
  { issues }: Newsroom,
  date: string,
  addition: number | string = 1,
): Planned {
  const used = new Set(issues.map(({ subject }) => subject));
  const issue = {
    newsletter,
    date,
    subject: proposedSubject(stories, used, { name, date }),
    preview: proposedPreview(stories),
    articles: stories.map(({ id }) => id),
  };
  return { status: 'planned', id: issueId(issue, addition), issue };
}
