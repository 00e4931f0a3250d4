import { byMonth, byYear } from '../../articles/archive.ts';
import { links } from '../../core/links.ts';
import { chunk, listPages } from '../../core/paging.ts';
import { type Changing, lastChange } from '../../core/publication.ts';
import type { Sitemap, SitePage } from '../sitemap.ts';
import { type Article, getArticles, getArticlesBy } from '../../articles/queries/articles.ts';
import { getIssues } from '../../newsletters/queries/issues.ts';
import { getPages } from '../../articles/queries/pages.ts';
import { site } from '../../site.ts';
import { getFeeds } from '../../feeds/queries/feeds.ts';

/** Articles per sitemap. The protocol allows 50,000. */
const ARTICLES_PER_SITEMAP = 10_000;

/** Every page that search engines may index: sitemaps of articles, and one of all other pages. */
export async function getSitemaps(): Promise<Sitemap[]> {
  const articles = await getArticles();
  // Oldest first, so that a new article changes only the last sitemap.
  const ofArticles = chunk(articles.toReversed(), ARTICLES_PER_SITEMAP).map((some, i) => ({
    name: `articles-${i + 1}`,
    pages: some.map((article) => pageOf(links.article(article.id), [article])),
  }));
  return [...ofArticles, { name: 'pages', pages: await otherPages(articles) }];
}

async function otherPages(articles: readonly Article[]): Promise<SitePage[]> {
  const [pages, feeds, issues, ofTopic, ofAuthor] = await Promise.all([
    getPages(),
    getFeeds(),
    getIssues(),
    getArticlesBy('topics'),
    getArticlesBy('authors'),
  ]);
  // The pages that have a feed; every new article shifts the content of the pages in `older`.
  const listings = feeds.map(({ home, stories }) => pageOf(home, stories));
  const older = [
    ...olderPages(articles, links.news),
    ...[...ofTopic].flatMap(([id, listed]) => olderPages(listed, (n) => links.topic(id, n))),
    ...[...ofAuthor].flatMap(([id, listed]) => olderPages(listed, (n) => links.author(id, n))),
  ];
  const months = byMonth(articles, site.timeZone);
  const archive = [
    ...months.map(({ year, month, articles }) => pageOf(links.archiveMonth(year, month), articles)),
    ...byYear(months).map(({ year, months }) =>
      pageOf(
        links.archiveYear(year),
        months.flatMap(({ articles }) => articles),
      ),
    ),
  ];
  const ofIssues = issues.map(({ id, publishedAt }) => {
    return { path: links.issue(id), changedAt: publishedAt };
  });
  return [
    ...listings,
    ...ofIssues,
    ...older,
    ...archive,
    ...[links.topics, links.authors, links.archive].map((path) => pageOf(path, articles)),
    ...[links.feeds, links.search, ...pages.map(({ id }) => links.page(id))].map((path) => ({
      path,
    })),
  ];
}

/** All pages of a list except the first. `address` gives the path of each. */
function olderPages(listed: readonly Article[], address: (page: number) => string): SitePage[] {
  return listPages(listed, site.articlesPerPage)
    .slice(1)
    .map(({ page, items }) => pageOf(address(page), items));
}

function pageOf(path: string, listed: readonly Changing[]): SitePage {
  return { path, changedAt: lastChange(listed) };
}
