import { closestMatch } from 'leven';

/** Typing errors that still leave a name recognizable: letters added, dropped or replaced. */
const MAX_DISTANCE = 2;

/** ` Did you mean send?` when one of `names` is close to `word`, otherwise an empty string. */
export function didYouMean(word: string, names: readonly string[]): string {
  const closest = closestMatch(word, names, { maxDistance: MAX_DISTANCE });
  return closest === undefined ? '' : ` Did you mean ${closest}?`;
}
