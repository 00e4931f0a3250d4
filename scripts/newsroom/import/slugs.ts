import { MAX_SLUG } from '../../../src/core/slug.ts';

/** Gives each name once: the second `news` is `news-2`. */
export class UniqueSlugs {
  readonly #taken = new Set<string>();

  /** Takes a name that is known to be that of an article. */
  reserve(slug: string): void {
    this.#taken.add(slug);
  }

  /** The first of the `candidates` that is not empty, with a number if it is taken. */
  take(candidates: readonly string[]): string {
    const wanted = candidates.find(Boolean) ?? 'post';
    for (let count = 1; ; count++) {
      const ending = count === 1 ? '' : `-${count}`;
      const slug = `${wanted.slice(0, MAX_SLUG - ending.length).replace(/-$/, '')}${ending}`;
      if (this.#taken.has(slug)) continue;
      this.#taken.add(slug);
      return slug;
    }
  }
}
