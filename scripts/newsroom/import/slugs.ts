import { plainLetters } from '../../../src/core/plain-letters.ts';

/** The most characters of a file name that becomes part of a URL. */
const MAX = 100;

/**
 * A text as a file name for a URL: `Łódź, again!` is `lodz-again`. Cut between words. Empty if no Latin
 * letter or digit is in it.
 */
export function slugFrom(text: string): string {
  const words = plainLetters(text)
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, MAX);
    if (longer.length > MAX) break;
    slug = longer;
  }
  return slug;
}

/** Gives each name once: the second `news` is `news-2`. */
export class UniqueSlugs {
  readonly #taken = new Set<string>();

  /** The first of the `candidates` that is not empty, with a number if it is taken. */
  take(candidates: readonly string[]): string {
    const wanted = candidates.find(Boolean) ?? 'post';
    for (let count = 1; ; count++) {
      const ending = count === 1 ? '' : `-${count}`;
      const slug = `${wanted.slice(0, MAX - ending.length).replace(/-$/, '')}${ending}`;
      if (this.#taken.has(slug)) continue;
      this.#taken.add(slug);
      return slug;
    }
  }
}
