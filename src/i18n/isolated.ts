/**
 * `text` of either direction for the middle of a sentence, which it cannot disorder: between FIRST
 * STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, section 2.4).
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
