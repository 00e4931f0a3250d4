import { links } from '../../core/links.ts';
import { type Feed, feedTitle } from '../feed.ts';
import type { FeedGroup } from '../opml.ts';
import { getArticles } from '../../articles/queries/articles.ts';
import { getIssues } from '../../newsletters/queries/issues.ts';
import { getListings, type Listing, type ListingKey } from '../../articles/queries/listings.ts';
import { site } from '../../site.ts';
import { words } from '../../i18n/words.ts';
import type { Story } from './entries.ts';

export interface SiteFeed extends Feed {
  /** Its name on the page of feeds, below the name of its group. */
  name: string;
  group: keyof typeof words.feeds.groups;
  /** The articles or issues of the feed, newest first. */
  stories: readonly Story[];
  /** Whether all of them are in its archive (RFC 5005). */
  hasArchive: boolean;
}

/** The feed of all issues of all newsletters. */
export const issuesFeed: Feed = {
  title: words.feeds.issues.title(site.name),
  description: words.feeds.issues.description,
  home: links.newsletters,
};

/** Returns every feed: of the site, of all issues, then of topics and authors by name. */
export async function getFeeds(): Promise<SiteFeed[]> {
  const { name, description } = site;
  const [articles, issues, topics, authors] = await Promise.all([
    getArticles(),
    getIssues(),
    getListings('topics'),
    getListings('authors'),
  ]);
  return [
    {
      name,
      title: name,
      description,
      home: links.home,
      group: 'site',
      stories: articles,
      hasArchive: true,
    },
    {
      ...issuesFeed,
      name: words.issues.all,
      group: 'newsletters',
      stories: issues,
      hasArchive: true,
    },
    ...topics.map((topic) => listingFeed(topic, 'topics')),
    ...authors.map((author) => listingFeed(author, 'authors')),
  ];
}

function listingFeed(listing: Listing, group: ListingKey): SiteFeed {
  const { name, description, address, articles } = listing;
  return {
    name,
    title: feedTitle(name),
    description,
    home: address(),
    group,
    stories: articles,
    hasArchive: site.feedArchives.includes(group),
  };
}

/** Groups feeds; empty groups are omitted. */
export function feedGroups(feeds: readonly SiteFeed[]): FeedGroup<SiteFeed>[] {
  const byGroup = Map.groupBy(feeds, ({ group }) => group);
  return [...byGroup].map(([group, ofGroup]) => ({
    name: words.feeds.groups[group],
    feeds: ofGroup,
  }));
}
