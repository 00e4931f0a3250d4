import type { ArticleFrontMatter } from './article.ts';

/** Keys that a query gives in another form than the front matter: objects in place of ids, a file. */
type Resolved = 'authors' | 'topics' | 'image';

/**
 * What pages, feeds, emails and JSON-LD are told of an article: its front matter, with authors and
 * topics in place of their ids. It follows the schema, so that a new key reaches all of them without
 * being handed on; what each does with it is `articleSurfaces`' matter.
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
