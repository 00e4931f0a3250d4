import { addressOf, type SiteAddresses } from '../../../src/articles/loading/site-addresses.ts';
import { links } from '../../../src/core/links.ts';
import { seenAt, whyHidden } from '../../../src/core/publication.ts';
import { hasAnchor } from '../../../src/story/loading/body-links.ts';
import type { LinkTarget } from './clean/cleaning.ts';
import { fileIn, type OldAddresses } from './old-addresses.ts';

/** What links need to know of an article. */
export interface LinkedArticle {
  slug: string;
  draft: boolean;
  publishedAt: Date;
  /** Whether `_` before its name keeps it out of the site. */
  isParked: boolean;
  /** The ids on its page; absent if they are not known yet. */
  anchors?: ReadonlySet<string>;
}

/** Where links of the old site lead now. */
export class LinkTargets {
  readonly #oldAddresses: OldAddresses;
  readonly #articles: ReadonlyMap<string, LinkedArticle>;
  readonly #now: Date;
  readonly #inParts = new Set<LinkedArticle>();
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

  /** The articles to whose parts links lead. */
  get inParts(): ReadonlySet<LinkedArticle> {
    return this.#inParts;
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
    if (target) return this.#partOf(target, href);
    const own = this.#ownAddress(this.#oldAddresses.pathOf(href, places), article);
    if (own !== undefined) return { href: own };
    const file = this.#fileOf(href, article, places);
    return { ...this.#elsewhere(href, places), ...(file && { file }) };
  }

  /** Where a link leads that does not lead to this publication. */
  #elsewhere(href: string, places: readonly string[]): LinkTarget {
    const file = fileIn(href);
    if (file !== undefined && isPost(file))
      return {
        note: `removed the link to the post ${file}, which is not in the export; its text stays`,
      };
    // The rest of the old site may still be there.
    const place = file === undefined ? href : `/${file}`;
    const url = this.#oldAddresses.urlOf(place, places)?.href;
    if (url !== undefined)
      return { href: url, ...(this.#isOldFile(url) && { note: keepNote(url) }) };
    return { note: `removed the link to ${place}, which leads nowhere; its text stays` };
  }

  /** What a link leads to, if it may be a file of the old site. */
  #fileOf(
    href: string,
    article: LinkedArticle,
    places: readonly string[],
  ): LinkTarget['file'] | undefined {
    if (!isDownload(href.replace(/[?#].*$/s, ''))) return undefined;
    const path = this.#oldAddresses.pathOf(href.replace(/\?[^#]*/, ''), places);
    if (path === undefined) return undefined;
    const why = whyUnseen(article, this.#now);
    return { path, ...(why !== undefined && { why }) };
  }

  /** Whether a link leads to a document, an archive or a recording of the old site. */
  #isOldFile(url: string): boolean {
    return FILE.test(new URL(url).pathname) && this.#oldAddresses.pathOf(url, []) !== undefined;
  }

  /** The address of an article, with the part of it if the article has it. */
  #partOf(target: LinkedArticle, href: string): LinkTarget {
    const address = links.article(target.slug);
    const [part = ''] = /#.*$/s.exec(href) ?? [];
    if (part === '') return { href: address };
    this.#inParts.add(target);
    // Until they are known, it has all parts: most links are right.
    if (!target.anchors || hasAnchor(target.anchors, part.slice(1)))
      return { href: `${address}${part}` };
    const note = `the link to ${href} leads to the beginning of ${target.slug}, which has no part ${part}`;
    return { href: address, note };
  }

  #whyHidden(target: LinkedArticle, from: LinkedArticle): string | undefined {
    const at = seenAt(from, this.#now);
    if (!at) return undefined;
    return whyUnseen(target, at);
  }

  /** An address that the publication has itself, if readers of the article see it. */
  #ownAddress(path: string | undefined, article: LinkedArticle): string | undefined {
    const address = path === undefined ? undefined : addressOf(path, this.#own);
    const state = this.#own.get(address ?? '')?.article?.state;
    const at = seenAt(article, this.#now);
    return state && at && whyHidden(state, at) ? undefined : address;
  }
}

/** Why readers do not see an article at a time, to follow its name; `undefined` if they do. */
export function whyUnseen(article: LinkedArticle, at: Date): string | undefined {
  return article.isParked ? 'is parked' : whyHidden(article, at);
}

/** Whether a path is that of a file for readers: not of a page, and of nothing that a browser would run. */
function isDownload(path: string): boolean {
  return /\.[a-z0-9]{1,8}$/i.test(path) && !isPost(path) && !RUN.test(path);
}

const RUN =
  /\.(?:aspx?|atom|cgi|css|[cm]?js|jsp|mht(?:ml)?|php\d?|rss|shtml|svgz?|wasm|xht(?:ml)?|xml|xslt?)$/i;

/** Documents, archives and recordings. */
const FILE = /\.(?:csv|docx?|epub|m4a|mp[34]|odt|pdf|pptx?|xlsx?|zip)$/i;

function keepNote(url: string): string {
  return `links to the file ${url}; if the old site closes, copy the file to public/ and link to it there`;
}

/** Whether a path or name in a template tag is that of a post, and not of another file. */
function isPost(file: string): boolean {
  return /(?:^|\/)[^./]*$|\.(?:md|markdown|mdx|html?)$/i.test(file);
}
