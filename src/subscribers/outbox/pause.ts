/**
 * A pause on the wall clock. It is over early when the clock shows a time before the pause began: then
 * the clock was set back, and the pause would last longer than it should by as much.
 */
export function pause() {
  let from = -Infinity;
  let until = -Infinity;
  const left = (now: Date) => (now.getTime() < from ? 0 : until - now.getTime());
  return {
    /** Milliseconds that are left of it; 0 or less when it is over. */
    left,
    /** Pauses for `ms` milliseconds from `now`, or longer where more of it was left. */
    begin(now: Date, ms: number): void {
      const end = now.getTime() + Math.max(ms, left(now));
      from = now.getTime();
      until = end;
    },
  };
}
