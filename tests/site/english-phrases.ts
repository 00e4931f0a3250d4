import { en } from '../../src/i18n/en.ts';
import type { Words } from '../../src/i18n/language-words.ts';
import { spoken } from '../unit/i18n/spoken.ts';

/**
 * English phrases of the interface that this language does not use. Of a word
 * with a placeholder, the parts around it.
 */
export function englishPhrases(language: Words): string[] {
  const own = [...spoken(language).values()].join('\n');
  const phrases = [...spoken(en).values()].flatMap((text) => text.split(/\s*[“”[\]]?7[“”[\]]?\s*/));
  return [...new Set(phrases)].filter(
    (phrase) => /\p{L}{3}/u.test(phrase) && !own.includes(phrase),
  );
}
