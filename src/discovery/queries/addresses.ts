import { getArticles } from '../../articles/queries/articles.ts';
import { getPages } from '../../articles/queries/pages.ts';
import { FEED_FORMATS } from '../../core/feed-formats.ts';
import { links } from '../../core/links.ts';
import { getFeeds } from '../../feeds/queries/feeds.ts';
import { getIssues } from '../../newsletters/queries/issues.ts';

/**
 * The addresses that readers and feed readers keep: of articles, pages, topics, authors, issues and feeds.
 * Not those of lists by date or number, whose content moves on.
 */
export async function getPermanentAddresses(): Promise<string[]> {
  const [articles, pages, issues, feeds] = await Promise.all([
    getArticles(),
    getPages(),
    getIssues(),
    getFeeds(),
  ]);
  return [
    ...articles.map(({ id }) => links.article(id)),
    ...pages.map(({ id }) => links.page(id)),
    ...issues.map(({ id }) => links.issue(id)),
    // The pages that have a feed are those of topics and authors, the front page and the newsletters.
    ...feeds.flatMap(({ home }) => [
      home,
      ...FEED_FORMATS.map((format) => links.feed(home, format)),
    ]),
  ].toSorted();
}
