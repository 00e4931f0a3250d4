import { fromHtml } from 'hast-util-from-html';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLd } from '../../../src/discovery/json-ld.ts';
import { breadcrumbs, newsArticle } from '../../../src/discovery/news-article.ts';
import { organization, webSite } from '../../../src/discovery/publication.ts';
import { article, picture, siteUrl } from './an-article.ts';

test('an article is a NewsArticle with absolute URLs', () => {
  expect(newsArticle(article, siteUrl, picture)).toEqual({
    '@type': 'NewsArticle',
    '@id': 'https://news.example/articles/story/#article',
    mainEntityOfPage: 'https://news.example/articles/story/',
    url: 'https://news.example/articles/story/',
    headline: 'A story',
    description: 'A dek.',
    image: {
      '@type': 'ImageObject',
      url: 'https://news.example/_astro/lead.png',
      description: 'A chart.',
    },
    datePublished: '2025-03-01T12:00:00.000Z',
    dateModified: '2025-03-01T12:00:00.000Z',
    author: [
      { '@type': 'Organization', name: 'The Desk', url: 'https://news.example/authors/desk/' },
      { '@type': 'Person', name: 'Ada B.', url: 'https://news.example/authors/ada/' },
    ],
    publisher: { '@id': 'https://news.example/#publisher' },
    articleSection: 'E-mail',
    keywords: ['E-mail', 'Feeds'],
    inLanguage: 'en-US',
    isAccessibleForFree: true,
  });
});

test('an article names its source', () => {
  const source = { headline: 'RFC 7489', publisher: 'RFC Editor', url: 'https://rfc.example/7489' };
  expect(newsArticle({ ...article, source }, siteUrl)).toMatchObject({
    isBasedOn: {
      '@type': 'CreativeWork',
      name: 'RFC 7489',
      url: 'https://rfc.example/7489',
      publisher: { '@type': 'Organization', name: 'RFC Editor' },
    },
  });
});

test('a correction is listed, and moves dateModified past an earlier update', () => {
  const corrected = {
    ...article,
    updatedAt: new Date('2025-03-02T00:00:00Z'),
    corrections: [
      { date: new Date('2025-03-03T00:00:00Z'), wrong: 'It said A.', right: 'It is B.' },
    ],
  };
  expect(newsArticle(corrected, siteUrl)).toMatchObject({
    dateModified: '2025-03-03T00:00:00.000Z',
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'It said A. It is B.',
        datePublished: '2025-03-03T00:00:00.000Z',
      },
    ],
  });
});

test('breadcrumbs go by way of the topic', () => {
  const item = (position: number, name: string, item: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item,
  });
  expect(breadcrumbs(article, siteUrl)).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      item(1, 'Broadsheet', 'https://news.example/'),
      item(2, 'E-mail', 'https://news.example/topics/email/'),
      item(3, 'A story', 'https://news.example/articles/story/'),
    ],
  });
});

test('the publisher has a name, a URL and a logo, and publishes site and article', () => {
  const { '@id': id, name, url, logo } = organization(siteUrl);
  expect({ name, url, logo: logo.url }).toEqual({
    name: 'Broadsheet',
    url: 'https://news.example/',
    logo: 'https://news.example/logo.png',
  });
  expect(webSite(siteUrl).publisher).toEqual({ '@id': id });
  expect(newsArticle(article, siteUrl)).toMatchObject({ publisher: { '@id': id } });
});

test('no headline closes its element', () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom('</script><script>alert(1)</script>', '<!-- <script>', ']]>', '\u2028'),
  );
  fc.assert(
    fc.property(nasty, nasty, (headline, dek) => {
      const text = jsonLd([newsArticle({ ...article, headline, dek }, siteUrl)]);
      const tree = fromHtml(`<script type="application/ld+json">${text}</script>`, {
        fragment: true,
      });
      expect(tree.children).toMatchObject([{ children: [{ type: 'text', value: text }] }]);
      expect(tree.children).toHaveLength(1);
      expect(JSON.parse(text)).toMatchObject({
        '@context': 'https://schema.org',
        '@graph': [{ headline, description: dek }],
      });
    }),
  );
});
