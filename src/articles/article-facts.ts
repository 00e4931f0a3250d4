import type { ArticleFrontMatter } from './article.ts';

/** Keys that queries resolve: ids to objects, a path to a picture. */
type Resolved = 'authors' | 'topics' | 'image';

/**
 * The data of an article for pages, feeds, emails and JSON-LD: its front matter, with authors and topics
 * instead of their ids. The type is derived from the schema, so that a new key reaches all of them.
 * `articleSurfaces` lists which of them show it.
 */
export interface ArticleFacts extends Omit<Partial<ArticleFrontMatter>, Resolved> {
  /** The slug. */
  id: string;
  headline: string;
  dek: string;
  publishedAt: Date;
  authors: readonly { id: string; name: string }[];
  /** The first is the kicker. */
  topics: readonly { id: string; name: string }[];
}
