import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { site } from '../site.ts';
import { language } from '../i18n/language.ts';
import type { FeedDocument, FeedEntry } from './feed.ts';
import { feedLinks } from './feed-links.ts';

/**
 * Writes a feed document in JSON Feed 1.1 (jsonfeed.org/version/1.1). Its archive has another format, so
 * it has no `next_url`. The same entries give the same bytes.
 */
export function jsonFeed(document: FeedDocument, siteUrl: URL): string {
  const { feed, entries } = document;
  const all = feedLinks(document, 'json', siteUrl);
  const hrefOf = (rel: string) => all.find((link) => link.rel === rel)?.href;
  const hub = hrefOf('hub');
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: hrefOf('alternate'),
    feed_url: hrefOf('self'),
    description: feed.description,
    icon: absoluteUrl(links.logo, siteUrl),
    authors: [{ name: site.name, url: absoluteUrl(links.home, siteUrl) }],
    language: language,
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: entries.map(jsonItem),
  });
}

function jsonItem(entry: FeedEntry): object {
  const { image } = entry;
  return {
    id: entry.id,
    url: entry.url,
    external_url: entry.source?.url,
    title: entry.title,
    content_html: entry.html,
    summary: entry.summary,
    language: entry.language,
    image: image?.url,
    date_published: entry.publishedAt.toISOString(),
    date_modified: entry.updatedAt?.toISOString(),
    authors: entry.authors,
    tags: entry.categories.map(({ name }) => name),
    attachments: image && [
      { url: image.url, mime_type: image.type, title: image.alt, size_in_bytes: image.bytes },
    ],
  };
}
