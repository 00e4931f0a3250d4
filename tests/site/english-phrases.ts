import { en } from '../../src/i18n/en.ts';
import type { Words } from '../../src/i18n/language-words.ts';
import { spoken } from '../unit/i18n/spoken.ts';

/**
 * What the interface says in English and not in this language, as phrases to look for: of a word
 * with something in it, the parts around that.
 */
export function englishPhrases(language: Words): string[] {
  const own = [...spoken(language).values()].join('\n');
  const phrases = [...spoken(en).values()].flatMap((text) => text.split(/\s*[“”[\]]?7[“”[\]]?\s*/));
  return [...new Set(phrases)].filter(
    (phrase) => /\p{L}{3}/u.test(phrase) && !own.includes(phrase),
  );
}
