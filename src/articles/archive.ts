import type { Dated } from '../core/publication.ts';

/** A month of the archive; `year` and `month` as they stand in its address: `2025`, `03`. */
export interface ArchiveMonth<A> {
  year: string;
  month: string;
  articles: A[];
}

/**
 * The months in which `articles` were published, as a clock in `timeZone` (IANA) tells it; months
 * without any are left out. Months and the articles of each keep the order of `articles`.
 */
export function byMonth<A extends Dated>(
  articles: readonly A[],
  timeZone: string,
): ArchiveMonth<A>[] {
  // One formatter for all: it costs a thousand times what it does for one date.
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

/** A year of the archive, as it stands in its address, with its months. */
export interface ArchiveYear<A> {
  year: string;
  months: ArchiveMonth<A>[];
}

/** The years of `months`, each with its months, in their order. */
export function byYear<A>(months: readonly ArchiveMonth<A>[]): ArchiveYear<A>[] {
  const years = Map.groupBy(months, ({ year }) => year);
  return [...years].map(([year, itsMonths]) => ({ year, months: itsMonths }));
}
