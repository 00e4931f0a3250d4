import { closestMatch } from 'leven';

/**
 * The name that differs least from `word`: by a quarter of its letters at most, added, dropped or replaced, or
 * by two neighbors that changed places. `undefined` if there is none. Compares `word` with every name.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const maxDistance = Math.max(1, Math.floor(word.length / 4));
  return closestMatch(word, names, { maxDistance }) ?? names.find((name) => isSwapped(word, name));
}

/** Whether two neighboring letters are all that differs: `tpye` and `type`. */
function isSwapped(word: string, name: string): boolean {
  if (word.length !== name.length) return false;
  let at = 0;
  while (word[at] === name[at] && at < word.length) at++;
  return (
    word[at] === name[at + 1] &&
    word[at + 1] === name[at] &&
    word.slice(at + 2) === name.slice(at + 2)
  );
}
