import type { z } from 'zod';
import { nearest } from '../core/nearest.ts';

/** A key that no schema has, and the missing key that it was probably meant to be. */
export interface MisspelledKey {
  wrong: string;
  right: string;
}

/** The misspelled keys at the top of some data. */
export function misspelledKeys(data: unknown, schema: z.ZodType): MisspelledKey[] {
  if (typeof data !== 'object' || data === null || !('shape' in schema)) return [];
  const known = Object.keys(schema.shape ?? {});
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
