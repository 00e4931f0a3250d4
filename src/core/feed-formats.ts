/** The formats of every feed: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */
export const feedFormats = {
  rss: { name: 'RSS', stem: 'rss', extension: 'xml', type: 'application/rss+xml' },
  atom: { name: 'Atom', stem: 'atom', extension: 'xml', type: 'application/atom+xml' },
  json: { name: 'JSON Feed', stem: 'feed', extension: 'json', type: 'application/feed+json' },
} as const;

export type FeedFormat = keyof typeof feedFormats;

/** In the order in which they are offered. */
export const FEED_FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json'];

/** The format of the feed, or of the page of its archive, at `path`; `undefined` where there is none. */
export function feedFormatAt(path: string): FeedFormat | undefined {
  return FEED_FORMATS.find((format) => {
    const { stem, extension } = feedFormats[format];
    return new RegExp(`/${stem}(?:/\\d+)?\\.${extension}$`).test(path);
  });
}
