import { expect, test } from 'vitest';
import { redirectsAdvice, redirectsFile } from '../../../src/http/redirects-file.ts';

test('a redirect stands with and without its slash, encoded, below the path of the site', () => {
  const entries = [
    ['/café', 'https://example.org/cafe?x=1'],
    ['/2019/a-story.html', '/articles/a-story/'],
    ['/withdrawn', null],
  ] as const;
  expect(redirectsFile(entries, '/news/')).toBe(
    [
      '/news/caf%C3%A9 https://example.org/cafe?x=1 301',
      '/news/caf%C3%A9/ https://example.org/cafe?x=1 301',
      '/news/2019/a-story.html /news/articles/a-story/ 301',
      '',
    ].join('\n'),
  );
  expect(redirectsFile([], '/')).toBe('');
});

test('says so if Cloudflare would leave rules out', () => {
  const fileOf = (count: number, length = 1) =>
    redirectsFile(
      Array.from({ length: count }, (_, i) => [`/${i}`, `/${'a'.repeat(length)}/`]),
      '/',
    );
  expect(redirectsAdvice(`# A comment\n\n${fileOf(1000)}`)).toBeUndefined();
  expect(redirectsAdvice(fileOf(1001))).toBe(
    '_redirects has 2002 rules, and Cloudflare takes the first 2000. At the other addresses, pages lead readers on instead.',
  );
  expect(redirectsAdvice(fileOf(1, 1000))).toContain('2 rules of more than 1000 characters');
});
