import { quotationMarks, quoted } from './quotation-marks.ts';

/**
 * The text with typographic dashes, ellipses and the quotation marks of its language, by the same rules as
 * the compiler of bodies: for texts that are not Markdown. `language` is a BCP 47 tag.
 */
export function smartPunctuation(text: string, language: string): string {
  const typeset = text.replaceAll(/-{2,}/g, ({ length }) => dashes(length)).replaceAll('...', '…');
  const marks = quotationMarks(language);
  return marks ? quoted(Array.from(typeset), marks).join('') : typeset;
}

/** Two hyphens are an en dash, three an em dash, and more are as few dashes as possible. */
function dashes(count: number): string {
  const ens = count % 3 === 0 ? 0 : count % 2 === 0 ? count / 2 : count % 3 === 2 ? 1 : 2;
  return '—'.repeat((count - ens * 2) / 3) + '–'.repeat(ens);
}
