/**
 * Returns the outbox key of a button click. Two clicks within a second are one job; a later click
 * is another job, because the reader may have decided otherwise in between.
 */
export function requestKey(kind: string, parts: readonly string[], now: Date): string {
  return [kind, ...parts, Math.floor(now.getTime() / 1000)].join('\n');
}
