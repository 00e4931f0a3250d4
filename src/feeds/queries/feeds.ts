import { links } from '../../core/links.ts';
import { type Feed, feedTitle } from '../feed.ts';
import type { FeedGroup } from '../opml.ts';
import { getArticles, getArticlesBy } from '../../articles/queries/articles.ts';
import { getAuthors } from '../../articles/queries/authors.ts';
import { getIssues } from '../../newsletters/queries/issues.ts';
import { getTopics } from '../../articles/queries/topics.ts';
import { site } from '../../site.config.ts';
import { words } from '../../i18n/words.ts';
import type { Story } from './entries.ts';

export interface SiteFeed extends Feed {
  /** What the page of feeds calls it, under the name of its group. */
  name: string;
  group: keyof typeof words.feeds.groups;
  /** What its entries tell of, newest first. */
  stories: readonly Story[];
}

/** The feed of all issues of all newsletters. */
export const issuesFeed: Feed = {
  title: words.feeds.issues.title(site.name),
  description: words.feeds.issues.description,
  home: links.newsletters,
};

/** Every feed: the site's, that of the issues, then those of topics and authors by their names. */
export async function getFeeds(): Promise<SiteFeed[]> {
  const { name, description } = site;
  const [articles, issues, topics, authors, ofTopic, ofAuthor] = await Promise.all([
    getArticles(),
    getIssues(),
    getTopics(),
    getAuthors(),
    getArticlesBy('topics'),
    getArticlesBy('authors'),
  ]);
  return [
    { name, title: name, description, home: links.home, group: 'site', stories: articles },
    { ...issuesFeed, name: words.issues.everyIssue, group: 'newsletters', stories: issues },
    ...byName(topics).map(({ id, name, description }): SiteFeed => ({
      name,
      title: feedTitle(name),
      description,
      home: links.topic(id),
      group: 'topics',
      stories: ofTopic.get(id) ?? [],
    })),
    ...byName(authors).map(({ id, name, bio }): SiteFeed => ({
      name,
      title: feedTitle(name),
      description: bio,
      home: links.author(id),
      group: 'authors',
      stories: ofAuthor.get(id) ?? [],
    })),
  ];
}

/** The same by their groups, without those that are empty. */
export function feedGroups(feeds: readonly SiteFeed[]): FeedGroup<SiteFeed>[] {
  const byGroup = Map.groupBy(feeds, ({ group }) => group);
  return [...byGroup].map(([group, ofGroup]) => ({
    name: words.feeds.groups[group],
    feeds: ofGroup,
  }));
}

function byName<T extends { name: string }>(byId: ReadonlyMap<string, T>): T[] {
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, site.locale));
}
