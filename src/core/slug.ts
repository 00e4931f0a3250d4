import { z } from 'zod';
import { plainLetters, withoutUmlauts } from './plain-letters.ts';

/** The most characters of a slug. */
export const MAX_SLUG = 100;

/** Lower-case ASCII letters and digits, with single hyphens between them. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A file name that becomes part of a URL: `one-click-unsubscribe`. */
export const slugSchema = z
  .string({ error: 'the name of a file, without its ending' })
  .max(MAX_SLUG, { error: `at most ${MAX_SLUG} characters` })
  .regex(SLUG, {
    error: 'lower-case letters, digits and single hyphens, such as one-click-unsubscribe',
  });

/**
 * A text as a file name for a URL: `Łódź, again!` is `lodz-again`, and in German `Über uns` is `ueber-uns`.
 * Cut between words. Empty if no Latin letter or digit is in it. `language` is a BCP 47 tag.
 */
export function slugFrom(text: string, language = 'und'): string {
  const plain = new Intl.Locale(language).language === 'de' ? withoutUmlauts : plainLetters;
  const words = plain(text)
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, MAX_SLUG);
    if (longer.length > MAX_SLUG) break;
    slug = longer;
  }
  return slug;
}
