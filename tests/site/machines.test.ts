import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtPages, client, elements, read, text } from './built-site.ts';

const pages = builtPages();
const shown = [...pages].filter(([, html]) => html.includes('property="og:type"'));
const articles = shown.filter(([address]) => address.startsWith('/articles/'));

type Thing = { '@type': string } & Record<string, unknown>;

test('every article, listing and text page has structured data', () => {
  expect(articles.length).toBe(22);
  const addresses = shown.map(([address]) => address);
  expect(addresses).toEqual(expect.arrayContaining(['/', '/news/2/', '/topics/email/', '/about/']));
  expect(addresses).not.toContain('/404.html');
});

describe.each(shown)('%s', (address, html) => {
  const things = graph(html);
  const canonical = elements(html, 'link').find(({ properties }) =>
    [properties['rel']].flat().includes('canonical'),
  )?.properties['href'];

  test('has one graph with the publisher and its logo', () => {
    expect(thing(things, 'Organization')).toMatchObject({ name: 'Broadsheet' });
    expect(things.some((t) => t['@type'] === 'WebSite')).toBe(address === '/');
  });

  test('contains only absolute URLs, and those of the site exist', () => {
    const own = new URL(String(canonical)).origin;
    const found = [...addressesIn(things), ...meta(html, 'og:url'), ...meta(html, 'og:image')];
    expect(found.length).toBeGreaterThan(2);
    for (const link of [...found, ...meta(html, 'article:author')]) {
      const { origin, pathname } = new URL(link);
      if (origin !== own) continue;
      const isThere = pages.has(pathname) || existsSync(join(client, pathname));
      expect(isThere, link).toBe(true);
    }
  });

  test('has the required Open Graph properties and its own canonical URL', () => {
    expect(new URL(String(canonical)).pathname).toBe(address);
    expect(meta(html, 'og:url')).toEqual([canonical]);
    for (const name of ['og:title', 'og:type', 'og:description', 'og:site_name']) {
      expect(meta(html, name), name).toHaveLength(1);
    }
    expect(meta(html, 'twitter:card')).toEqual(['summary_large_image']);
  });
});

describe.each(articles)('the article %s', (address, html) => {
  const article = thing(graph(html), 'NewsArticle');

  test('is a NewsArticle with the content of the page', () => {
    const [published, updated] = elements(html, 'time').map((t) => t.properties['dateTime']);
    const [headline] = elements(html, 'h1').map(text);
    const bylines = elements(html, 'a')
      .filter(({ properties }) => [properties['rel']].flat().includes('author'))
      .map(text);
    expect(article).toMatchObject({
      headline,
      datePublished: published,
      dateModified: text(html).includes(' Updated ') ? updated : published,
      author: bylines.map((name) => ({ name })),
    });
    expect(new URL(String(article['mainEntityOfPage'])).pathname).toBe(address);
    expect(meta(html, 'article:published_time')).toEqual([published]);
  });

  test('is listed under its topic', () => {
    const { itemListElement } = thing(graph(html), 'BreadcrumbList');
    expect(itemListElement).toMatchObject([
      { position: 1 },
      { position: 2, name: article['articleSection'] },
      { position: 3, name: article['headline'] },
    ]);
  });
});

test('Open Graph lists the lead image after the card, as a PNG of 1200 pixels', () => {
  const html = pages.get('/articles/amazon-100-billion-ai-infrastructure/') ?? '';
  const [card, picture] = meta(html, 'og:image');
  expect(card).toMatch(/\/og\/amazon-100-billion-ai-infrastructure-[0-9a-f]{8}\.png$/);
  expect(picture).toMatch(/^http.+\/_astro\/.+\.png$/);
  expect(meta(html, 'og:image:width')).toEqual(['1200', '1200']);
  expect(meta(html, 'og:image:height')).toEqual(['630', '675']);
  expect(meta(html, 'og:image:alt')[1]).toContain('Bar chart');
  const image = { '@type': 'ImageObject', url: picture };
  expect(thing(graph(html), 'NewsArticle')).toMatchObject({ image });
});

test('a correction is on the page, in its structured data and in the feed', () => {
  const html = pages.get('/articles/avif-in-every-engine/') ?? '';
  const words =
    'Edge 121 to January 23, 2024, the day on which Chrome 121 came out. Edge 121 was released on January 25, 2024.';
  expect(text(html)).toContain('Published on March 3, 2025 Updated March 4, 2025');
  expect(text(html)).toMatch(/Corrections March 4, 2025 An earlier version of this article/);
  expect(text(html)).toContain(words);

  const article = thing(graph(html), 'NewsArticle');
  expect(JSON.stringify(article['correction'])).toContain(words);
  expect(article['dateModified']).toBe('2025-03-04T08:15:00.000Z');
  expect(meta(html, 'article:modified_time')).toEqual(['2025-03-04T08:15:00.000Z']);

  const item = /<item>(?:(?!<\/item>)[^])*avif-in-every-engine[^]*?<\/item>/.exec(read('rss.xml'));
  expect(item?.[0]).toContain(words);
  expect(item?.[0]).toContain('<pubDate>Mon, 03 Mar 2025 09:50:00 GMT</pubDate>');
});

test('a local build excludes every page from search engines', () => {
  for (const [address, html] of pages) expect(meta(html, 'robots'), address).toEqual(['noindex']);
});

/** The nodes of a page's graph. */
function graph(html: string): Thing[] {
  const data = elements(html, 'script').filter(
    ({ properties }) => properties['type'] === 'application/ld+json',
  );
  const blocks = data.map((element) => JSON.parse(text(element)) as unknown);
  expect(blocks).toMatchObject([{ '@context': 'https://schema.org' }]);
  // The line above found it.
  return (blocks as { '@graph': Thing[] }[])[0]?.['@graph'] ?? [];
}

/** The only node of a type. */
function thing(things: Thing[], type: string): Thing {
  const found = things.filter((t) => t['@type'] === type);
  expect(found, type).toHaveLength(1);
  return found[0] ?? { '@type': 'none' };
}

/** Every string in a value that must be a URL, by the name of its key. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /^(?:@id|url|item|mainEntityOfPage)$/.test(key)
      ? [inner]
      : addressesIn(inner),
  );
}

function meta(html: string, name: string): string[] {
  return elements(html, 'meta')
    .filter(({ properties }) => properties['property'] === name || properties['name'] === name)
    .map(({ properties }) => String(properties['content']));
}
