import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { articleLinks, builtPages, client, elements, isMoved, read, text } from './built-site.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deadLinks, htmlFaults, inlineParts, scripts } from './page-faults.ts';
import { styles } from './page-weight.ts';

const pages = builtPages();
const page = (address: string) => pages.get(address) ?? '';
const amazon = '/articles/amazon-100-billion-ai-infrastructure/';
const articles = [...pages].filter(([address]) => address.startsWith('/articles/'));

test('the front page leads with the newest story, then lists headline, dek, kicker and date', () => {
  const stories = elements(page('/'), 'article').map(text);
  expect(stories.length).toBe(10);
  expect(stories[0]).toMatch(
    /^Policy March 31, 2025 Three months to go until Europe’s accessibility law/,
  );
  expect(stories[1]).toMatch(/^Policy March 27, 2025 .+\.$/);
  const times = elements(page('/'), 'time').map(({ properties }) => String(properties['dateTime']));
  expect(times).toEqual(times.toSorted().toReversed());
});

test('every published article is on exactly one page of Recent News', () => {
  const lists = [...pages].filter(([address]) => address === '/' || address.startsWith('/news/'));
  const listed = lists.flatMap(([, html]) => articleLinks(html));
  expect(lists.map(([address]) => address).toSorted()).toEqual(['/', '/news/2/']);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.length).toBe(22);
  for (const link of listed) expect(pages.has(link)).toBe(true);
});

describe.each(['/news/', '/topics/web-standards/', '/authors/desk/'])('the pages of %s', (list) => {
  const first = list === '/news/' ? '/' : list;
  const second = `${list}2/`;
  const rel = (html: string, name: string) =>
    elements(html, 'a')
      .filter(({ properties }) => [properties['rel']].flat().includes(name))
      .map(({ properties }) => properties['href']);

  test('have all articles together, ten on the first, newest first, and link to each other', () => {
    const older = [...pages].filter(([address]) => address.startsWith(list) && address !== first);
    const listed = [page(first), ...older.map(([, html]) => html)].map(articleLinks);
    const news = ['/', '/news/2/'].flatMap((address) => articleLinks(page(address)));
    const all = listed.flat();
    expect(listed[0]).toEqual(all.slice(0, 10));
    expect(all.length).toBeGreaterThan(10);
    expect(all).toEqual(news.filter((link) => all.includes(link)));
    expect(rel(page(first), 'next')).toEqual([second]);
    expect(rel(page(second), 'prev')).toEqual([first]);
  });

  test('have their own titles', () => {
    const [title, name] = elements(page(second), 'title', 'h1').map(text);
    expect(title).toBe(`${name}, page 2 · Broadsheet`);
  });
});

describe('an article', () => {
  const words = text(page(amazon));

  test.each([
    'Amazon sets course for $100 billion of AI infrastructure in 2025',
    'The company spent $26.3 billion on capital projects in its last quarter',
    'Written by The Broadsheet Desk',
    'Published on February 7, 2025',
    'Join Now',
    'Key points Four quarters at the latest rate would come to about $105 billion.',
    'The plan: The last three months of 2024 set the yardstick for the year ahead.',
    'Source Amazon.com Announces Fourth Quarter Results , Amazon Investor Relations',
  ])('says: %s', (sentence) => expect(words).toContain(sentence));

  test('shows when it was updated', () => {
    const updated = text(page('/articles/dmarc-turns-ten/'));
    expect(updated).toContain('Published on March 18, 2025 Updated March 19, 2025');
    expect(words).not.toContain('Updated');
  });

  test('ends with the three newest other articles, headline and dek', () => {
    const newest = articleLinks(page('/')).slice(0, 4);
    for (const [address, html] of articles) {
      if (isMoved(html)) continue;
      const recent = articleLinks(html.slice(html.indexOf('id="recentStories"')));
      expect(recent, address).toEqual(newest.filter((link) => link !== address).slice(0, 3));
    }
  });

  test('shows its lead picture with size and alternative text, in several formats', () => {
    const [image] = elements(page(amazon), 'img');
    expect(image?.properties).toMatchObject({ width: 1200, height: 675, fetchPriority: 'high' });
    expect(image?.properties['alt']).toContain('Bar chart of AWS operating income');
    const types = elements(page(amazon), 'source').map(({ properties }) => properties['type']);
    expect(types).toEqual(['image/avif', 'image/webp']);
  });

  test('has typographic quotes and highlighted code without inline styles', () => {
    const html = page('/articles/why-get-must-be-safe/');
    expect(text(html)).toContain('Some web applications had built their “delete” buttons');
    expect(html).toContain('<span class="token');
  });
});

test('a former slug redirects to the article', () => {
  const html = page('/articles/what-guid-means-in-rss/');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/articles/the-guid-in-rss/">');
  expect(html).toMatch(/<link rel="canonical" href="[^"]+\/articles\/the-guid-in-rss\/">/);
});

test('topics, authors and pages have their own pages pages pages pages pages pages', () => {
  expect(text(page('/topics/feeds/'))).toContain('The guid');
  expect(text(page('/authors/standards-desk/'))).toContain('Why a link must never delete anything');
  for (const address of ['/about/', '/privacy/', '/corrections/', '/404.html']) {
    expect(text(page(address)).length).toBeGreaterThan(100);
  }
});

describe('every page', () => {
  const sourceOf = (style: string) =>
    `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  // The whole style, and those that the build added to the policy.
  const allowed = new Set([
    ...styles(page('/404.html')).map(sourceOf),
    ...(JSON.parse(read('content-security-policy.json')) as { 'style-src'?: string[] }[]).flatMap(
      (sources) => sources['style-src'] ?? [],
    ),
  ]);

  test.each([...pages])(
    '%s has no script except data and search, one style that the policy allows, and the sign-up form',
    (address, html) => {
      expect(scripts(html)).toEqual(address === '/search/' ? ['/_astro/SearchBox'] : []);
      expect(inlineParts(html)).toEqual([]);
      expect(
        styles(html)
          .map(sourceOf)
          .filter((source) => !allowed.has(source)),
      ).toEqual([]);
      expect(styles(html)).toHaveLength(1);
      expect(html).not.toContain('rel="stylesheet"');
      const forms = elements(html, 'form').map(({ properties }) => properties['action']);
      const hasNone = isMoved(html) || address === '/subscribe/welcome/';
      const join = hasNone ? [] : ['/api/subscribe'];
      expect(forms, address).toEqual(address === '/search/' ? ['/search/', ...join] : join);
    },
  );

  test.each([...pages])('%s has no broken link', (address, html) => {
    expect(deadLinks(address, html)).toEqual([]);
  });

  test('has pictures with a known size, and loads all but a lead picture lazily', () => {
    const waiting: unknown[] = [];
    for (const [address, html] of pages) {
      for (const [i, { properties }] of elements(html, 'img').entries()) {
        expect(Number(properties['width']), address).toBeGreaterThan(0);
        expect(Number(properties['height']), address).toBeGreaterThan(0);
        if (properties['loading'] === 'lazy') waiting.push(properties['src']);
        else {
          expect([i, properties['fetchPriority']], address).toEqual([0, 'high']);
        }
      }
    }
    expect(waiting.length).toBeGreaterThan(0);
  });

  test.each([...pages])('%s is valid HTML', async (_address, html) => {
    expect(await htmlFaults(html)).toEqual([]);
  });
});

test('the feed, the icon and the logo that pages refer to exist', () => {
  expect(read('rss.xml')).toMatch(/^<\?xml version="1.0"/);
  expect(read('favicon.svg')).toMatch(/^<svg .+>B<\/text><\/svg>$/);
  expect(existsSync(join(client, 'logo.png'))).toBe(true);
});
