import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { site } from '../site.ts';
import { language as feedLanguage } from '../i18n/language.ts';
import { type FeedDocument, type FeedEntry, feedUpdated } from './feed.ts';
import { feedLinks, linksXml } from './feed-links.ts';
import { FEED_NAMESPACES, feedPrologue, mediaXml } from './feed-xml.ts';
import { escapeXml, unparsedXml, xmlText } from '../core/xml-text.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/**
 * Writes a feed document in RSS 2.0. Nothing depends on the clock: the same entries give the same
 * bytes.
 */
export async function rss(document: FeedDocument, siteUrl: URL): Promise<string> {
  const { feed, entries, isArchived } = document;
  const xml = await getRssString({
    title: xmlText(feed.title),
    description: xmlText(feed.description),
    site: absoluteUrl(feed.home, siteUrl),
    xmlns: {
      content: 'http://purl.org/rss/1.0/modules/content/',
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      ...FEED_NAMESPACES,
    },
    customData: [
      `<language>${feedLanguage}</language>`,
      site.license ? `<copyright>${escapeXml(site.license.text)}</copyright>` : '',
      `<lastBuildDate>${feedUpdated(entries).toUTCString()}</lastBuildDate>`,
      // The link of the channel itself is the page.
      linksXml(
        feedLinks(document, 'rss', siteUrl).filter(({ rel }) => rel !== 'alternate'),
        'atom:',
      ),
      isArchived ? '<fh:archive/>' : '',
    ].join(''),
    items: entries.map(rssItem),
  });
  // The package supports one style sheet; browsers without XSLT need the second.
  return xml.replace(/^<\?xml[^>]*\?>/, feedPrologue(siteUrl));
}

/**
 * Converts an entry, without `<source>`: that element names the feed an item was taken from (RSS
 * 2.0, "source sub-element of item"). The source of an article is another article and appears in
 * the text.
 */
function rssItem(entry: FeedEntry): RSSFeedItem {
  const { id, url, title, summary, html, language, publishedAt, authors, categories, image } =
    entry;
  return {
    title: xmlText(title),
    description: xmlText(summary),
    link: url,
    // Keep the date when the entry is updated, so that a correction does not move the article to
    // the top of every feed reader.
    pubDate: publishedAt,
    categories: categories.map(({ name }) => xmlText(name)),
    content: html,
    ...(image && { enclosure: { url: image.url, type: image.type, length: image.bytes } }),
    customData: [
      `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
      language ? `<dc:language>${language}</dc:language>` : '',
      ...authors.map(({ name }) => `<dc:creator>${unparsedXml(name)}</dc:creator>`),
      image ? mediaXml(image, unparsedXml) : '',
    ].join(''),
  };
}
