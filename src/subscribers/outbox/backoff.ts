const FIRST_MS = 1000;

/**
 * Exponential backoff in milliseconds after `failures` failures in a row (1 or more): 1 second,
 * doubled each time, at most `maxMs`. Half of it is random (`random` is from 0 to 1), so that
 * servers that failed together do not retry together.
 */
export function backoffMs(failures: number, random: number, maxMs: number): number {
  const full = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), maxMs);
  return full / 2 + (full / 2) * random;
}
