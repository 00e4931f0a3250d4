import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { language } from '../i18n/language.ts';
import { type FeedDocument, type FeedEntry, feedUpdated } from './feed.ts';
import { feedLinks, linksXml } from './feed-links.ts';
import { FEED_NAMESPACES, FEED_PROLOGUE, mediaXml } from './feed-xml.ts';
import { escapeXml, unparsedXml, xmlText } from '../core/xml-text.ts';

/**
 * A document of a feed in RSS 2.0. Nothing in it depends on the clock: the same entries give the
 * same bytes.
 */
export async function rss(document: FeedDocument, siteUrl: URL): Promise<string> {
  const { feed, entries, isArchived } = document;
  const xml = await getRssString({
    title: xmlText(feed.title),
    description: xmlText(feed.description),
    site: new URL(feed.home, siteUrl),
    xmlns: {
      content: 'http://purl.org/rss/1.0/modules/content/',
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      ...FEED_NAMESPACES,
    },
    customData: [
      `<language>${language}</language>`,
      `<lastBuildDate>${feedUpdated(entries).toUTCString()}</lastBuildDate>`,
      // The channel's own link is the page's.
      linksXml(
        feedLinks(document, 'rss', siteUrl).filter(({ rel }) => rel !== 'alternate'),
        'atom:',
      ),
      isArchived ? '<fh:archive/>' : '',
    ].join(''),
    items: entries.map(rssItem),
  });
  // The package takes one style sheet; a browser without XSLT needs the second.
  return xml.replace(/^<\?xml[^>]*\?>/, FEED_PROLOGUE);
}

/**
 * An entry without `<source>`, which names the feed that an item was taken from (RSS 2.0, "source
 * sub-element of item"). What an article reports on is an article, and stands in its text.
 */
function rssItem(entry: FeedEntry): RSSFeedItem {
  const { id, url, title, summary, html, publishedAt, authors, categories, image } = entry;
  return {
    title: xmlText(title),
    description: xmlText(summary),
    link: url,
    // It stays when the entry is updated, so that a corrected word does not bring the story back to
    // the top of every reader's list.
    pubDate: publishedAt,
    categories: categories.map(({ name }) => xmlText(name)),
    content: html,
    ...(image && { enclosure: { url: image.url, type: image.type, length: image.bytes } }),
    customData: [
      `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
      ...authors.map(({ name }) => `<dc:creator>${unparsedXml(name)}</dc:creator>`),
      image ? mediaXml(image, unparsedXml) : '',
    ].join(''),
  };
}
