import { expect, test } from 'vitest';
import { addressAdvice, siteUrlProblem } from '../../../src/settings/site-address.ts';

test.each([
  ['https://news.example.org', undefined],
  ['https://news.example.org/', undefined],
  ['http://localhost:4321', undefined],
  [
    'example.org',
    'is not an absolute URL: set the URL of the site, such as `https://example.org`.',
  ],
  [
    'example.org:8443',
    'is not an absolute URL: set the URL of the site, such as `https://example.org:8443`.',
  ],
  [
    'the news',
    'is not an absolute URL: set the URL of the site, such as `https://news.example.org`.',
  ],
  ['https://example.org/news/', undefined],
  ['https://example.org/a/b-c_~1.0/', undefined],
  [
    'https://example.org/news',
    'has a path without a slash at its end: set the URL of the site, such as `https://example.org/news/`.',
  ],
  [
    'https://example.org/news/?a=1',
    'has more than an origin and a path: set the URL of the site, such as `https://example.org/news/`.',
  ],
  [
    'https://example.org/nachrichten für alle/',
    'has a path with other characters than letters, digits, `-`, `.`, `_` and `~`: set the URL of the site, such as `https://example.org/news/`.',
  ],
  ['http://example.org', 'is not https: set the URL of the site, such as `https://example.org`.'],
])('SITE_URL %s: %s', (value, problem) => {
  expect(siteUrlProblem(value)).toBe(problem && `SITE_URL ${problem}`);
});

const advice = (url: string) =>
  `SITE_URL is ${url}, but the site listens at http://localhost:4321: a sign-up sent from there is rejected. Unset SITE_URL to try the site on this machine.`;

test.each([
  [undefined, true, undefined],
  ['http://localhost:4321', true, undefined],
  ['http://localhost:4321', false, undefined],
  // Readers come through a proxy.
  ['https://news.example.org', false, undefined],
  ['https://news.example.org', true, advice('https://news.example.org')],
  ['http://localhost:8080', true, advice('http://localhost:8080')],
  ['http://localhost', false, advice('http://localhost')],
])('SITE_URL %s, with the sandbox: %s', (siteUrl, usesSandbox, line) => {
  expect(addressAdvice(siteUrl, { port: 4321, usesSandbox })).toBe(line);
});
