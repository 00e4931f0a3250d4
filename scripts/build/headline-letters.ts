/** A range of code points, both ends included. */
export type Range = readonly [first: number, last: number];

/** The characters of English headlines: letters, digits, dashes, quotes, ellipsis. */
const LATIN: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];

/** Additional characters of Arabic headlines. Letters that join must be in the same face. */
const ARABIC: readonly Range[] = [
  // Guillemets, comma, semicolon, question mark.
  [0xab, 0xab],
  [0xbb, 0xbb],
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  // Letters, tatweel, vowel signs, digits.
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x660, 0x66c],
  [0x670, 0x671],
  // Letters of foreign names and of Persian.
  [0x67e, 0x67e],
  [0x686, 0x686],
  [0x698, 0x698],
  [0x6a4, 0x6a4],
  [0x6a9, 0x6a9],
  [0x6af, 0x6af],
  [0x6cc, 0x6cc],
  [0x6f0, 0x6f9],
  // Joiners and direction marks.
  [0x200c, 0x200f],
];

/** The characters that most headlines in a script (ISO 15924) need, in code point order. */
export function plainLetters(script: string | undefined): readonly Range[] {
  if (script !== 'Arab') return LATIN;
  return [...LATIN, ...ARABIC].toSorted(([a], [b]) => a - b);
}
