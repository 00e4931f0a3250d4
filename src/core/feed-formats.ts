/**
 * The formats of every feed, in the order in which they are offered. URLs, media types, links and
 * lists of feeds all derive from this table. `isXml`: browsers can display it as XML.
 */
export const feedFormats = {
  /** RSS 2.0. */
  rss: { name: 'RSS', stem: 'rss', extension: 'xml', type: 'application/rss+xml', isXml: true },
  /** RFC 4287. */
  atom: { name: 'Atom', stem: 'atom', extension: 'xml', type: 'application/atom+xml', isXml: true },
  /** JSON Feed 1.1. */
  json: {
    name: 'JSON Feed',
    stem: 'feed',
    extension: 'json',
    type: 'application/feed+json',
    isXml: false,
  },
} as const;

export type FeedFormat = keyof typeof feedFormats;

/** The format of archive pages, which exist once: RFC 5005 is about Atom. */
export const ARCHIVE_FORMAT: FeedFormat = 'atom';

/** The formats in the order in which they are offered. */
export const FEED_FORMATS = Object.keys(feedFormats) as readonly FeedFormat[];

/**
 * Returns the Content-Type of a feed. Without a charset, some feed readers still assume US-ASCII.
 */
export function feedContentType(format: FeedFormat): string {
  return `${feedFormats[format].type}; charset=utf-8`;
}

/** Returns the format of the feed or archive page at `path`; `undefined` if there is none. */
export function feedFormatAt(path: string): FeedFormat | undefined {
  return FEED_FORMATS.find((format) => {
    const { stem, extension } = feedFormats[format];
    return new RegExp(`/${stem}(?:/\\d+)?\\.${extension}$`).test(path);
  });
}
