/**
 * Silent reading of English non-fiction is 238 words a minute on average (M. Brysbaert, "How many
 * words do we read per minute?", Journal of Memory and Language 109, 2019); a little less here, for
 * names and numbers.
 */
const WORDS_A_MINUTE = 230;

/** Minutes that it takes to read so many words, rounded up; never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / WORDS_A_MINUTE));
}

/** How many words a text without markup holds: what stands between white space and has a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
