import type { PageArticle, SharedPicture } from '../../../src/discovery/page-facts.ts';

export const siteUrl = new URL('https://news.example/');

export const article: PageArticle = {
  id: 'story',
  headline: 'A story',
  dek: 'A dek.',
  publishedAt: new Date('2025-03-01T12:00:00Z'),
  authors: [
    { id: 'desk', name: 'The Desk', kind: 'desk' },
    { id: 'ada', name: 'Ada B.', kind: 'person' },
  ],
  topics: [
    { id: 'email', name: 'E-mail' },
    { id: 'feeds', name: 'Feeds' },
  ],
};

export const picture: SharedPicture = {
  url: 'https://news.example/_astro/lead.png',
  width: 1200,
  height: 675,
  alt: 'A chart.',
};
