import type { ArticleFrontMatter } from './article.ts';

/** Where an article appears. The email of an issue has an HTML and a text part. */
export type Surface = 'page' | 'JSON-LD' | 'feed' | 'email' | 'email text';

/**
 * The surfaces that show each key of the front matter. A new key does not compile until it is listed
 * here, and tests/site/article-surfaces.test.ts fails until every listed surface shows it.
 */
export const articleSurfaces = {
  headline: ['page', 'JSON-LD', 'feed', 'email', 'email text'],
  dek: ['page', 'JSON-LD', 'feed', 'email', 'email text'],
  publishedAt: ['page', 'JSON-LD', 'feed'],
  updatedAt: ['page', 'JSON-LD', 'feed'],
  corrections: ['page', 'JSON-LD', 'feed'],
  authors: ['page', 'JSON-LD', 'feed'],
  topics: ['page', 'JSON-LD', 'feed', 'email', 'email text'],
  keyPoints: ['page', 'feed', 'email', 'email text'],
  language: ['page', 'JSON-LD', 'feed', 'email'],
  source: ['page', 'JSON-LD', 'feed'],
  image: ['page', 'JSON-LD', 'feed', 'email'],
  // The build makes a redirect page for each.
  formerSlugs: [],
  // Asks for an issue.
  mail: [],
  draft: [],
} as const satisfies Record<keyof ArticleFrontMatter, readonly Surface[]>;
