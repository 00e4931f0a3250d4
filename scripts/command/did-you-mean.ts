import { closestMatch } from 'leven';

/** The largest edit distance for a suggestion: letters added, dropped or replaced. */
const MAX_DISTANCE = 2;

/** The fewest letters of a word that is taken for the beginning of a name. */
const MIN_BEGINNING = 3;

/**
 * ` Did you mean send?` if one of `names` is close to `word`, or is the only one that begins with it;
 * otherwise an empty string.
 */
export function didYouMean(word: string, names: readonly string[]): string {
  const closest = closestMatch(word, names, { maxDistance: MAX_DISTANCE }) ?? begunBy(word, names);
  return closest === undefined ? '' : ` Did you mean ${closest}?`;
}

function begunBy(word: string, names: readonly string[]): string | undefined {
  if (word.length < MIN_BEGINNING) return undefined;
  const [only, another] = names.filter((name) => name.startsWith(word));
  return another === undefined ? only : undefined;
}
