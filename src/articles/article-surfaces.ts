import type { ArticleFrontMatter } from './article.ts';

/** Where readers meet an article; the email of an issue has two parts. */
export type Surface = 'page' | 'JSON-LD' | 'feed' | 'email' | 'email text';

/**
 * The surfaces that show each key of the front matter. A new key does not compile before it stands
 * here, and tests/site/article-surfaces.test.ts fails while a surface that is named leaves it out.
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
  source: ['page', 'JSON-LD', 'feed'],
  image: ['page', 'JSON-LD', 'feed', 'email'],
  // The page at a former address leads to the article.
  formerSlugs: [],
  draft: [],
} as const satisfies Record<keyof ArticleFrontMatter, readonly Surface[]>;
