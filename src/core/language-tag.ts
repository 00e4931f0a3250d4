import { z } from 'zod';

const EXPECTED = 'a language tag (BCP 47), such as ja, ar or en-GB';

/** The language of a text as a BCP 47 tag, in its usual spelling: `en-GB`. */
export const languageTagSchema = z
  .string({ error: EXPECTED })
  .refine(isLanguageTag, { error: EXPECTED })
  .transform((tag) => new Intl.Locale(tag).baseName);

/** The direction of the script of a language (BCP 47). */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return new Intl.Locale(tag).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Every word of 5 to 8 letters is a valid tag, so the language must have a name too. */
function isLanguageTag(tag: string): boolean {
  try {
    return NAMES.of(new Intl.Locale(tag).language) !== undefined;
  } catch {
    return false;
  }
}

/** The tag of a language by its name in English or in the language itself: `english`, `Deutsch`. */
export function languageNamed(name: string): string | undefined {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  const isName = (text: string | undefined) => text?.toLowerCase() === name.toLowerCase();
  return tags.find((tag) => {
    const own = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' });
    return isName(NAMES.of(tag)) || isName(own.of(tag));
  });
}
