import { sha256Hex } from '../core/sha256.ts';
import { cardCanShow, type ShareCard } from './share-card.ts';
import { site } from '../site.ts';
import { dateText } from '../i18n/formats.ts';

/** The data of an article that its card shows. */
export interface CardFacts {
  id: string;
  headline: string;
  publishedAt: Date;
  topics: readonly { name: string }[];
}

/** The result of lettersOnCards() in scripts/build/share-cards/, defined by astro.config.mjs. */
declare const __LETTERS_ON_CARDS__: string;

const letters = new Set(__LETTERS_ON_CARDS__);

/** The card of an article, or without one, the card of all other pages. */
export async function shareCard(article?: CardFacts): Promise<ShareCard> {
  const words = {
    publication: site.name,
    ...ifShowable('headline', article ? article.headline : site.motto),
    ...ifShowable('kicker', article?.topics[0]?.name),
    ...ifShowable('day', article && dateText(article.publishedAt)),
  };
  const digest = (await sha256Hex(JSON.stringify(words))).slice(0, 8);
  return { file: `${article?.id ?? 'site'}-${digest}.png`, ...words };
}

function ifShowable(key: 'headline' | 'kicker' | 'day', text: string | undefined) {
  return text && cardCanShow(text, letters) ? { [key]: text } : {};
}
