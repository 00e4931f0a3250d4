import { expect, test } from 'vitest';
import { redirectsFile } from '../../../src/http/redirects-file.ts';

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
