/**
 * A pause by wall-clock time. It ends early if the clock shows a time before it began: the clock
 * was set back, and the pause would otherwise last too long.
 */
export function pause() {
  let from = -Infinity;
  let until = -Infinity;
  const remainingMs = (now: Date) => (now.getTime() < from ? 0 : until - now.getTime());
  return {
    /** Remaining milliseconds; 0 or less if the pause is over. */
    remainingMs,
    /** Pauses for `ms` milliseconds from `now`, or longer if more time remains. */
    begin(now: Date, ms: number): void {
      const end = now.getTime() + Math.max(ms, remainingMs(now));
      from = now.getTime();
      until = end;
    },
  };
}
