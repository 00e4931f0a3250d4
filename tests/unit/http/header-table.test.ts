import { expect, test } from 'vitest';
import { headersAt } from '../../../src/http/headers-at.ts';
import { headerTable } from '../../../src/http/header-table.ts';
import { privateHeaders } from '../../../src/http/private-headers.ts';

const tableOf = (siteUrl = '', added: Parameters<typeof headerTable>[0]['added'] = []) =>
  headersAt(headerTable({ siteUrl, styleHash: 'sha256-x', added }));

test('a page may load from its own origin only, have the one inline style, and run no script', () => {
  expect(tableOf('http://localhost:4321/').every('/')).toEqual({
    'Content-Security-Policy':
      "style-src 'self' 'sha256-x'; default-src 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': expect.stringMatching(/^([a-z-]+=\(\)(, |$))+$/),
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
});

test('a feed may load the style sheet that shows it', () => {
  const policy = (path: string) => tableOf().every(path)['Content-Security-Policy'] ?? '';
  expect(policy('/topics/email/atom.xml')).toBe(`${policy('/')}; script-src 'self'`);
  expect(policy('/sitemap-index.xml')).toBe(policy('/'));
});

test("an issue's mail has the styles that stand in it, and can do nothing else that a page cannot", () => {
  const policy = (path: string) => tableOf().every(path)['Content-Security-Policy'] ?? '';
  const ofMail = policy('/newsletter/2025-03-28-daily/email.html');
  expect(ofMail).toBe(policy('/').replace("'self' 'sha256-x'", "'unsafe-inline'"));
  for (const path of [
    '/newsletter/',
    '/newsletter/x/',
    '/newsletter/x/y/email.html',
    '/email.html',
  ]) {
    expect(policy(path)).toBe(policy('/'));
  }
});

test('only the search page runs a script, from its own origin', () => {
  const policy = (path: string) => tableOf().every(path)['Content-Security-Policy'] ?? '';
  expect(policy('/search/')).toBe(`${policy('/')}; script-src 'self' 'wasm-unsafe-eval'`);
  for (const path of ['/search', '/search/index.html', '/articles/search/', '/pagefind/']) {
    expect(policy(path)).toBe(policy('/'));
  }
});

test('sources of the settings are merged, so that no directive is doubled', () => {
  const table = tableOf('', [
    { 'script-src': ['https://count.example'], 'connect-src': ['https://count.example'] },
    { 'script-src': ["'self'"], 'frame-src': ['https://talk.example'] },
  ]);
  const policy = (path: string) => table.every(path)['Content-Security-Policy']?.split('; ') ?? [];
  expect(policy('/')).toEqual(
    expect.arrayContaining([
      "script-src https://count.example 'self'",
      "connect-src 'self' https://count.example",
      'frame-src https://talk.example',
    ]),
  );
  expect(policy('/search/')).toContain(
    "script-src 'self' 'wasm-unsafe-eval' https://count.example",
  );
  for (const path of ['/', '/search/', '/rss.xml']) {
    const names = policy(path).map((directive) => directive.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(policy('/newsletter/x/email.html').join()).not.toContain('count.example');
});

test('HSTS is sent if the site uses https', () => {
  expect(tableOf('https://news.example.org/').every('/')).toHaveProperty(
    'Strict-Transport-Security',
  );
  expect(tableOf().every('/')).not.toHaveProperty('Strict-Transport-Security');
});

test('a response to one visitor is not cached, not indexed, and leaks no token', () => {
  expect(privateHeaders).toEqual({
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'strict-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  });
});

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each([
  ['/rss.xml', 'application/rss+xml'],
  ['/topics/email/atom.xml', 'application/atom+xml'],
  ['/authors/desk/rss/12.xml', 'application/rss+xml'],
  ['/newsletter/atom.xml', 'application/atom+xml'],
  ['/feed.json', 'application/feed+json'],
  ['/feed/1.json', 'application/feed+json'],
])('%s has its own type for a reader, and every site may read it', (path, type) => {
  expect(tableOf().file(path, '*/*')).toMatchObject({
    'Content-Type': `${type}; charset=utf-8`,
    Vary: 'Accept',
    'Access-Control-Allow-Origin': '*',
  });
});

test('a browser gets a feed as XML, which it can display', () => {
  const typeOf = (path: string) => tableOf().file(path, BROWSER)['Content-Type'];
  expect(typeOf('/rss.xml')).toBe('application/xml; charset=utf-8');
  expect(typeOf('/feed.json')).toMatch(/^application\/feed\+json/);
});

test('other files have no headers of feeds', () => {
  expect(tableOf().file('/sitemap-index.xml', '*/*')['Content-Type']).toBe(
    'application/xml; charset=utf-8',
  );
  for (const path of ['/', '/articles/rss/', '/feeds/', '/articles/x.md', '/redirects.json']) {
    expect(tableOf().file(path, BROWSER), path).not.toHaveProperty('Vary');
    expect(tableOf().file(path, BROWSER), path).not.toHaveProperty('Access-Control-Allow-Origin');
  }
});

test('only files with a content hash are kept without asking', () => {
  const keptFor = (path: string) => tableOf().file(path, '*/*')['Cache-Control'];
  expect(keptFor('/_astro/x.DLehr3jT.png')).toContain('immutable');
  expect(keptFor('/articles/x/')).toContain('must-revalidate');
  expect(keptFor('/x/_astro/')).toContain('must-revalidate');
});

test('forms go to the site and to the server of sign-ups, if that is another one', () => {
  const origins = ['https://example.org', 'https://join.example.org'];
  const table = headersAt(headerTable({ siteUrl: '', styleHash: 'x', formOrigins: origins }));
  expect(table.every('/')['Content-Security-Policy']?.split('; ')).toContain(
    "form-action 'self' https://example.org https://join.example.org",
  );
});
