/** The text on a link card: the picture beside a link to a page. */
export interface ShareCard {
  /** Name of the file. It changes with the text, so that caches request the new one. */
  file: string;
  publication: string;
  /** Absent when the card's fonts lack a letter; the same goes for kicker and day. */
  headline?: string;
  /** Absent on the publication's own card too, as is the day. */
  kicker?: string;
  /** Formatted. */
  day?: string;
}

/**
 * Whether a card can show a text: it has letters or digits, and all of them are in `letters`, those of
 * the card's fonts. A missing letter would change what the text says; a missing emoji or symbol would
 * not.
 */
export function cardCanShow(text: string, letters: ReadonlySet<string>): boolean {
  const needed = text.match(/[\p{Letter}\p{Number}]/gu);
  return needed?.every((letter) => letters.has(letter)) ?? false;
}

/** The alt text of a card. */
export function cardAltText({ publication, headline, kicker }: ShareCard): string {
  const words = headline ?? kicker;
  return words ? `${publication}: ${words}` : publication;
}

/** Pixels. The aspect ratio that link previews expect (1.91:1). */
export const SHARE_CARD_SIZE = { width: 1200, height: 630 } as const;
