/** How many times as often generated tests run: `TEST_RUNS=10 npm test -- tests/unit`. */
const TIMES = Number(process.env['TEST_RUNS'] ?? 1);

/**
 * How often a test with generated data runs: `count` times, times `TEST_RUNS`. Every run has other data, so
 * few runs are enough in CI.
 */
export function manyRuns(count: number): number {
  return Math.ceil(count * TIMES);
}
