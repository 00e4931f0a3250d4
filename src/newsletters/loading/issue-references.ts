import { nearest } from '../../core/nearest.ts';
import { SLUG } from '../../core/slug.ts';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { placeholdersIn } from '../../articles/placeholders.ts';
import { daysAfter, momentAt } from '../../core/wall-clock.ts';
import { nameExpected } from '../../loading/unknown-ids.ts';
import type { IndexedArticle } from '../../articles/loading/article-index.ts';
import type { IssueFile } from './issue-files.ts';

/** Every slug that an article has or had, with the article. */
export type ArticlesBySlug = ReadonlyMap<string, IndexedArticle>;

/** The article of each slug: an issue of last year may name one by the slug that it had then. */
export function articlesBySlug(articles: readonly IndexedArticle[]): ArticlesBySlug {
  return new Map([
    ...articles.flatMap((article) => article.formerSlugs.map((slug) => [slug, article] as const)),
    ...articles.map((article) => [article.id, article] as const),
  ]);
}

/**
 * What is wrong between the issues and what they name: a newsletter or an article that does not
 * exist or is not out on the issue's day, and a story that its readers have had already.
 */
export function issueReferenceProblems(
  files: readonly IssueFile[],
  about: {
    articles: ArticlesBySlug;
    newsletters: ReadonlySet<string>;
    /** IANA zone of the publication. */
    timeZone: string;
  },
): ContentProblem[] {
  const { articles, newsletters, timeZone } = about;
  const hadIt = new Map<string, string>();
  const inTime = files.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return inTime.flatMap(({ id, path: file, references }): ContentProblem[] => {
    const { newsletter, date } = references;
    const dayEnds =
      date === undefined ? undefined : momentAt(timeZone, daysAfter(date, 1), '00:00');
    const problems = references.articles.flatMap((slug, i): ContentProblem[] => {
      // The schema reports it.
      if (!SLUG.test(slug)) return [];
      const article = articles.get(slug);
      const key = `${newsletter} ${article?.id}`;
      const earlier = hadIt.get(key);
      if (article && newsletter) hadIt.set(key, earlier ?? id);
      const expected = articleFault(article, dayEnds) ?? (earlier && repeated(earlier, id));
      return expected ? [{ file, key: `articles[${i}]`, found: shown(slug), expected }] : [];
    });
    if (!newsletter || newsletters.has(newsletter)) return problems;
    const near = nearest(newsletter, [...newsletters]);
    const expected = nameExpected('newsletters', near, newsletters);
    return [{ file, key: 'newsletter', found: shown(newsletter), expected }, ...problems];
  });
}

function order({ id, references }: IssueFile): string {
  return `${references.date ?? id} ${id}`;
}

function articleFault(
  article: IndexedArticle | undefined,
  dayEnds: Date | undefined,
): string | undefined {
  if (!article) return 'the name of an article in content/articles/';
  if (!article.state) return undefined;
  const { draft, publishedAt } = article.state;
  if (draft) return 'an article that is not a draft';
  const placeholders = placeholdersIn(article.state);
  if (placeholders.length > 0) {
    const keys = placeholders.join(' and ');
    return `an article without three braces in a row in its ${keys}, which Resend would fill in`;
  }
  if (dayEnds && publishedAt >= dayEnds) {
    return `an article that is published by the end of the issue's day, ${dayEnds.toISOString()}`;
  }
  return undefined;
}

function repeated(earlier: string, id: string): string {
  return earlier === id
    ? 'each article once; it is here under another name too'
    : `an article that no earlier issue of this newsletter had; ${earlier} has it`;
}
