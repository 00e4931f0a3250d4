import { createHash } from 'node:crypto';
import { canStandOnCard, type ShareCard } from './share-card.ts';
import { site } from '../site.config.ts';
import { dateText } from '../i18n/formats.ts';

/** An article as its card needs it. */
export interface CardFacts {
  id: string;
  headline: string;
  publishedAt: Date;
  topics: readonly { name: string }[];
}

/** What lettersOnCards() of scripts/build/share-cards/ gives; astro.config.mjs puts it here. */
declare const __LETTERS_ON_CARDS__: string;

const letters = new Set(__LETTERS_ON_CARDS__);

/** The card of an article; without one, of every page that is none. */
export function shareCard(article?: CardFacts): ShareCard {
  const words = {
    publication: site.name,
    ...ifReadable('headline', article ? article.headline : site.motto),
    ...ifReadable('kicker', article?.topics[0]?.name),
    ...ifReadable('day', article && dateText(article.publishedAt)),
  };
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8);
  return { file: `${article?.id ?? 'site'}-${digest}.png`, ...words };
}

function ifReadable(key: 'headline' | 'kicker' | 'day', text: string | undefined) {
  return text && canStandOnCard(text, letters) ? { [key]: text } : {};
}
