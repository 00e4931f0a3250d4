import { nearest } from './nearest.ts';

/** A key that does not exist, and the missing key that it was probably meant to be. */
export interface MisspelledKey {
  wrong: string;
  right: string;
}

/** The keys of some data that are misspellings of `known` keys. */
export function misspelledKeys(data: unknown, known: readonly string[]): MisspelledKey[] {
  if (typeof data !== 'object' || data === null) return [];
  const missing = known.filter((key) => !Object.hasOwn(data, key));
  return Object.keys(data).flatMap((wrong) => {
    const right = known.includes(wrong) ? undefined : nearest(wrong.toLowerCase(), missing);
    return right === undefined ? [] : [{ wrong, right }];
  });
}

/** The data with the right keys. */
export function spelledRight(data: unknown, keys: readonly MisspelledKey[]): unknown {
  if (keys.length === 0 || typeof data !== 'object' || data === null) return data;
  const right = new Map(keys.map((key) => [key.wrong, key.right]));
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [right.get(key) ?? key, value]),
  );
}
