import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { FeedFormat } from '../src/core/feed-formats.ts';

/** What a strict feed reader finds in a feed of any format. */
export interface ReadFeed {
  title: string;
  /** URLs by relation: self, alternate, hub, current, prev-archive, next-archive. */
  links: Record<string, string>;
  isArchive: boolean;
  updated: string | undefined;
  entries: ReadEntry[];
}

export interface ReadEntry {
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  published: Date;
  updated: Date | undefined;
  authors: string[];
  categories: string[];
  source: string | undefined;
  enclosure: { url: string; type: string; bytes: number } | undefined;
}

/** Reads a feed. Throws if it is not well-formed or an element is missing. */
export function readFeed(text: string, format: FeedFormat): ReadFeed {
  if (format === 'json') return readJson(text);
  const root = parseXml(text);
  return format === 'atom' ? readAtom(root) : readRss(one(root, 'channel'));
}

interface XmlElement {
  /** Local name, with the usual prefix of its namespace. */
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const PREFIXES: Record<string, string> = {
  'http://www.w3.org/2005/Atom': 'atom',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/syndication/history/1.0': 'fh',
  'http://search.yahoo.com/mrss/': 'media',
};

/** The root element of a document. Throws if it is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }: SaxesTagNS) => {
    const values = Object.values(attributes).map(({ name, value }) => [name, value] as const);
    const prefix = PREFIXES[uri];
    const name = prefix ? `${prefix}:${local}` : local;
    const element = { name, attributes: Object.fromEntries(values), text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return one(root);
}

export function all(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter((child) => name === undefined || child.name === name);
}

export function one(element: XmlElement, name?: string): XmlElement {
  const [found, ...more] = all(element, name);
  if (!found || more.length > 0) {
    throw new Error(`${more.length + (found ? 1 : 0)} of ${name} in ${element.name}`);
  }
  return found;
}

function readRss(channel: XmlElement): ReadFeed {
  const links = all(channel, 'atom:link').map(({ attributes: a }) => [a['rel'], a['href']]);
  return {
    title: one(channel, 'title').text,
    links: { alternate: one(channel, 'link').text, ...Object.fromEntries(links) },
    isArchive: all(channel, 'fh:archive').length > 0,
    updated: one(channel, 'lastBuildDate').text,
    entries: all(channel, 'item').map((item) => {
      const enclosure = all(item, 'enclosure')[0]?.attributes;
      return {
        id: one(item, 'guid').text,
        url: one(item, 'link').text,
        title: one(item, 'title').text,
        summary: one(item, 'description').text,
        html: one(item, 'content:encoded').text,
        published: new Date(one(item, 'pubDate').text),
        updated: undefined,
        authors: all(item, 'dc:creator').map(({ text }) => text),
        categories: all(item, 'category').map(({ text }) => text),
        source: all(item, 'source')[0]?.attributes['url'],
        enclosure: fileOf(enclosure?.['url'], enclosure?.['type'], enclosure?.['length']),
      };
    }),
  };
}

function readAtom(feed: XmlElement): ReadFeed {
  const linksOf = (element: XmlElement) =>
    all(element, 'atom:link').map(({ attributes }) => attributes);
  return {
    title: one(feed, 'atom:title').text,
    links: Object.fromEntries(linksOf(feed).map(({ rel, href }) => [rel, href])),
    isArchive: all(feed, 'fh:archive').length > 0,
    updated: one(feed, 'atom:updated').text,
    entries: all(feed, 'atom:entry').map((entry) => {
      const byRel = new Map(linksOf(entry).map((link) => [link['rel'], link]));
      const enclosure = byRel.get('enclosure');
      return {
        id: one(entry, 'atom:id').text,
        url: byRel.get('alternate')?.['href'] ?? '',
        title: one(entry, 'atom:title').text,
        summary: one(entry, 'atom:summary').text,
        html: one(entry, 'atom:content').text,
        published: new Date(one(entry, 'atom:published').text),
        updated: new Date(one(entry, 'atom:updated').text),
        authors: all(entry, 'atom:author').map((author) => one(author, 'atom:name').text),
        categories: all(entry, 'atom:category').map(({ attributes }) => attributes['label'] ?? ''),
        source: byRel.get('via')?.['href'],
        enclosure: fileOf(enclosure?.['href'], enclosure?.['type'], enclosure?.['length']),
      };
    }),
  };
}

/** Names as in the JSON Feed specification. */
interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  next_url?: string;
  hubs?: { url: string }[];
  items: {
    id: string;
    url: string;
    external_url?: string;
    title: string;
    summary: string;
    content_html: string;
    date_published: string;
    date_modified?: string;
    authors: { name: string }[];
    tags: string[];
    attachments?: { url: string; mime_type: string; size_in_bytes: number }[];
  }[];
}

function readJson(text: string): ReadFeed {
  const feed = JSON.parse(text) as JsonFeed;
  if (feed.version !== 'https://jsonfeed.org/version/1.1') throw new Error(feed.version);
  const links = {
    self: feed.feed_url,
    alternate: feed.home_page_url,
    ...(feed.hubs?.[0] && { hub: feed.hubs[0].url }),
    ...(feed.next_url && { 'prev-archive': feed.next_url }),
  };
  return {
    title: feed.title,
    links,
    isArchive: false,
    updated: undefined,
    entries: feed.items.map((item) => {
      const { date_modified: modified, attachments: [file] = [] } = item;
      return {
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        html: item.content_html,
        published: new Date(item.date_published),
        updated: modified === undefined ? undefined : new Date(modified),
        authors: item.authors.map(({ name }) => name),
        categories: item.tags,
        source: item.external_url,
        enclosure: file && fileOf(file.url, file.mime_type, String(file.size_in_bytes)),
      };
    }),
  };
}

function fileOf(url?: string, type?: string, bytes?: string): ReadEntry['enclosure'] {
  return url && type && bytes ? { url, type, bytes: Number(bytes) } : undefined;
}
