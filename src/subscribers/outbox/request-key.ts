/**
 * The key of what a button asks for. Pressed twice within a second it is the same piece of work; later
 * it is another one, because the reader may have decided otherwise in between.
 */
export function requestKey(kind: string, what: readonly string[], now: Date): string {
  return [kind, ...what, Math.floor(now.getTime() / 1000)].join('\n');
}
