import { closestMatch } from 'leven';

/** The largest edit distance for a suggestion: letters added, dropped or replaced. */
const MAX_DISTANCE = 2;

/** With fewer letters, a word is as close to many names, or begins them. */
const FEWEST_LETTERS = 3;

/**
 * ` Did you mean send?` if one of `names` is close to `word`, or is the only one that begins with it;
 * otherwise an empty string.
 */
export function didYouMean(word: string, names: readonly string[]): string {
  if (word.length < FEWEST_LETTERS) return '';
  const closest = closestMatch(word, names, { maxDistance: MAX_DISTANCE }) ?? begunBy(word, names);
  return closest === undefined ? '' : ` Did you mean ${closest}?`;
}

function begunBy(word: string, names: readonly string[]): string | undefined {
  const [only, another] = names.filter((name) => name.startsWith(word));
  return another === undefined ? only : undefined;
}
