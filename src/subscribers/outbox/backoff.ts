const FIRST_MS = 1000;

/**
 * How long to leave something alone after it has failed `failures` times in a row (1 and more), in
 * milliseconds: a second at first and twice as long each time, `mostMs` at most. Half of it is left
 * to chance (`random`, 0 to 1), so that servers which failed together do not come back together.
 */
export function backoffMs(failures: number, random: number, mostMs: number): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), mostMs);
  return whole / 2 + (whole / 2) * random;
}
