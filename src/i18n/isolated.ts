/**
 * Wraps `text` of either direction so that it does not change the order of the sentence around it:
 * in FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, section 2.4).
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
