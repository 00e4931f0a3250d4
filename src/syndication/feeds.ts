import { links } from '../domain/links.ts';
import { type Feed, feedTitle } from '../feeds/feed.ts';
import type { FeedGroup } from '../feeds/opml.ts';
import { type Article, getArticles, getArticlesBy } from '../queries/articles.ts';
import { getAuthors } from '../queries/authors.ts';
import { getTopics } from '../queries/topics.ts';
import { site } from '../site.config.ts';
import { words } from '../words/words.ts';

export interface ArticleFeed extends Feed {
  /** What the page of feeds calls it, under the name of its group. */
  name: string;
  group: keyof typeof words.feeds.groups;
  /** Newest first. */
  articles: readonly Article[];
}

/** Every feed of articles: the site's, then those of topics and authors by their names. */
export async function getFeeds(): Promise<ArticleFeed[]> {
  const { name, description } = site;
  const [articles, topics, authors, ofTopic, ofAuthor] = await Promise.all([
    getArticles(),
    getTopics(),
    getAuthors(),
    getArticlesBy('topics'),
    getArticlesBy('authors'),
  ]);
  return [
    { name, title: name, description, home: links.home, group: 'site', articles },
    ...byName(topics).map(({ id, name, description }): ArticleFeed => ({
      ...{ name, title: feedTitle(name), description, home: links.topic(id) },
      ...{ group: 'topics', articles: ofTopic.get(id) ?? [] },
    })),
    ...byName(authors).map(({ id, name, bio }): ArticleFeed => ({
      ...{ name, title: feedTitle(name), description: bio, home: links.author(id) },
      ...{ group: 'authors', articles: ofAuthor.get(id) ?? [] },
    })),
  ];
}

/** The same by their groups, without those that are empty. */
export function feedGroups(feeds: readonly ArticleFeed[]): FeedGroup<ArticleFeed>[] {
  const byGroup = Map.groupBy(feeds, ({ group }) => group);
  return [...byGroup].map(([group, ofGroup]) => ({
    name: words.feeds.groups[group],
    feeds: ofGroup,
  }));
}

function byName<T extends { name: string }>(byId: ReadonlyMap<string, T>): T[] {
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, site.locale));
}
