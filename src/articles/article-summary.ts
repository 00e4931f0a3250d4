import type { PublicationStatus } from '../core/publication.ts';

/** What a list says of an article. */
export interface ArticleSummary {
  id: string;
  headline: string;
  dek: string;
  publishedAt: Date;
  /** The first is the kicker. */
  topics: readonly { id: string; name: string }[];
  /** Anything but `published` is seen in development alone. */
  standing: PublicationStatus;
}
