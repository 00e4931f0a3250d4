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
