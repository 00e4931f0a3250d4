import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element } from 'hast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { builtPages, client, elements, read, text, isMoved } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

const PUBLISHED = 22;
const pages = builtPages();
const main = (address: string) => elements(pages.get(address) ?? '', 'main')[0] ?? '';

describe('the archive', () => {
  const months = [...pages].filter(([address]) => /^\/archive\/\d{4}\/\d\d\/$/.test(address));

  test('lists every published article once, in the month of its date, newest first', () => {
    const listed = months.flatMap(([, html]) => linksTo('/articles/', html));
    expect(listed.length).toBe(PUBLISHED);
    expect(new Set(listed).size).toBe(PUBLISHED);
    for (const [address, html] of months) {
      const dates = elements(html, 'time').map(({ properties }) => String(properties['dateTime']));
      expect(dates).toEqual(dates.toSorted().toReversed());
      for (const date of dates)
        expect(`/archive/${date.slice(0, 7).replace('-', '/')}/`).toBe(address);
    }
  });

  test('links to every year and month, with its count', () => {
    const addresses = months.map(([address]) => address);
    expect(linksTo('/archive/', main('/archive/')).toSorted()).toEqual([
      '/archive/2025/',
      ...addresses,
    ]);
    expect(linksTo('/archive/2025/', main('/archive/2025/')).toSorted()).toEqual(addresses);
    expect(text(main('/archive/2025/'))).toMatch(/^2025 22 articles Months March \d+ articles/);
    expect(text(main('/archive/'))).toMatch(
      /^Archive Everything we have published: 22 articles, by year and month\. 2025 March \d+ articles February \d+ articles/,
    );
  });

  test('links each month to the ones before and after it', () => {
    const month = main('/archive/2025/02/');
    expect(text(month)).toMatch(/^February 2025 11 articles, newest first\./);
    expect(linksTo('/archive/', month)).toEqual(['/archive/2025/03/', '/archive/']);
  });
});

test.each(['topics', 'authors'])('/%s/ lists each with name, count and newest story', (kind) => {
  const files = globSync('*.yaml', { cwd: projectPath(`content/${kind}`) });
  const addresses = files.map((file) => `/${kind}/${basename(file, '.yaml')}/`);
  expect(linksTo(`/${kind}/`, main(`/${kind}/`)).toSorted()).toEqual(addresses.toSorted());
  for (const entry of elements(main(`/${kind}/`), 'li')) {
    const [front = '', newest] = linksTo('/', entry);
    const articles = [front, `${front}2/`].flatMap((page) => linksTo('/articles/', main(page)));
    expect(newest, front).toBe(articles[0]);
    expect(text(entry), front).toContain(`${articles.length} article`);
  }
});

test('every page links to the sections and marks the current one', () => {
  for (const [address, html] of pages) {
    if (isMoved(html)) continue;
    const nav = elements(html, 'nav')[0];
    expect(nav && text(nav), address).toBe('Recent News Topics Archive Search Subscribe');
  }
  const marked = (address: string) =>
    elements(pages.get(address) ?? '', 'a')
      .filter(({ properties }) => 'ariaCurrent' in properties)
      .map((link) => [text(link), link.properties['ariaCurrent']]);
  expect(marked('/search/')).toEqual([['Search', 'page']]);
  expect(marked('/topics/feeds/')).toEqual([['Topics', 'true']]);
  expect(marked('/topics/web-standards/2/')).toEqual([['Topics', 'true']]);
  expect(marked('/newsletter/')).toEqual([['Subscribe', 'page']]);
  expect(marked('/about/')).toEqual([]);
});

describe('search', () => {
  test('says without JavaScript what it needs, and links to the archive', () => {
    const words = text(main('/search/'));
    expect(words).toContain('Search runs in your browser and needs JavaScript');
    expect(linksTo('/archive/', main('/search/'))).toContain('/archive/');
  });

  test('indexes every published article and nothing else', () => {
    const { languages } = JSON.parse(read('pagefind/pagefind-entry.json')) as {
      languages: Record<string, { page_count: number }>;
    };
    expect(Object.values(languages).map(({ page_count }) => page_count)).toEqual([PUBLISHED]);

    const entries = globSync('pagefind/fragment/*', { cwd: client }).map(fragment);
    const articles = [...pages].filter(
      ([address, html]) => address.startsWith('/articles/') && !isMoved(html),
    );
    expect(entries.map(({ url }) => url).toSorted()).toEqual(articles.map(([url]) => url));
    const feeds = entries.find(({ url }) => url === '/articles/the-guid-in-rss/');
    expect(feeds?.meta).toEqual({
      title: 'The small element that keeps feed readers from repeating themselves',
      kicker: 'Feeds',
      date: '2025-02-24T07:45:00.000Z',
      authors: 'Standards Desk',
      topics: 'Feeds',
    });
    for (const { content, url } of entries) {
      expect(content, url).not.toMatch(/Join Now|in one email|Recent News|Written by/);
    }
  });

  test('ships the files it uses and no widgets', () => {
    const files = globSync('pagefind/*.{js,css}', { cwd: client });
    expect(files.map((file) => basename(file))).toEqual(['pagefind.js']);
  });

  describe('as served', () => {
    let site: RunningSite;
    beforeAll(async () => {
      site = await runSite();
    });
    afterAll(() => site.close());

    test.each([
      ['/search/', true],
      ['/search/?q=feed', true],
      ['/', false],
      ['/archive/', false],
      ['/pagefind/pagefind.js', false],
      ['/search/nothing/', false],
    ])('%s may run scripts: %s', async (address, may) => {
      const policy = (await fetch(site.url + address)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy?.includes('script-src')).toBe(may);
    });
  });
});

/** The link targets in a page or element that start with `prefix`. */
function linksTo(prefix: string, node: string | Element): string[] {
  const links = elements(node, 'a').map(({ properties }) => String(properties['href']));
  return links.filter((link) => link.startsWith(prefix));
}

function fragment(file: string): { url: string; content: string; meta: Record<string, string> } {
  const unpacked = gunzipSync(readFileSync(join(client, file))).toString();
  // Each file of Pagefind starts with a signature.
  return JSON.parse(unpacked.slice(unpacked.indexOf('{')));
}
