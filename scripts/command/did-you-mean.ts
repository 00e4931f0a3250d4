import { closestMatch } from 'leven';

/** The largest edit distance for a suggestion: letters added, dropped or replaced. */
const MAX_DISTANCE = 2;

/** ` Did you mean send?` if one of `names` is close to `word`, otherwise an empty string. */
export function didYouMean(word: string, names: readonly string[]): string {
  const closest = closestMatch(word, names, { maxDistance: MAX_DISTANCE });
  return closest === undefined ? '' : ` Did you mean ${closest}?`;
}
