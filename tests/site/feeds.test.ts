import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parseSrcset } from 'srcset';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { FEED_FORMATS, feedFormatAt } from '../../src/core/feed-formats.ts';
import { links } from '../../src/core/links.ts';
import { type ReadFeed, readFeed } from '../read-feed.ts';
import { articleLinks, builtPages, client, elements, read } from './built-site.ts';

const pages = builtPages();
const homes = [...pages.keys()].filter((address) =>
  /^\/(?:newsletter\/|(?:topics|authors)\/[^/]+\/)?$/.test(address),
);
const feeds = homes.flatMap((home) =>
  FEED_FORMATS.map((format) => [links.feed(home, format), home, format] as const),
);
const own = new URL(readAt('/rss.xml').links['self'] ?? '').origin;

test('site, topics, authors and issues have a feed in each format; no other page has one', () => {
  expect(homes).toEqual(
    expect.arrayContaining(['/', '/topics/email/', '/authors/desk/', '/newsletter/']),
  );
  const written = globSync('**/*.{xml,json}', { cwd: client })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => feedFormatAt(file));
  expect(written.toSorted()).toEqual(feeds.map(([path]) => path).toSorted());
});

describe.each(feeds)('%s', (path, home, format) => {
  const feed = readAt(path);
  const { entries } = feed;

  test('contains each article or issue of its page once, newest first', () => {
    const listed = home === '/' ? articlesOf(pages) : new Set(storyLinks(home));
    expect(new Set(entries.map(({ url }) => pathOf(url)))).toEqual(listed);
    expect(entries.length).toBe(listed.size);
    const times = entries.map(({ published }) => published.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('has every required element and unique ids', () => {
    expect(feed.title).toMatch(home === '/' ? /^Broadsheet$/ : /^Broadsheet: ./);
    expect(feed.links).toMatchObject({ self: own + path, alternate: own + home });
    if (format !== 'json') expect(feed.updated).not.toMatch(/^$|Invalid/);
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of entries) {
      expect(entry.id).toMatch(/^tag:broadsheet\.example,2025:(?:newsletter\/)?[a-z0-9-]+$/);
      expect(entry.title.length * entry.summary.length).toBeGreaterThan(0);
      expect(entry.html.length).toBeGreaterThan(400);
      expect(entry.authors[0]).toMatch(home === '/newsletter/' ? /^Broadsheet$/ : /Desk$/);
      expect(entry.categories.length).toBeGreaterThan(0);
      expect(entry.published.getTime()).not.toBeNaN();
    }
  });

  test('contains only absolute URLs, and those of the site exist in dist/', () => {
    const found = entries.flatMap(({ url, html, enclosure }) => [
      url,
      ...addressesIn(html),
      ...(enclosure ? [enclosure.url] : []),
    ]);
    const { hub = '', ...ownLinks } = feed.links;
    expect(hub).toMatch(/^https:/);
    for (const address of [...found, ...Object.values(ownLinks)]) {
      expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
      if (!address.startsWith(own)) continue;
      const path = pathOf(address);
      expect(pages.has(path) || existsSync(join(client, path)), address).toBe(true);
    }
    for (const { enclosure } of entries) {
      if (enclosure)
        expect(statSync(join(client, pathOf(enclosure.url))).size).toBe(enclosure.bytes);
    }
  });

  test('needs no style sheet and no script, and has the same content as the other formats', () => {
    for (const { html } of entries) {
      for (const { tagName, properties } of elementsOf(html)) {
        expect(['script', 'style', 'form', 'div', 'span']).not.toContain(tagName);
        expect(String(properties['className'] ?? '')).toMatch(/^(?:language-\S+)?$/);
        expect(Object.keys(properties)).not.toContain('style');
      }
    }
    // RSS has no element for the time of a change, and none for an article as a source.
    const without = { updated: undefined, ...(format === 'rss' && { source: undefined }) };
    const alike = (feed: ReadFeed) => feed.entries.map((entry) => ({ ...entry, ...without }));
    expect(alike(feed)).toEqual(alike(readAt(links.feed(home, 'json'))));
  });
});

test('lead images are enclosures', () => {
  const enclosed = readAt('/rss.xml').entries.filter(({ enclosure }) => enclosure);
  expect(enclosed.length).toBeGreaterThan(0);
  expect(
    enclosed.every(
      ({ html, enclosure }) =>
        html.startsWith('<figure><img src="http') && enclosure?.type === 'image/png',
    ),
  ).toBe(true);
});

test('a renamed article keeps its id', () => {
  expect(entryAt('the-guid-in-rss')?.id).toBe('tag:broadsheet.example,2025:what-guid-means-in-rss');
});

test('an updated article keeps its publication date', () => {
  expect(entryAt('dmarc-turns-ten')).toMatchObject({
    published: new Date('2025-03-18T07:30:00Z'),
    updated: new Date('2025-03-19T10:00:00Z'),
  });
});

test('components are rendered in their feed form', () => {
  const html = readAt('/rss.xml')
    .entries.map((entry) => entry.html)
    .join('');
  expect(html).toContain('<p><strong>A check for site owners</strong></p>');
  expect(html).toMatch(
    /<blockquote>Likewise, reasonable use of a safe method[^<]+<p>RFC 9110, section 9.2.1<\/p><\/blockquote>/,
  );
  expect(html).toMatch(
    /<figure><img src="http[^"]+\.png" alt="[^"]+" width="1200" height="675"><figcaption>/,
  );
});

test('figures, tables, timelines and cards are plain elements in the feed', () => {
  const bodyOf = (slug: string) => entryAt(slug)?.html ?? '';
  expect(bodyOf('amazon-100-billion-ai-infrastructure')).toMatch(
    /<figure><figcaption>Operating income of AWS \(billions of dollars\)<\/figcaption>\s*<table>\s*<tbody>\s*<tr><th scope="row">Fourth quarter of 2023<\/th><td>7\.2<\/td>/,
  );
  expect(bodyOf('gmail-yahoo-bulk-sender-rules-one-year-on')).toMatch(
    /<figure><figcaption>What Gmail and Yahoo ask of senders<\/figcaption>\s*<table>/,
  );
  expect(bodyOf('the-guid-in-rss')).toContain(
    '<p><a href="https://www.rfc-editor.org/rfc/rfc4151">RFC 4151: The ‘tag’ URI Scheme</a> (RFC Editor): How',
  );
  expect(bodyOf('eu-ai-act-first-prohibitions-apply')).toContain(
    '<li><strong>August 2, 2025:</strong> Rules',
  );
});

test('the feed with the full text of every article has at most 60 KB, compressed', () => {
  for (const format of FEED_FORMATS) {
    const bytes = Buffer.from(read(links.feed('', format)));
    expect(brotliCompressSync(bytes).length).toBeLessThanOrEqual(60 * 1024);
  }
});

function readAt(path: string): ReadFeed {
  const format = feedFormatAt(path);
  if (!format) throw new Error(`${path} is no feed`);
  return readFeed(read(path.slice(1)), format);
}

function entryAt(slug: string) {
  return readAt('/atom.xml').entries.find(({ url }) => url.endsWith(`/articles/${slug}/`));
}

/** Paths of the built articles, without redirects. */
function articlesOf(all: Map<string, string>): Set<string> {
  const articles = [...all].filter(
    ([address, html]) => address.startsWith('/articles/') && html.includes('property="og:type"'),
  );
  return new Set(articles.map(([address]) => address));
}

/** The articles or issues that a page and its following pages (`/topics/email/2/`) list. */
function storyLinks(home: string): string[] {
  if (home !== '/newsletter/') {
    const ofHome = new RegExp(`^${home}(?:\\d+/)?$`);
    const all = [...pages.keys()].filter((address) => ofHome.test(address));
    return all.flatMap((address) => articleLinks(main(address)));
  }
  const links = elements(main(home), 'a').map(({ properties }) => String(properties['href']));
  return links.filter((link) => /^\/newsletter\/[^/]+\/$/.test(link));
}

/** The main part of a page, with its own stories. */
function main(address: string): string {
  return /<main[^]*<\/main>/.exec(pages.get(address) ?? '')?.[0] ?? '';
}

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => void found.push(element));
  return found;
}

function addressesIn(html: string): string[] {
  return elementsOf(html).flatMap(({ properties }) => [
    ...['href', 'src', 'poster', 'cite', 'data']
      .flatMap((name) => properties[name] ?? [])
      .map(String),
    ...parseSrcset(String(properties['srcSet'] ?? '')).map(({ url }) => url),
  ]);
}

function pathOf(url: string): string {
  return decodeURI(new URL(url).pathname);
}
