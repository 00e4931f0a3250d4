import { memoize } from '../core/memoize.ts';
import type { PublicationStatus } from '../core/publication.ts';

/** An article in a list. */
export interface ArticleSummary {
  id: string;
  headline: string;
  dek: string;
  publishedAt: Date;
  /** The first is the kicker. */
  topics: readonly { id: string; name: string }[];
  /** BCP 47; without it, the publication's. */
  language?: string | undefined;
  /** Always `published` in a build; the development server shows drafts too. */
  status: PublicationStatus;
}

/** The part of an article that lists show, so that a page with a list does not depend on more. */
export const articleSummary = memoize((article: ArticleSummary): ArticleSummary => {
  const { id, headline, dek, publishedAt, language, status } = article;
  const topics = article.topics.map((topic) => ({ id: topic.id, name: topic.name }));
  return { id, headline, dek, publishedAt, topics, language, status };
});
