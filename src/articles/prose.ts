import { smartPunctuation } from '../core/smart-punctuation.ts';
import { lineOfText } from '../core/text.ts';
import { language } from '../i18n/language.ts';

/**
 * One line of text for readers, of 1 to `max` characters, with the typographic punctuation that bodies
 * have in `textLanguage` (BCP 47).
 */
export function prose(max: number, textLanguage = language) {
  return lineOfText(max).transform((text) => smartPunctuation(text, textLanguage));
}

/** The text with the typographic punctuation of the publication's language. */
export function typeset(text: string): string {
  return smartPunctuation(text, language);
}
