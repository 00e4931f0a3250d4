import { ARCHIVE_FORMAT, type FeedFormat, feedFormats } from '../core/feed-formats.ts';
import { links } from '../core/links.ts';
import { site } from '../site.ts';
import type { FeedDocument } from './feed.ts';
import { escapeXml } from '../core/xml-text.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/** A link of a feed document, with its relation (RFC 8288). */
export interface FeedLink {
  rel: string;
  /** Absolute. */
  href: string;
  type?: string;
}

/**
 * The links of a document: to itself, its HTML page, its hub (WebSub, section 4), the license of
 * its text, and the archive pages around it (RFC 5005, section 4).
 */
export function feedLinks(document: FeedDocument, format: FeedFormat, siteUrl: URL): FeedLink[] {
  const { feed, page, previous, next } = document;
  const at = (rel: string, of: FeedFormat, number?: number): FeedLink => {
    const href = absoluteUrl(links.feed(feed.home, of, number), siteUrl);
    return { rel, href, type: feedFormats[of].type };
  };
  return [
    at('self', format, page),
    { rel: 'alternate', href: absoluteUrl(feed.home, siteUrl), type: 'text/html' },
    ...(site.hub ? [{ rel: 'hub', href: site.hub }] : []),
    // RFC 4946, section 2.
    ...(site.license?.url ? [{ rel: 'license', href: site.license.url }] : []),
    ...(page === undefined ? [] : [at('current', format)]),
    ...(previous === undefined ? [] : [at('prev-archive', ARCHIVE_FORMAT, previous)]),
    ...(next === undefined ? [] : [at('next-archive', ARCHIVE_FORMAT, next)]),
  ];
}

/** Writes links as Atom elements, with `prefix` before the element name. */
export function linksXml(all: readonly FeedLink[], prefix = ''): string {
  return all
    .map(({ rel, href, type }) => {
      const kind = type ? ` type="${type}"` : '';
      return `<${prefix}link rel="${rel}"${kind} href="${escapeXml(href)}"/>`;
    })
    .join('');
}
