import { addressOf, type SiteAddresses } from '../../../src/articles/loading/site-addresses.ts';
import { links } from '../../../src/core/links.ts';
import { seenAt, whyHidden } from '../../../src/core/publication.ts';
import type { LinkTarget } from './clean/cleaning.ts';
import type { OldAddresses } from './old-addresses.ts';

/** What links need to know of an article. */
export interface LinkedArticle {
  slug: string;
  draft: boolean;
  publishedAt: Date;
  /** Whether `_` before its name keeps it out of the site. */
  isParked: boolean;
}

/** Where links of the old site lead now. */
export class LinkTargets {
  readonly #oldAddresses: OldAddresses;
  readonly #articles: ReadonlyMap<string, LinkedArticle>;
  readonly #now: Date;
  /** The addresses that the publication has besides those of articles of the import. */
  #own: SiteAddresses = new Map();

  /** `articles` are those of the import, by the names that `oldAddresses` has. */
  constructor(
    oldAddresses: OldAddresses,
    articles: ReadonlyMap<string, LinkedArticle>,
    { now }: { now: Date },
  ) {
    this.#oldAddresses = oldAddresses;
    this.#articles = articles;
    this.#now = now;
  }

  set own(addresses: SiteAddresses) {
    this.#own = addresses;
  }

  /**
   * Where a link in an article leads. `places` are the addresses of its post. A link to an article that its
   * readers would not see leads nowhere, because a build refuses it.
   */
  of(href: string, article: LinkedArticle, places: readonly string[]): LinkTarget {
    if (/^(?:mailto:|tel:)./i.test(href)) return { href };
    const slug = this.#oldAddresses.articleAt(href, places) ?? '';
    const target = this.#articles.get(slug);
    const why = target && this.#whyHidden(target, article);
    if (why) return { note: `made the link to ${href} text, because ${target.slug} ${why}` };
    if (target) return { href: links.article(target.slug) };
    const own = this.#ownAddress(this.#oldAddresses.pathOf(href, places), article);
    // The rest of the old site may still be there.
    const url = own ?? this.#oldAddresses.urlOf(href, places)?.href;
    return url === undefined ? {} : { href: url };
  }

  #whyHidden(target: LinkedArticle, from: LinkedArticle): string | undefined {
    const at = seenAt(from, this.#now);
    if (!at) return undefined;
    return target.isParked ? 'is parked' : whyHidden(target, at);
  }

  /** An address that the publication has itself, if readers of the article see it. */
  #ownAddress(path: string | undefined, article: LinkedArticle): string | undefined {
    const address = path === undefined ? undefined : addressOf(path, this.#own);
    const state = this.#own.get(address ?? '')?.article?.state;
    const at = seenAt(article, this.#now);
    return state && at && whyHidden(state, at) ? undefined : address;
  }
}
