import type { FeedFormat } from '../core/feed-formats.ts';
import { atom } from './atom.ts';
import type { FeedDocument } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/** Writes a feed document in one of the formats. `siteUrl` is the root of the published site. */
export async function writeFeed(
  document: FeedDocument,
  format: FeedFormat,
  siteUrl: URL,
): Promise<string> {
  return writers[format](document, siteUrl);
}

const writers: Record<
  FeedFormat,
  (document: FeedDocument, siteUrl: URL) => string | Promise<string>
> = {
  rss,
  atom,
  json: jsonFeed,
};
