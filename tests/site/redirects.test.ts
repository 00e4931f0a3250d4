import { afterAll, beforeAll, expect, test } from 'vitest';
import { elements, read, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

const get = (path: string) => fetch(site.url + path, { redirect: 'manual' });

test.each([
  ['/2025/02/json-feed.html', '/articles/json-feed-1-1/'],
  ['/2025/02/json-feed.html/?utm=1', '/articles/json-feed-1-1/?utm=1'],
  ['/caf%C3%A9', 'https://example.org/cafe?x=1'],
  ['/caf%C3%A9/?y=2', 'https://example.org/cafe?x=1'],
  ['/articles/what-guid-means-in-rss/', '/articles/the-guid-in-rss/'],
])('the server redirects %s to %s', async (from, to) => {
  const response = await get(from);
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(to);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['/withdrawn/', '/withdrawn'])(
  'the server says that %s is gone, and why',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(410);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await response.text();
    expect(text(html)).toContain('Withdrawn at the request of the author.');
    expect(html).toContain('<meta name="robots" content="noindex">');
  },
);

test('on a host that only serves files, the page itself leads on', () => {
  const html = read('2025/02/json-feed.html');
  const [refresh] = elements(html, 'meta').filter(
    ({ properties }) => properties['httpEquiv'] !== undefined,
  );
  expect(refresh?.properties['content']).toBe('0; url=/articles/json-feed-1-1/');
  const links = elements(html, 'a').map(({ properties }) => properties['href']);
  expect(links).toContain('/articles/json-feed-1-1/');
  expect(text(html)).toContain('JSON Feed');
});
