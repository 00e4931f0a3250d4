import { closestMatch } from 'leven';

/**
 * The name that differs least from `word`: by a quarter of its letters at most, added, dropped or replaced.
 * `undefined` if there is none. Compares `word` with every name.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  return closestMatch(word, names, { maxDistance: Math.max(1, Math.floor(word.length / 4)) });
}
