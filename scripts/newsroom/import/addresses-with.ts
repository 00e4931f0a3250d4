import type { IndexedArticle } from '../../../src/articles/loading/article-index.ts';
import { ownAddresses, type SiteAddresses } from '../../../src/articles/loading/site-addresses.ts';
import { links } from '../../../src/core/links.ts';
import type { ArticleFiles } from './article-files.ts';
import type { Names } from './names.ts';
import type { PlannedArticle } from './plan.ts';

/** The addresses that the publication will have when all posts are imported, without those that redirect. */
export async function addressesWith(
  root: URL,
  {
    files,
    plan,
    names: { authors, topics },
  }: {
    files: ArticleFiles;
    plan: ReadonlyMap<string, PlannedArticle>;
    names: { authors: Names; topics: Names };
  },
): Promise<SiteAddresses> {
  const existing = files.all.map(({ slug: id, formerSlugs, draft, publishedAt }) => ({
    id,
    formerSlugs,
    state: { draft, publishedAt },
  }));
  const added = [...plan.values()].flatMap(
    ({ slug: id, draft, publishedAt, ...article }): IndexedArticle[] =>
      article.existing || article.isParked
        ? []
        : [{ id, formerSlugs: [], state: { draft, publishedAt } }],
  );
  const lists = [
    ...Array.from(authors.ids, (id) => links.author(id)),
    ...Array.from(topics.ids, (id) => links.topic(id)),
  ];
  return new Map([
    ...lists.map((address) => [address, {}] as const),
    ...(await ownAddresses(root, [...existing, ...added])),
  ]);
}
