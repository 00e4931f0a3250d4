import { site } from '../site.ts';
import { language } from '../i18n/language.ts';
import { type FeedDocument, type FeedEntry, feedId, type FeedImage, feedUpdated } from './feed.ts';
import { feedLinks, linksXml } from './feed-links.ts';
import { FEED_NAMESPACES, feedPrologue, mediaXml } from './feed-xml.ts';
import { escapeXml } from '../core/xml-text.ts';

/** Writes a feed document in Atom (RFC 4287). The same entries give the same bytes. */
export function atom(document: FeedDocument, siteUrl: URL): string {
  const { feed, entries, isArchived } = document;
  const namespaces = Object.entries(FEED_NAMESPACES).map(
    ([name, uri]) => ` xmlns:${name}="${uri}"`,
  );
  return [
    feedPrologue(siteUrl),
    `<feed xmlns="http://www.w3.org/2005/Atom"${namespaces.join('')} xml:lang="${language}">`,
    element('id', feedId(feed)),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', feedUpdated(entries).toISOString()),
    linksXml(feedLinks(document, 'atom', siteUrl)),
    `<author>${element('name', site.name)}</author>`,
    site.license ? element('rights', site.license.text) : '',
    isArchived ? '<fh:archive/>' : '',
    ...entries.map(entryXml),
    '</feed>',
  ].join('');
}

function entryXml(entry: FeedEntry): string {
  const { publishedAt, updatedAt = publishedAt, source, image } = entry;
  return [
    entry.language ? `<entry xml:lang="${entry.language}">` : '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    linksXml([{ rel: 'alternate', type: 'text/html', href: entry.url }]),
    element('published', publishedAt.toISOString()),
    element('updated', updatedAt.toISOString()),
    ...entry.authors.map(
      ({ name, url }) =>
        `<author>${element('name', name)}${url ? element('uri', url) : ''}</author>`,
    ),
    ...entry.categories.map(
      ({ term, name }) => `<category term="${escapeXml(term)}" label="${escapeXml(name)}"/>`,
    ),
    element('summary', entry.summary),
    `<content type="html">${escapeXml(entry.html)}</content>`,
    source ? viaXml(source) : '',
    image ? enclosureXml(image) + mediaXml(image) : '',
    '</entry>',
  ].join('');
}

/** The source of the article (RFC 4287, section 4.2.7.2). */
function viaXml({ title, publisher, url }: NonNullable<FeedEntry['source']>): string {
  const name = escapeXml(`${title} (${publisher})`);
  return `<link rel="via" href="${escapeXml(url)}" title="${name}"/>`;
}

function enclosureXml({ url, type, bytes }: FeedImage): string {
  return `<link rel="enclosure" type="${type}" length="${bytes}" href="${escapeXml(url)}"/>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
