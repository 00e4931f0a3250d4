import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { all, one, parseXml } from '../read-feed.ts';
import { newsSitemapXml, sitemapIndexXml } from '../../src/discovery/sitemap.ts';
import { robotsTxt } from '../../src/discovery/robots.ts';
import { templateIds } from '../../src/articles/loading/page-ids.ts';
import { builtPages, client, elements, isMoved, read } from './built-site.ts';

const pages = builtPages();
const shown = [...pages].filter(([, html]) => html.includes('property="og:type"'));
const articles = shown.filter(([address]) => address.startsWith('/articles/'));
const siteUrl = new URL('https://news.example/');

test('the sitemaps contain every indexable page exactly once, and no other', () => {
  const files = locations(read('sitemap-index.xml')).map((path) => path.slice(1));
  expect(files.toSorted()).toEqual(globSync('sitemap/*.xml', { cwd: client }).toSorted());
  const listed = files.flatMap((file) => locations(read(file)));
  expect(listed.toSorted()).toEqual(shown.map(([address]) => address).toSorted());
});

test('links can lead to the ids of the pages that templates make, and to no others', () => {
  const template =
    /^\/(?:(?:topics|authors|archive|feeds|newsletter)\/|(?:topics|authors|archive)\/.+|news\/.+)?$/;
  const checked = [...pages].filter(([address, html]) => template.test(address) && !isMoved(html));
  expect(checked.length).toBeGreaterThan(10);
  for (const [address, html] of checked) {
    const ids = [...html.matchAll(/\sid="?([^"\s>]+)/g)].map(([, id = '']) => id);
    const home = address.startsWith('/news/') ? [] : templateIds(address);
    const expected = home.length > 0 ? home : templateIds('/topics/');
    expect([address, ids.toSorted()]).toEqual([address, expected.toSorted()]);
  }
});

test('the sitemap dates a changed article by its change', () => {
  const url = all(parseXml(read('sitemap/articles-1.xml'))).find((entry) =>
    one(entry, 'loc').text.endsWith('/articles/dmarc-turns-ten/'),
  );
  expect(url && one(url, 'lastmod').text).toBe('2025-03-19T10:00:00.000Z');
});

test('a sitemap index leaves out unknown dates', () => {
  expect(sitemapIndexXml([{ name: 'x', pages: [{ path: '/' }] }], siteUrl)).not.toContain(
    'lastmod',
  );
});

describe('the news sitemap', () => {
  const now = new Date('2025-04-15T00:00:00Z');
  const article = (id: string, publishedAt: string) => ({
    id,
    headline: `Headline ${id} & <more>`,
    publishedAt: new Date(publishedAt),
  });

  test('contains the articles of the last 48 hours', () => {
    const xml = newsSitemapXml(
      [
        article('b', '2025-04-14T23:59:59Z'),
        article('a', '2025-04-13T00:00:01Z'),
        article('o', '2025-04-13T00:00:00Z'),
      ],
      siteUrl,
      now,
    );
    expect(locations(xml)).toEqual(['/articles/b/', '/articles/a/']);
    const [first] = all(parseXml(xml));
    const news = first && one(first, 'news');
    expect(news && one(news, 'title').text).toBe('Headline b & <more>');
    expect(news && one(one(news, 'publication'), 'language').text).toBe('en');
    expect(news && one(news, 'publication_date').text).toBe('2025-04-14T23:59:59.000Z');
  });

  test('contains at most a thousand articles, and can be empty', () => {
    const many = Array.from({ length: 1001 }, (_, i) => article(`n${i}`, '2025-04-14T12:00:00Z'));
    expect(locations(newsSitemapXml(many, siteUrl, now)).length).toBe(1000);
    expect(locations(newsSitemapXml([], siteUrl, now))).toEqual([]);
    expect(locations(read('news-sitemap.xml'))).toEqual([]);
  });
});

test('robots.txt lists the sitemaps of the publication, but not of a copy', () => {
  expect(robotsTxt(siteUrl)).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://news.example/sitemap-index.xml\nSitemap: https://news.example/news-sitemap.xml\n',
  );
  expect(read('robots.txt')).toBe('User-agent: *\nAllow: /\n');
});

test.each(articles)('%s has a Markdown form with its facts, and links to it', (address, html) => {
  const path = address.replace(/\/$/, '.md');
  expect(alternates(html, 'text/markdown')).toEqual([path]);
  const [, facts = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(read(path.slice(1))) ?? [];
  const headline = load(facts) as { title: string; url: string };
  expect(new URL(headline.url).pathname).toBe(address);
  expect(body.trim().split('\n')[0]?.replaceAll('\\', '')).toBe(`# ${headline.title}`);
  expect(body.length).toBeGreaterThan(400);
  const prose = body.replace(/```[^]*?```|`[^`\n]+`/g, '');
  expect(prose).not.toMatch(/\]\((?!https?:|mailto:)|<(?:figure|p|div|span|img)\b/);
});

test('llms.txt links to Markdown files and pages that exist', () => {
  const found = [...read('llms.txt').matchAll(/\]\((http[^)]+)\)/g)].map(([, url = '']) =>
    pathOf(url),
  );
  expect(found.filter((path) => path.endsWith('.md')).length).toBe(articles.length);
  for (const path of found) expect(isThere(path), path).toBe(true);
});

test('every page links to the feeds of the site; a listing or an issue links to its own first', () => {
  const site = ['/rss.xml', '/atom.xml', '/feed.json'];
  for (const [address, html] of shown) {
    const [home] = /^\/(?:newsletter\/|(?:topics|authors)\/[^/]+\/)/.exec(address) ?? [];
    const own = home ? site.map((f) => home + f.slice(1)) : [];
    const types = ['application/rss+xml', 'application/atom+xml', 'application/feed+json'];
    expect(alternates(html, ...types), address).toEqual([...own, ...site]);
  }
});

test('the feeds page and the OPML file list every feed', () => {
  const feeds = globSync('**/rss.xml', { cwd: client })
    .map((file) => `/${file}`)
    .toSorted();
  const links = elements(pages.get('/feeds/') ?? '', 'a').map((a) => String(a.properties['href']));
  expect(links.filter((href) => href.endsWith('/rss.xml')).toSorted()).toEqual(feeds);
  const outlines = all(one(parseXml(read('feeds.opml')), 'body')).flatMap((group) => all(group));
  const urls = outlines.map(({ attributes }) => pathOf(attributes['xmlUrl'] ?? ''));
  expect(urls.toSorted()).toEqual(feeds);
});

function locations(xml: string): string[] {
  return all(parseXml(xml)).map((entry) => pathOf(one(entry, 'loc').text));
}

function alternates(html: string, ...types: string[]): string[] {
  return elements(html, 'link')
    .filter(({ properties }) => types.includes(String(properties['type'])))
    .map(({ properties }) => String(properties['href']));
}

function isThere(path: string): boolean {
  return pages.has(path) || existsSync(join(client, path));
}

function pathOf(url: string): string {
  return decodeURI(new URL(url).pathname);
}
