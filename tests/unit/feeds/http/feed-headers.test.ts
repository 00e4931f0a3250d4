import { expect, test } from 'vitest';
import { feedHeaders } from '../../../../src/feeds/http/feed-headers.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each([
  ['/rss.xml', 'application/rss+xml'],
  ['/topics/email/atom.xml', 'application/atom+xml'],
  ['/authors/desk/rss/12.xml', 'application/rss+xml'],
  ['/feed.json', 'application/feed+json'],
  ['/feed/1.json', 'application/feed+json'],
])('%s has its own type for a reader, and every site may read it', (path, type) => {
  expect(feedHeaders(path, '*/*')).toEqual({
    'Content-Type': `${type}; charset=utf-8`,
    Vary: 'Accept',
    'Access-Control-Allow-Origin': '*',
  });
});

test('a browser gets a feed as XML, which it can display', () => {
  expect(feedHeaders('/rss.xml', BROWSER)['Content-Type']).toBe('application/xml; charset=utf-8');
  expect(feedHeaders('/feed.json', BROWSER)['Content-Type']).toMatch(/^application\/feed\+json/);
});

test('other files have no such headers', () => {
  expect(feedHeaders('/sitemap-index.xml')).toEqual({
    'Content-Type': 'application/xml; charset=utf-8',
  });
  for (const path of ['/', '/articles/rss/', '/feeds/', '/articles/x.md']) {
    expect(feedHeaders(path, BROWSER)).toEqual({});
  }
});
