import type { Dated } from '../core/publication.ts';

/** A month of the archive; `year` and `month` are as in its URL: `2025`, `03`. */
export interface ArchiveMonth<A> {
  year: string;
  month: string;
  articles: A[];
}

/**
 * Groups `articles` by month of publication in `timeZone` (IANA). Months, and articles within them, keep
 * the order of `articles`.
 */
export function byMonth<A extends Dated>(
  articles: readonly A[],
  timeZone: string,
): ArchiveMonth<A>[] {
  // Creating a formatter costs a thousand times as much as formatting one date.
  const calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
  });
  const months = new Map<string, ArchiveMonth<A>>();
  for (const article of articles) {
    const parts = calendar.formatToParts(article.publishedAt);
    const part = (type: 'year' | 'month') => parts.find((p) => p.type === type)?.value ?? '';
    const year = part('year').padStart(4, '0');
    const month = part('month');
    const found = months.get(`${year}-${month}`);
    if (found) found.articles.push(article);
    else months.set(`${year}-${month}`, { year, month, articles: [article] });
  }
  return [...months.values()];
}

/** A year of the archive, as in its URL, with its months. */
export interface ArchiveYear<A> {
  year: string;
  months: ArchiveMonth<A>[];
}

/** Groups `months` by year, in the order of `months`. */
export function byYear<A>(months: readonly ArchiveMonth<A>[]): ArchiveYear<A>[] {
  const years = Map.groupBy(months, ({ year }) => year);
  return [...years].map(([year, itsMonths]) => ({ year, months: itsMonths }));
}
