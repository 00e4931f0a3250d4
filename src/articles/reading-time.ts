/**
 * The average for silent reading of English non-fiction is 238 words per minute (M. Brysbaert, "How many
 * words do we read per minute?", Journal of Memory and Language 109, 2019). News has more names and
 * numbers, so this is a little less.
 */
const WORDS_PER_MINUTE = 230;

/** Minutes needed to read this many words, rounded up; at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / WORDS_PER_MINUTE));
}

/** Number of words in plain text. A word is separated by whitespace and has a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
