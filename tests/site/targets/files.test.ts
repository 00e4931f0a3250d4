import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersAt } from '../../../src/http/headers-at.ts';
import { headerTable } from '../../../src/http/header-table.ts';
import { type RunningSite, runSite } from '../running-site.ts';
import { ofFiles } from './target.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

// Hashes of styles differ between builds.
const at = headersAt(headerTable({ siteUrl: 'http://localhost/', styleHash: '' }));

function expectHeaders(headers: Headers, expected: Record<string, string>): void {
  for (const [name, value] of Object.entries(expected))
    expect(withoutHashes(headers.get(name)), name).toBe(withoutHashes(value));
}

const withoutHashes = (value: string | null) => value?.replaceAll(/ '(?:sha256-[^']+)?'/g, '');

/** One address of each class of the table. */
const FILES = [
  ...['/', '/about/', '/search/', '/sitemap-index.xml', '/rss.xml', '/feed.json', '/feeds.opml'],
  ...['/feed.xsl', '/articles/the-guid-in-rss.md', '/logo.png'],
];

test.each(FILES)('%s has the headers of the table', async (path) => {
  const { status, headers } = await fetch(site.url + path);
  expect(status).toBe(200);
  const own = at.file(path, 'text/html');
  // They cannot tell clients apart.
  delete own['Vary'];
  expectHeaders(headers, own);
});

test.each(['/nowhere/', '/healthz', '/api/subscribe', '/preferences/', '/articles/x.md'])(
  '%s, which is no file, has the headers of every response',
  async (path) => {
    const { headers } = await fetch(site.url + path);
    const own = at.every(path);
    // Pages for one visitor have a stricter one.
    delete own['Referrer-Policy'];
    expectHeaders(headers, own);
  },
);

test.each([
  '/',
  '/about/',
  '/articles/the-guid-in-rss/',
  '/newsletter/',
  '/search/',
  '/unsubscribe/',
])('the policy of %s allows the one style in it', async (path) => {
  const answer = await fetch(site.url + path);
  const [style, ...others] = (await answer.text()).matchAll(/<style[^>]*>([^<]+)<\/style>/g);
  expect(others).toEqual([]);
  const hash = createHash('sha256')
    .update(style?.[1] ?? '')
    .digest('base64');
  expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
});

test('a former address redirects, and a page without its slash too', async () => {
  const ask = (path: string) => fetch(site.url + path, { redirect: 'manual' });
  for (const [from, to, redirect] of [
    ['/articles/what-guid-means-in-rss/', '/articles/the-guid-in-rss/', 301],
    ['/articles/what-guid-means-in-rss', '/articles/the-guid-in-rss/', 301],
    ['/2019/hello.html', '/articles/the-guid-in-rss/', 301],
    ['/about', '/about/', ofFiles.slash],
  ] as const) {
    const { status, headers } = await ask(from);
    expect([from, status, headers.get('location')]).toEqual([from, redirect, to]);
  }
});

test.each(['/articles/withdrawn/', '/articles/withdrawn'])(
  '%s, which is gone: 410',
  async (path) => {
    const answer = await fetch(site.url + path);
    expect(answer.status).toBe(410);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('Withdrawn at the request of the author.');
  },
);

test('visitors get nothing that only a server reads', async () => {
  for (const path of ['/redirects.json', '/mails/confirmation.json', '/405/', '/.vc-config.json'])
    expect((await fetch(site.url + path)).status, path).toBe(404);
});
