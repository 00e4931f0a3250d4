import { keyName } from '../core/content-problem.ts';
import { type MisspelledKey, misspelledKeys } from '../core/misspelled-keys.ts';
import type { YamlPlace } from './yaml-places.ts';

/** A key that does not exist, the key that was meant, and what is expected instead of it. */
export interface MeantKey extends MisspelledKey {
  expected: string;
}

/** Our names of front matter keys, by their names in WordPress, Jekyll, Hugo and Astro, in lower case. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['title', 'headline'],
  ['description', 'dek'],
  ['summary', 'dek'],
  ['excerpt', 'dek'],
  ['subtitle', 'dek'],
  ['date', 'publishedAt'],
  ['pubdate', 'publishedAt'],
  ['published', 'publishedAt'],
  ['lastmod', 'updatedAt'],
  ['updateddate', 'updatedAt'],
  ['tags', 'topics'],
  ['categories', 'topics'],
  ['category', 'topics'],
  ['lang', 'language'],
]);

/** Those of `keys` that have another name here or are misspelled, each with a key of `known` that is missing. */
export function meantKeys(keys: readonly string[], known: readonly string[]): MeantKey[] {
  const missing = new Set(known.filter((key) => !keys.includes(key)));
  const renamed = keys.flatMap((wrong): MeantKey[] => {
    const right = known.includes(wrong) ? undefined : OTHER_NAMES.get(wrong.toLowerCase());
    if (right === undefined || !missing.delete(right)) return [];
    return [{ wrong, right, expected: `${right}, as ${wrong} is called here` }];
  });
  const others = Object.fromEntries(
    keys
      .filter((key) => !known.includes(key) && !OTHER_NAMES.has(key.toLowerCase()))
      .map((key) => [key, '']),
  );
  const misspelled = misspelledKeys(others, [...missing]).map((key) => {
    return { ...key, expected: key.right };
  });
  return [...renamed, ...misspelled];
}

/** The places of values by the keys that were meant. */
export function placesAsMeant(
  places: ReadonlyMap<string, YamlPlace>,
  keys: readonly MisspelledKey[],
): ReadonlyMap<string, YamlPlace> {
  if (keys.length === 0) return places;
  const rightOf = new Map<string | number | undefined, string>(
    keys.map(({ wrong, right }) => [wrong, right]),
  );
  return new Map(
    [...places.values()].map((place) => {
      const [top, ...below] = place.path;
      const right = rightOf.get(top);
      const path = right === undefined ? place.path : [right, ...below];
      return [keyName(path), { ...place, path }];
    }),
  );
}
