import type { Cleaning } from './clean/cleaning.ts';
import type { ConvertedPost } from './convert-post.ts';
import type { PlannedArticle } from './plan.ts';

type LinkTo = Cleaning['linkTo'];

/** How many bytes of texts and pictures are kept. Posts beyond that are converted twice. */
const MOST_BYTES = 32_000_000;

interface Kept {
  converted: ConvertedPost;
  /** Where its links led, as JSON. */
  targets: ReadonlyMap<string, string>;
}

/**
 * Conversions of the first pass of an import. One can be used in the second pass if each of its links still leads
 * to the same place, which is known only after all posts were checked.
 */
export class KeptConversions {
  readonly #kept = new Map<PlannedArticle, Kept>();
  #bytes = 0;

  /** Converts a post with `convert`, unless the conversion that was kept is still right. */
  async get(
    article: PlannedArticle,
    linkTo: LinkTo,
    convert: (linkTo: LinkTo) => Promise<ConvertedPost>,
  ): Promise<ConvertedPost> {
    const kept = this.#kept.get(article);
    this.#kept.delete(article);
    if (kept && isStillRight(kept, linkTo)) return kept.converted;
    const targets = new Map<string, string>();
    const converted = await convert((href) => {
      const target = linkTo(href);
      targets.set(href, JSON.stringify(target));
      return target;
    });
    // The second pass takes each conversion out.
    if (!kept) this.#keep(article, { converted, targets });
    return converted;
  }

  #keep(article: PlannedArticle, kept: Kept): void {
    const { text, pictures, files } = kept.converted;
    this.#bytes += [...pictures, ...files].reduce(
      (sum, one) => sum + one.bytes.length,
      2 * text.length,
    );
    if (this.#bytes <= MOST_BYTES) this.#kept.set(article, kept);
  }
}

function isStillRight({ targets }: Kept, linkTo: LinkTo): boolean {
  return targets.entries().every(([href, target]) => JSON.stringify(linkTo(href)) === target);
}
