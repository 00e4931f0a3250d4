import { dayIn } from './wall-clock.ts';

/** The fields that decide whether and where an article appears in a list. */
export interface Dated {
  id: string;
  publishedAt: Date;
}

/** Returns whether readers may see an article at `now`, and if not, why. */
export function publicationStatus(
  { draft, publishedAt }: { draft: boolean; publishedAt: Date },
  now: Date,
): PublicationStatus {
  if (draft) return 'draft';
  return publishedAt <= now ? 'published' : 'scheduled';
}

export type PublicationStatus = 'draft' | 'scheduled' | 'published';

/** Whether readers may see an article at `now`: it is not a draft, and its time has come. */
export function isPublished(article: { draft: boolean; publishedAt: Date }, now: Date): boolean {
  return publicationStatus(article, now) === 'published';
}

/** When readers see an article and its links, from `now` on: when it is published. They do not see drafts. */
export function seenAt(
  { draft, publishedAt }: { draft: boolean; publishedAt: Date },
  now: Date,
): Date | undefined {
  if (draft) return undefined;
  return publishedAt > now ? publishedAt : now;
}

/** Why readers do not see an article at a time, to follow its name; `undefined` if they do. */
export function whyHidden(
  article: { draft: boolean; publishedAt: Date },
  at: Date,
): string | undefined {
  switch (publicationStatus(article, at)) {
    case 'published':
      return undefined;
    case 'draft':
      return 'is a draft';
    case 'scheduled':
      return `is scheduled for ${article.publishedAt.toISOString()}`;
  }
}

/**
 * Whether readers may see an issue at `now`: its day has begun in `timeZone` (IANA), and all its
 * articles are published.
 */
export function isIssuePublished(
  { date }: { date: string },
  articles: readonly { draft: boolean; publishedAt: Date }[],
  { now, timeZone }: { now: Date; timeZone: string },
): boolean {
  return dayIn(timeZone, now) >= date && articles.every((article) => isPublished(article, now));
}

/** How long an article is news for Google (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export const NEWS_HOURS = 48;

/**
 * Sorts newest first. Articles with the same time are sorted by id, so that two builds of the same
 * content agree.
 */
export function newestFirst<A extends Dated>(articles: readonly A[]): A[] {
  return articles.toSorted(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

/** The slug under which an article was first published. Renaming does not change it. */
export function firstSlug(article: {
  id: string;
  formerSlugs?: readonly string[] | undefined;
}): string {
  return article.formerSlugs?.[0] ?? article.id;
}

/** The fields that say when an article changed. */
export interface Changing {
  publishedAt: Date;
  updatedAt?: Date | undefined;
  corrections?: readonly { date: Date }[] | undefined;
}

/** When an article was last updated or corrected; `undefined` if it never was. */
export function changedAt({ updatedAt, corrections = [] }: Changing): Date | undefined {
  const changes = corrections.map(({ date }) => date);
  return newest(updatedAt ? [updatedAt, ...changes] : changes);
}

/** The changes with a date after `now`, by the key of that date. */
export function futureChanges(
  { updatedAt, corrections = [] }: Changing,
  now: Date,
): { key: string; at: Date }[] {
  const dated = corrections.map(({ date }, i) => ({ key: `corrections[${i}].date`, at: date }));
  const all = [...(updatedAt ? [{ key: 'updatedAt', at: updatedAt }] : []), ...dated];
  return all.filter(({ at }) => at > now);
}

/** When any of the articles was last published or changed; `undefined` if there are none. */
export function lastChange(articles: readonly Changing[]): Date | undefined {
  return newest(articles.map((article) => changedAt(article) ?? article.publishedAt));
}

function newest(moments: readonly Date[]): Date | undefined {
  const times = moments.map((moment) => moment.getTime());
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

/**
 * Returns the time of the build: `BUILD_NOW`, or `systemNow` if it is not set. Throws an Error with
 * one line for the operator if it is invalid.
 */
export function buildClock(buildNow: string | undefined, systemNow: Date): Date {
  if (!buildNow) return systemNow;
  const parsed = new Date(buildNow);
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(buildNow) || Number.isNaN(parsed.getTime())) {
    throw new Error(
      `BUILD_NOW is ${JSON.stringify(buildNow)}: set a date and time such as 2025-03-31T00:00:00Z, or unset it.`,
    );
  }
  return parsed;
}
