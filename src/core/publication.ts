import { dayIn } from './wall-clock.ts';

/** The part of an article that decides whether and where it stands in a list. */
export interface Dated {
  id: string;
  publishedAt: Date;
}

/** Whether readers may see an article at `now`, and what keeps them from it. */
export function publicationStatus(
  { draft, publishedAt }: { draft: boolean; publishedAt: Date },
  now: Date,
): PublicationStatus {
  if (draft) return 'draft';
  return publishedAt <= now ? 'published' : 'scheduled';
}

export type PublicationStatus = 'draft' | 'scheduled' | 'published';

/** Whether readers may see an article at `now`: it is no draft and its moment has come. */
export function isPublished(article: { draft: boolean; publishedAt: Date }, now: Date): boolean {
  return publicationStatus(article, now) === 'published';
}

/**
 * Whether readers may see an issue of a newsletter at `now`: its day has begun in `timeZone` (IANA),
 * and all its articles are out.
 */
export function isIssuePublished(
  { date }: { date: string },
  articles: readonly { draft: boolean; publishedAt: Date }[],
  { now, timeZone }: { now: Date; timeZone: string },
): boolean {
  return dayIn(timeZone, now) >= date && articles.every((article) => isPublished(article, now));
}

/**
 * Newest first. Articles of the same moment stand in the order of their ids, so that two builds of
 * the same content list them alike.
 */
export function newestFirst<A extends Dated>(articles: readonly A[]): A[] {
  return articles.toSorted(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

/** The slug an article was first published under; a rename leaves it as it is. */
export function firstSlug(article: {
  id: string;
  formerSlugs?: readonly string[] | undefined;
}): string {
  return article.formerSlugs?.[0] ?? article.id;
}

/** The part of an article that says when readers saw it change. */
export interface Changing {
  publishedAt: Date;
  updatedAt?: Date | undefined;
  corrections?: readonly { date: Date }[] | undefined;
}

/** When an article was last updated or corrected; `undefined` when it stands as published. */
export function changedAt({ updatedAt, corrections = [] }: Changing): Date | undefined {
  const changes = corrections.map(({ date }) => date);
  return newest(updatedAt ? [updatedAt, ...changes] : changes);
}

/** The changes that an article tells of and that have not happened at `now`, by the key that dates them. */
export function futureChanges(
  { updatedAt, corrections = [] }: Changing,
  now: Date,
): { key: string; at: Date }[] {
  const dated = corrections.map(({ date }, i) => ({ key: `corrections[${i}].date`, at: date }));
  const all = [...(updatedAt ? [{ key: 'updatedAt', at: updatedAt }] : []), ...dated];
  return all.filter(({ at }) => at > now);
}

/** When the newest of `articles` was published or last changed; `undefined` when there are none. */
export function lastChange(articles: readonly Changing[]): Date | undefined {
  return newest(articles.map((article) => changedAt(article) ?? article.publishedAt));
}

function newest(moments: readonly Date[]): Date | undefined {
  const times = moments.map((moment) => moment.getTime());
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

/**
 * The build's clock: what `BUILD_NOW` says, or `systemNow` when it says nothing.
 * Throws an Error with one line for the operator when it is no moment.
 */
export function buildClock(buildNow: string | undefined, systemNow: Date): Date {
  if (!buildNow) return systemNow;
  const parsed = new Date(buildNow);
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(buildNow) || Number.isNaN(parsed.getTime())) {
    throw new Error(
      `BUILD_NOW is ${JSON.stringify(buildNow)}: set a moment such as 2025-03-31T00:00:00Z, or unset it.`,
    );
  }
  return parsed;
}
