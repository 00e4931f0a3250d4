/** What the picture that stands beside a link to a page says. */
export interface ShareCard {
  /** Name of its file: it changes with the words, so that whoever has kept the old one asks again. */
  file: string;
  publication: string;
  headline: string;
  /** Absent on the publication's own card, as is the day. */
  kicker?: string;
  /** As it is printed. */
  day?: string;
}

/** Pixels; what programs that show links ask for (1.91:1). */
export const SHARE_CARD_SIZE = { width: 1200, height: 630 } as const;
