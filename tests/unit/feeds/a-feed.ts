import type { FeedFormat } from '../../../src/core/feed-formats.ts';
import { articleEntry, type FeedArticle } from '../../../src/feeds/article-entry.ts';
import type { FeedDocument } from '../../../src/feeds/feed.ts';
import { writeFeed } from '../../../src/feeds/write-feed.ts';
import { type ReadFeed, readFeed } from '../../read-feed.ts';

export const siteUrl = new URL('https://news.example/');

export const article: FeedArticle = {
  id: 'one-click',
  headline: 'One click',
  dek: 'A dek.',
  publishedAt: new Date('2025-02-07T09:30:00Z'),
  authors: [
    { id: 'desk', name: 'The Desk' },
    { id: 'b', name: 'B & C' },
  ],
  topics: [
    { id: 'email', name: 'E-mail' },
    { id: 'feeds', name: 'Feeds' },
  ],
  html: '<p>Text.</p>',
};

/** A document of the feed of these articles, its place in the archive as given. */
export function documentOf(
  articles: readonly FeedArticle[],
  place: Partial<FeedDocument> = {},
): FeedDocument {
  return {
    feed: { title: 'Broadsheet: E-mail', description: 'About mail.', home: '/topics/email/' },
    entries: articles.map((one) => articleEntry(one, siteUrl)),
    isArchived: false,
    ...place,
  };
}

/** The same as a strict reader finds it in the written feed. */
export async function readBack(document: FeedDocument, format: FeedFormat): Promise<ReadFeed> {
  return readFeed(await writeFeed(document, format, siteUrl), format);
}
