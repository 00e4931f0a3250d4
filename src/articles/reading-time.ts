/**
 * The average for silent reading of English non-fiction is 238 words per minute (M. Brysbaert, "How many
 * words do we read per minute?", Journal of Memory and Language 109, 2019). News has more names and
 * numbers, so this is a little less.
 */
const WORDS_PER_MINUTE = 230;

/**
 * Characters per minute in scripts that put no spaces between words (S. Trauzettel-Klosinski and K. Dietz,
 * "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
 * Investigative Ophthalmology & Visual Science 53, 2012). In this study, English has 228 words per minute.
 * The figure for Thai is the mean of its alphabets, 68 ms per character.
 */
const CHARACTERS_PER_MINUTE = { chinese: 255, japanese: 357, thai: 880 } as const;

const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Thai, and the other scripts of South-East Asia without spaces between words. */
const THAI = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const UNSPACED = new RegExp([HAN, KANA, THAI].map(({ source }) => source).join('|'), 'gu');
const WORD = /\S*[\p{L}\p{N}]\S*/gu;

/**
 * Minutes needed to read a plain text, rounded up; at least 1. A word is separated by whitespace and has a
 * letter or a digit. Chinese, Japanese and Thai are counted by character.
 */
export function readingMinutes(text: string): number {
  const count = (pattern: RegExp, within = text) => within.match(pattern)?.length ?? 0;
  const [han, kana] = [count(HAN), count(KANA)];
  // More than a few kana, such as a name in a Chinese text.
  const isJapanese = kana * 10 > han;
  const minutes =
    count(WORD, text.replace(UNSPACED, ' ')) / WORDS_PER_MINUTE +
    (han + kana) / CHARACTERS_PER_MINUTE[isJapanese ? 'japanese' : 'chinese'] +
    count(THAI) / CHARACTERS_PER_MINUTE.thai;
  return Math.max(1, Math.ceil(minutes));
}
