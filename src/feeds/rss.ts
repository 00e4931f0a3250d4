import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { language } from '../i18n/language.ts';
import { type FeedDocument, type FeedEntry, feedUpdated } from './feed.ts';
import { feedLinks, linksXml } from './feed-links.ts';
import { FEED_NAMESPACES, FEED_PROLOGUE, mediaXml } from './feed-xml.ts';
import { escapeXml, xmlText } from '../core/xml-text.ts';

/**
 * A document of a feed in RSS 2.0. Nothing in it depends on the clock: the same entries give the
 * same bytes.
 */
export async function rss(document: FeedDocument, siteUrl: URL): Promise<string> {
  const { feed, entries, isArchived } = document;
  const channel = await getRssString({
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
    items: [],
  });
  const items = await Promise.all(entries.map(itemXml));
  return channel
    .replace(/^<\?xml[^>]*\?>/, FEED_PROLOGUE)
    .replace('</channel>', (end) => items.join('') + end);
}

/** The entry's element, made once for all feeds that hold it. */
function itemXml(entry: FeedEntry): Promise<string> {
  const made = itemXmls.get(entry) ?? newItemXml(entry);
  itemXmls.set(entry, made);
  return made;
}

const itemXmls = new WeakMap<FeedEntry, Promise<string>>();

async function newItemXml(entry: FeedEntry): Promise<string> {
  const channel = { title: '', description: '', site: entry.url };
  const xml = await getRssString({ ...channel, items: [rssItem(entry)] });
  const item = xml.slice(xml.indexOf('<item>'), xml.lastIndexOf('</item>') + '</item>'.length);
  return item.replace(MORE, () => moreOf(entry));
}

function rssItem(entry: FeedEntry): RSSFeedItem {
  const { id, url, title, summary, html, publishedAt, categories, source, image } = entry;
  return {
    title: xmlText(title),
    description: xmlText(summary),
    link: url,
    // It stays when the entry is updated, so that a corrected word does not bring the story back to
    // the top of every reader's list.
    pubDate: publishedAt,
    categories: categories.map(({ name }) => xmlText(name)),
    content: html,
    ...(source && { source: { url: source.url, title: xmlText(source.publisher) } }),
    ...(image && { enclosure: { url: image.url, type: image.type, length: image.bytes } }),
    customData: `<guid isPermaLink="false">${escapeXml(id)}</guid>${MORE}`,
  };
}

/**
 * What @astrojs/rss has no option for. It reads `customData` as values, and would turn the name 007
 * into 7; so this is put in the place of a mark, which no text can hold.
 */
function moreOf(entry: FeedEntry): string {
  const creators = entry.authors.map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>`);
  return creators.join('') + (entry.image ? mediaXml(entry.image) : '');
}

const MORE = '<more/>';
