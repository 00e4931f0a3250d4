import { links } from '../domain/links.ts';
import type { Feed } from '../feeds/feed.ts';
import { type Article, getArticles, getArticlesBy } from '../queries/articles.ts';
import { getAuthors } from '../queries/authors.ts';
import { getTopics } from '../queries/topics.ts';
import { site } from '../site.config.ts';

export interface ArticleFeed extends Feed {
  /** What the page of feeds calls it, under the name of its group. */
  name: string;
  group: 'site' | 'topics' | 'authors';
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
    ...byName(topics).map((topic) => ({
      ...topic,
      title: titleOf(topic),
      home: links.topic(topic.id),
      group: 'topics' as const,
      articles: ofTopic.get(topic.id) ?? [],
    })),
    ...byName(authors).map((author) => ({
      name: author.name,
      title: titleOf(author),
      description: author.bio,
      home: links.author(author.id),
      group: 'authors' as const,
      articles: ofAuthor.get(author.id) ?? [],
    })),
  ];
}

/** The title of a feed of one topic or author, among the many feeds of a reader. */
export function titleOf({ name }: { name: string }): string {
  return `${site.name}: ${name}`;
}

function byName<T extends { name: string }>(byId: ReadonlyMap<string, T>): T[] {
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, site.locale));
}
