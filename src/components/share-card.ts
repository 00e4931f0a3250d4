import { createHash } from 'node:crypto';
import type { ShareCard } from '../domain/share-card.ts';
import { site } from '../site.config.ts';
import { dateText } from '../words/formats.ts';

/** An article as its card needs it. */
export interface CardFacts {
  id: string;
  headline: string;
  publishedAt: Date;
  topics: readonly { name: string }[];
}

/** The card of an article; without one, of every page that is none. */
export function shareCard(article?: CardFacts): ShareCard {
  const words = {
    publication: site.name,
    headline: article?.headline ?? site.motto,
    ...(article?.topics[0] && { kicker: article.topics[0].name }),
    ...(article && { day: dateText(article.publishedAt) }),
  };
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8);
  return { file: `${article?.id ?? 'site'}-${digest}.png`, ...words };
}
