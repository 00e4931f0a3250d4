/** Superscripts that are only a convention, so that they read well on the line too: `1st`, `Mlle`. */
const BY_CONVENTION =
  /^(?:st|nd|rd|th|e|er|re|ère|ème|ième|nde|me|mes|lle|lles|gr|r|a|o|tm|sm)\.?$/i;

/**
 * A superscript for surfaces that cannot raise text: `10^6`, `x^(n + 1)`. Ordinals and abbreviations
 * stay as they are.
 */
export function raisedText(text: string): string {
  if (text.trim() === '' || BY_CONVENTION.test(text)) return text;
  return `^${grouped(text)}`;
}

/** A subscript: `H2O` with a number, otherwise `x_max`, `a_(i + 1)`. */
export function loweredText(text: string): string {
  return text.trim() === '' || /^\p{N}+$/u.test(text) ? text : `_${grouped(text)}`;
}

function grouped(text: string): string {
  return /^[−+-]?[\p{L}\p{N}.,]+$|^\S$/u.test(text) ? text : `(${text})`;
}
