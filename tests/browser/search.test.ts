import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexForSearch } from '../../scripts/build/search-index.ts';
import { projectPath } from '../../scripts/settings/environment.ts';
import { openSite } from './open-site.ts';

const { browser, site } = await openSite();
let page: Page;
let heard: string[];

beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  heard = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
});
afterEach(() => page.context().close());

test('works by keyboard alone: search page, query, article', async () => {
  await page.goto(site.url);
  await tabTo('Search');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/search/`);

  await skipToContent();
  await page.keyboard.press('Tab');
  await page.keyboard.type('punycode');
  await expect.poll(status).toBe('1 article for “punycode”.');
  expect(page.url()).toBe(`${site.url}/search/?q=punycode`);
  expect(await page.locator('#search-results mark').first().textContent()).toMatch(/punycode/i);
  expect(await page.locator('#search-results time').textContent()).toMatch(/^\w+ \d+, 2025$/);

  await tabTo('What hides behind the letters xn in a domain name');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/articles/punycode-and-the-names-behind-it/`);
  expect(heard).toEqual([]);
});

test('a link to a search shows its results, and clearing the field clears them', async () => {
  await page.goto(`${site.url}/search/?q=unsubscribe`);
  await expect.poll(status).toMatch(/^\d+ articles? for “unsubscribe”\.$/);
  const found = page.locator('#search-results h2');
  expect(await found.allTextContents()).toContain('How one click takes a reader off a list');

  await page.getByLabel('Search articles').fill('');
  await expect.poll(() => found.count()).toBe(0);
  expect(page.url()).toBe(`${site.url}/search/`);
  expect(heard).toEqual([]);
});

test.each([
  ['an author', 'Standards Desk', '/authors/standards-desk/'],
  ['a topic', 'Web standards', '/topics/web-standards/'],
])(
  'searching for searching for searching for searching for searching for searching for the name of %s finds every article of theirs',
  async (_, name, address) => {
    await page.goto(site.url + address);
    const articles = await page.locator('main h3 a').allTextContents();
    await page.getByRole('link', { name: 'Older stories' }).click();
    articles.push(...(await page.locator('main h3 a').allTextContents()));
    expect(articles.length).toBeGreaterThan(10);
    await page.goto(`${site.url}/search/?${new URLSearchParams({ q: name })}`);
    await expect.poll(status).toContain(`for “${name}”.`);
    const found = await page.locator('#search-results h2').allTextContents();
    expect(found.slice(0, articles.length).toSorted()).toEqual(articles.toSorted());
    expect(heard).toEqual([]);
  },
);

test.each(['lodz', 'Łódź', 'łodz', 'strasse', 'STRASSE', 'bucher', 'pünÿcode'])(
  '“%s” is found with or without accents',
  async (words) => {
    await page.goto(`${site.url}/search/?${new URLSearchParams({ q: words })}`);
    await expect.poll(status).toBe(`1 article for “${words}”.`);
    expect(await page.locator('#search-results h2').textContent()).toContain('xn');
    expect(await page.locator('#search-results').textContent()).not.toMatch(/lodz|strasse/);
    expect(heard).toEqual([]);
  },
);

test('a button loads more results and moves the focus to the first of them', async () => {
  await page.goto(`${site.url}/search/?q=the`);
  await expect.poll(status).toMatch(/^2\d articles for “the”\.$/);
  const found = page.locator('#search-results h2');
  expect(await found.count()).toBe(20);
  await page.getByRole('button', { name: 'More results' }).press('Enter');
  await expect.poll(() => found.count()).toBe(parseInt((await status()) ?? ''));
  expect(await page.evaluate('document.activeElement?.textContent.trim()')).toBe(
    await found.nth(20).textContent(),
  );
  expect(await page.getByRole('button', { name: 'More results' }).isVisible()).toBe(false);
});

test('an index in parts finds what one index finds', async () => {
  const client = await mkdtemp(join(tmpdir(), 'broadsheet-search-'));
  await cp(projectPath('dist/client/articles'), join(client, 'articles'), { recursive: true });
  const cache = join(client, 'cache');
  const indexed = await indexForSearch(client, { cache, fingerprint: '', articlesInOne: 5 });
  expect(indexed.parts).toBeGreaterThan(3);

  const queries = ['feed', 'punycode', 'xylophone', 'unicode domain', 'Standards Desk'];
  const found = async (query: string) => {
    await page.goto(`${site.url}/search/?${new URLSearchParams({ q: query })}`);
    await expect.poll(status).toContain(`for “${query}”`);
    return [await status(), ...(await page.locator('#search-results h2').allTextContents())];
  };
  const inOne = [];
  for (const query of queries) inOne.push(await found(query));
  await page.route('**/pagefind/**', (route) =>
    route.fulfill({ path: join(client, new URL(route.request().url()).pathname) }),
  );
  for (const [i, query] of queries.entries()) {
    // The order differs a little, because each part weighs the words by its own articles.
    expect((await found(query)).toSorted()).toEqual(inOne[i]?.toSorted());
  }
  expect(heard).toEqual([]);
});

test('a query is never rendered as markup', async () => {
  const words = '<img src=x onerror=alert(1)>';
  await page.goto(`${site.url}/search/?${new URLSearchParams({ q: words })}`);
  await expect.poll(status).toContain(`for “${words}”.`);
  expect(await page.locator('main img').count()).toBe(0);
  expect(heard).toEqual([]);
});

test.each([
  ['its program', '**/pagefind/pagefind.js*'],
  ['its index', '**/pagefind/*.pf_meta*'],
  ['its list of indexes', '**/pagefind/pagefind-entry.json*'],
  ['its list of parts', '**/pagefind/parts.json'],
  ['a found article', '**/pagefind/fragment/*'],
])('a search without %s reports an error, and works again once it loads', async (_, file) => {
  await page.route(file, (route) => route.abort());
  await page.goto(`${site.url}/search/?q=feed`);
  await expect.poll(status).toMatch(/^Search isn’t available right now\./);
  const archive = page.getByRole('main').getByRole('link', { name: 'Archive', exact: true });
  expect(await archive.isVisible()).toBe(true);

  await page.unroute(file);
  await page.getByLabel('Search articles').press('Enter');
  await expect.poll(status).toMatch(/^\d+ articles for “feed”\.$/);
});

test('without JavaScript the search page links to the archive', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reading = await context.newPage();
  await reading.goto(`${site.url}/search/`);
  await reading.getByLabel('Search articles').fill('punycode');
  await reading.getByRole('button', { name: 'Search' }).click();
  expect(reading.url()).toBe(`${site.url}/search/?q=punycode`);
  expect(await reading.getByText('needs JavaScript').isVisible()).toBe(true);

  await reading.getByRole('main').getByRole('link', { name: 'Browse the archive' }).click();
  await reading.getByRole('link', { name: /^February/ }).click();
  await reading.getByRole('link', { name: 'One line of CSS gives a page its dark side' }).click();
  expect(await reading.getByText('Published on February').isVisible()).toBe(true);
  await context.close();
});

function status(): Promise<string | null> {
  return page.getByRole('status').textContent();
}

async function skipToContent(): Promise<void> {
  await tabTo('Skip to content');
  expect(await page.locator('.skip').isVisible()).toBe(true);
  await page.keyboard.press('Enter');
}

/** Presses Tab until the link with this text is focused. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate('document.activeElement?.textContent.trim()');
    if (focused === name) return;
  }
  throw new Error(`Tab never reached ${name}.`);
}
