import { directionOf } from '../core/language-tag.ts';
import { site } from '../site.ts';

const locale = new Intl.Locale(site.locale);

/** The publication's language tag for documents (BCP 47), without extensions for number or date formats. */
export const language = locale.baseName;

/** The direction of its script. */
export const direction = directionOf(language);

/** The numbering system of its numbers (BCP 47, `nu`), or `undefined` for Latin digits. */
export const digits = digitsOf(site.locale);

/** The numbering system of numbers in a language (BCP 47), or `undefined` for Latin digits. */
export function digitsOf(locale: string): string | undefined {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions();
  return numberingSystem === 'latn' ? undefined : numberingSystem;
}

/**
 * The attributes of an element whose text is in `language` (BCP 47); none for a text in the publication's
 * language.
 */
export function languageAttributes(textLanguage: string | undefined): {
  lang?: string;
  dir?: 'ltr' | 'rtl';
} {
  if (!textLanguage || textLanguage === language) return {};
  return { lang: textLanguage, dir: directionOf(textLanguage) };
}
