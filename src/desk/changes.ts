import type { Article } from '../articles/queries/articles.ts';
import type { LastBuild } from './desk.ts';

type KnownArticle = Pick<Article, 'id' | 'status' | 'hash' | 'formerSlugs'>;

/** What the next build changes. */
export interface Changes<A> {
  added: A[];
  changed: A[];
  /** Slugs. */
  removed: string[];
}

/**
 * Compares published articles with those of a build. A renamed article is changed. Those in `unreadable`
 * (slugs) have files that cannot be read now, so nothing is known of them.
 */
export function changesSince<A extends KnownArticle>(
  { articles: built }: Pick<LastBuild, 'articles'>,
  articles: readonly A[],
  unreadable: ReadonlySet<string>,
): Changes<A> {
  const published = articles.filter(({ status }) => status === 'published');
  const slugs = new Set(published.flatMap(({ id, formerSlugs = [] }) => [id, ...formerSlugs]));
  const isBuilt = ({ id, formerSlugs = [] }: A) =>
    [id, ...formerSlugs].some((slug) => built.has(slug));
  return {
    added: published.filter((article) => !isBuilt(article)),
    changed: published.filter(
      (article) => isBuilt(article) && built.get(article.id) !== article.hash,
    ),
    removed: [...built.keys()]
      .filter((slug) => !slugs.has(slug) && !unreadable.has(slug))
      .toSorted(),
  };
}
