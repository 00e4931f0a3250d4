import { placeholdersIn } from '../articles/placeholders.ts';
import { firstSlug, isPublished } from '../core/publication.ts';
import { dayIn, daysAfter, momentAt } from '../core/wall-clock.ts';
import { issueId } from './issue.ts';
import { type LeftOut, type Plan, planned, type Planned } from './issue-plan.ts';
import { isIssueDay, lastClosedDay, lateFrom } from './newsletter-calendar.ts';
import { isByCalendar, isOnRequest, type Newsletter } from './newsletter.ts';
import {
  isCovered,
  issuesOf,
  type Newsroom,
  type PlannableArticle,
  slugsOf,
} from './unsent-articles.ts';

export type ChosenPlan =
  | Planned
  | Extract<Plan, { status: 'already-planned' | 'not-its-day' }>
  /** No article of that slug is published. */
  | { status: 'unknown-article'; id: string }
  /** It is published after the day of the issue. */
  | { status: 'too-new'; id: string; date: string }
  | { status: 'other-topics'; id: string }
  | ({ status: 'placeholders' } & LeftOut)
  /** The maximum of one day is planned. */
  | { status: 'enough-for-today'; maximum: number };

/**
 * The issue with exactly these articles, in this order, however many the newsletter wants at least.
 * Without a `day` it is of the newest day that is closed, or of today; an issue that an article asks
 * for, of the day on which the article was published, until that is overdue.
 */
export function planChosenIssue(
  newsletter: Newsletter,
  newsroom: Newsroom,
  {
    now,
    articles: slugs,
    day,
  }: { now: Date; articles: readonly string[]; day?: string | undefined },
): ChosenPlan {
  const { timeZone } = newsroom;
  const own = issuesOf(newsletter, newsroom);
  const stories: PlannableArticle[] = [];
  for (const id of slugs) {
    const article = newsroom.articles.find((one) => one.id === id);
    if (!article || !isPublished(article, now)) return { status: 'unknown-article', id };
    if (!isCovered(article, newsletter)) return { status: 'other-topics', id };
    const placeholders = placeholdersIn(article);
    if (placeholders.length > 0) return { status: 'placeholders', id, placeholders };
    const sent = own.find((issue) =>
      slugsOf(article).some((slug) => issue.articles.includes(slug)),
    );
    if (sent) return { status: 'already-planned', id: sent.id };
    stories.push(article);
  }

  const date = day ?? defaultDay(newsletter, stories, { now, timeZone });
  const tooNew = stories.find(
    ({ publishedAt }) => publishedAt >= momentAt(timeZone, daysAfter(date, 1), '00:00'),
  );
  if (tooNew) return { status: 'too-new', id: tooNew.id, date };
  const name = nameOn(date, newsletter, newsroom, stories);
  return 'status' in name ? name : planned(stories, newsletter, newsroom, date, name.addition);
}

/**
 * The id of the issue that an article asks for. It depends on nothing else, so that two machines that
 * do not know of each other send one issue, not two.
 */
export function requestedIssue(
  article: PlannableArticle,
  newsletter: Newsletter,
  timeZone: string,
): { id: string; date: string } {
  const date = dayIn(timeZone, article.publishedAt);
  return { id: issueId({ date, newsletter: newsletter.id }, additionOf(article)), date };
}

/** A number would be that of the second or third issue of a day. */
function additionOf(article: PlannableArticle): string {
  const slug = firstSlug(article);
  return /[a-z]/.test(slug) ? slug : `story-${slug}`;
}

function defaultDay(
  newsletter: Newsletter,
  stories: readonly PlannableArticle[],
  { now, timeZone }: { now: Date; timeZone: string },
): string {
  if (isByCalendar(newsletter)) return lastClosedDay(newsletter, now, timeZone);
  const today = dayIn(timeZone, now);
  if (!isOnRequest(newsletter)) return today;
  const newest = Math.max(...stories.map(({ publishedAt }) => publishedAt.getTime()));
  const published = dayIn(timeZone, new Date(newest));
  return lateFrom(newsletter, published, timeZone) >= now ? published : today;
}

/** What follows day and newsletter in the name of the issue, or why there can be none on that day. */
function nameOn(
  date: string,
  newsletter: Newsletter,
  newsroom: Newsroom,
  [lead]: readonly PlannableArticle[],
): { addition: number | string } | ChosenPlan {
  const ofDay = issuesOf(newsletter, newsroom).filter((issue) => issue.date === date);
  if (isByCalendar(newsletter)) {
    if (!isIssueDay(newsletter, date)) return { status: 'not-its-day' };
    const [existing] = ofDay;
    return existing ? { status: 'already-planned', id: existing.id } : { addition: 1 };
  }
  if (isOnRequest(newsletter)) return { addition: lead ? additionOf(lead) : 1 };
  const maximum = 'maximumPerDay' in newsletter ? newsletter.maximumPerDay : Infinity;
  if (ofDay.length >= maximum) return { status: 'enough-for-today', maximum };
  return { addition: ofDay.length + 1 };
}
