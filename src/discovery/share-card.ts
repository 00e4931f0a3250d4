/** What the picture that stands beside a link to a page says. */
export interface ShareCard {
  /** Name of its file: it changes with the words, so that whoever has kept the old one asks again. */
  file: string;
  publication: string;
  /** Absent when the card's fonts lack letters of it, as are kicker and day. */
  headline?: string;
  /** Absent also on the publication's own card, as is the day. */
  kicker?: string;
  /** As it is printed. */
  day?: string;
}

/**
 * Whether a card can say a text: it has letters or figures, and each of them is among `letters`,
 * those of the card's fonts. With some of them left out a text would say another thing; an emoji or
 * a sign may be.
 */
export function canStandOnCard(text: string, letters: ReadonlySet<string>): boolean {
  const needed = text.match(/[\p{Letter}\p{Number}]/gu);
  return needed?.every((letter) => letters.has(letter)) ?? false;
}

/** What a card says, for who cannot see it. */
export function cardInWords({ publication, headline, kicker }: ShareCard): string {
  const words = headline ?? kicker;
  return words ? `${publication}: ${words}` : publication;
}

/** Pixels; what programs that show links ask for (1.91:1). */
export const SHARE_CARD_SIZE = { width: 1200, height: 630 } as const;
