import { expect, test } from 'vitest';
import { pageHeaders, privateHeaders } from '../../../src/http/security-headers.ts';

test('a page may load from its own origin only, have the one inline style, and run no script', () => {
  expect(pageHeaders('http://localhost:4321', '/', 'sha256-x')).toEqual({
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
  const policy = (path: string) =>
    pageHeaders('', path, 'sha256-x')['Content-Security-Policy'] ?? '';
  expect(policy('/topics/email/atom.xml')).toBe(`${policy('/')}; script-src 'self'`);
  expect(policy('/sitemap-index.xml')).toBe(policy('/'));
});

test("an issue's mail has the styles that stand in it, and can do nothing else that a page cannot", () => {
  const policy = (path: string) =>
    pageHeaders('', path, 'sha256-x')['Content-Security-Policy'] ?? '';
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
  const policy = (path: string) =>
    pageHeaders('', path, 'sha256-x')['Content-Security-Policy'] ?? '';
  expect(policy('/search/')).toBe(`${policy('/')}; script-src 'self' 'wasm-unsafe-eval'`);
  for (const path of ['/search', '/search/index.html', '/articles/search/', '/pagefind/', '']) {
    expect(policy(path)).toBe(policy('/'));
  }
});

test('sources of the settings are merged, so that no directive is doubled', () => {
  const policy = (path: string) =>
    pageHeaders('', path, 'sha256-x', [
      { 'script-src': ['https://count.example'], 'connect-src': ['https://count.example'] },
      { 'script-src': ["'self'"], 'frame-src': ['https://talk.example'] },
    ])['Content-Security-Policy']?.split('; ') ?? [];
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
  expect(pageHeaders('https://news.example.org', '/', 'sha256-x')).toHaveProperty(
    'Strict-Transport-Security',
  );
  expect(pageHeaders('', '/', 'sha256-x')).not.toHaveProperty('Strict-Transport-Security');
});

test('a response to one visitor is not cached, not indexed, and leaks no token', () => {
  expect(privateHeaders).toEqual({
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'strict-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  });
});
