import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { elements, text } from './built-site.ts';
import { type RunningSite, runSite } from './running-site.ts';

let copy: ProjectCopy;
let site: RunningSite;
beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    'content/redirects.yaml': [
      '/2025/02/json-feed.html: /articles/json-feed-1-1/',
      '/guids/: /articles/what-guid-means-in-rss/',
      '/caf%C3%A9/: https://example.org/cafe?x=1',
      '/part/: https://example.org/a#part',
      '/withdrawn/: { gone: Withdrawn at the request of the author. }',
      '/withdrawn.html: { gone: Withdrawn at the request of the author. }',
    ].join('\n'),
  });
  const { status, output } = await copy.build();
  expect(status, output).toBe(0);
  site = await runSite({}, { root: copy.folder });
}, 400_000);
afterAll(async () => {
  await site.close();
  await copy.remove();
});

const get = (path: string) => fetch(site.url + path, { redirect: 'manual' });

test.each([
  ['/2025/02/json-feed.html', '/articles/json-feed-1-1/'],
  ['/2025/02/json-feed.html/?utm=1', '/articles/json-feed-1-1/?utm=1'],
  // In one step, although the redirect has a former address.
  ['/guids/', '/articles/the-guid-in-rss/'],
  ['/part/?x=1', 'https://example.org/a?x=1#part'],
  ['/part/', 'https://example.org/a#part'],
  ['/caf%C3%A9', 'https://example.org/cafe?x=1'],
  ['/caf%C3%A9/?y=2', 'https://example.org/cafe?x=1'],
  ['/articles/what-guid-means-in-rss/', '/articles/the-guid-in-rss/'],
])('the server redirects %s to %s', async (from, to) => {
  const response = await get(from);
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(to);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['/withdrawn/', '/withdrawn', '/withdrawn.html'])(
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

test('on a host that only serves files, the page itself leads on', async () => {
  const file = join(copy.folder, 'dist/client/2025/02/json-feed.html');
  const html = await readFile(file, 'utf8');
  const [refresh] = elements(html, 'meta').filter(
    ({ properties }) => properties['httpEquiv'] !== undefined,
  );
  expect(refresh?.properties['content']).toBe('0; url=/articles/json-feed-1-1/');
  const links = elements(html, 'a').map(({ properties }) => properties['href']);
  expect(links).toContain('/articles/json-feed-1-1/');
  expect(text(html)).toContain('JSON Feed');
});
