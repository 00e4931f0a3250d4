import { expect, test } from 'vitest';
import { openGraph } from '../../../src/discovery/open-graph.ts';
import { site } from '../../../src/site.config.ts';
import { article, picture, siteUrl } from './an-article.ts';

const at = { url: 'https://news.example/articles/story/', siteUrl };
const facts = { title: 'A story', description: 'A dek.', article };

test('an article has times, authors, section and pictures', () => {
  const corrections = [{ date: new Date('2025-03-03T00:00:00Z'), wrong: 'A.', right: 'B.' }];
  expect(
    openGraph(
      { ...facts, article: { ...article, corrections } },
      {
        ...at,
        pictures: [picture, { ...picture, alt: 'Second.' }],
      },
    ),
  ).toEqual([
    ['og:type', 'article'],
    ['og:title', 'A story'],
    ['og:description', 'A dek.'],
    ['og:url', 'https://news.example/articles/story/'],
    ['og:site_name', 'Broadsheet'],
    ['og:locale', 'en_US'],
    ['og:image', 'https://news.example/_astro/lead.png'],
    ['og:image:width', '1200'],
    ['og:image:height', '675'],
    ['og:image:alt', 'A chart.'],
    ['og:image', 'https://news.example/_astro/lead.png'],
    ['og:image:width', '1200'],
    ['og:image:height', '675'],
    ['og:image:alt', 'Second.'],
    ['article:published_time', '2025-03-01T12:00:00.000Z'],
    ['article:modified_time', '2025-03-03T00:00:00.000Z'],
    ['article:author', 'https://news.example/authors/desk/'],
    ['article:author', 'https://news.example/authors/ada/'],
    ['article:section', 'E-mail'],
    ['article:tag', 'E-mail'],
    ['article:tag', 'Feeds'],
  ]);
});

test('unknown properties are left out', () => {
  const names = openGraph(facts, at).map(([name]) => name);
  expect(names).not.toContain('og:image');
  expect(names).not.toContain('article:modified_time');
});

test('the front page describes the site', () => {
  expect(openGraph({}, { url: siteUrl.href, siteUrl })).toEqual([
    ['og:type', 'website'],
    ['og:title', 'Broadsheet'],
    ['og:description', site.description],
    ['og:url', 'https://news.example/'],
    ['og:site_name', 'Broadsheet'],
    ['og:locale', 'en_US'],
  ]);
});
