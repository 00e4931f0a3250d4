import { decodedPath } from '../../../src/core/percent-encoding.ts';

/** Finds the article to which a link of the old site leads. */
export class OldAddresses {
  readonly #slugs = new Map<string, string>();
  /** By the last part of an address, with the day before it and without. */
  readonly #names = new Map<string, string>();
  readonly #hosts = new Set<string>();
  readonly #site: string | undefined;

  /** `site` is the address of the old site, if it is known. */
  constructor(site: string | undefined) {
    this.#site = site;
    if (site) this.#hosts.add(hostOf(new URL(site)));
  }

  /** Adds a post: its addresses, and the path of its file. */
  add(slug: string, addresses: readonly string[]): void {
    for (const address of addresses) {
      const url = new URL(address, HERE);
      if (url.origin !== HERE) this.#hosts.add(hostOf(url));
      for (const key of keysOf(url)) {
        const name = key.slice(key.lastIndexOf('/') + 1);
        addNew(this.#slugs, key, slug);
        for (const one of [name, name.replace(DAY, '')]) addNew(this.#names, one, slug);
      }
    }
  }

  /** The name of the article to which a link in a post with these addresses leads. */
  articleAt(href: string, addresses: readonly string[]): string | undefined {
    const file = fileIn(href);
    if (file !== undefined) return this.#slugAt(new URL(`/${file}`, HERE)) ?? this.#named(file);
    // The base of an absolute URL does not matter.
    for (const base of /^(?:https?:)?\/\//i.test(href) ? ['/'] : [...addresses, '/']) {
      const url = webUrl(href, new URL(base, HERE).href);
      const slug = url && this.#isOld(url) && this.#slugAt(url);
      if (slug) return slug;
    }
    return undefined;
  }

  /** The URL to which a link in a post with these addresses leads; `undefined` if it is not known. */
  urlOf(href: string, addresses: readonly string[]): URL | undefined {
    return webUrl(href, this.#baseOf(addresses, this.#site));
  }

  /** The path of a link on the old site itself, if it is one. */
  pathOf(href: string, addresses: readonly string[]): string | undefined {
    const file = fileIn(href);
    if (file !== undefined) return `/${file}`;
    const url = webUrl(href, this.#baseOf(addresses, this.#site ?? HERE));
    const site = this.#site === undefined ? undefined : hostOf(new URL(this.#site));
    const isHere = url && (url.origin === HERE || hostOf(url) === site);
    return isHere && url.search === '' ? url.pathname : undefined;
  }

  /** The URL to which relative links in a post with these addresses refer; `undefined` if it is not known. */
  #baseOf(addresses: readonly string[], site: string | undefined): string | undefined {
    const known = addresses.find((address) => /^https?:/.test(address));
    return known ?? (site && new URL(addresses[0] ?? '', site).href);
  }

  #named(file: string): string | undefined {
    const [key = ''] = keysOf(new URL(`/${file}`, HERE));
    return this.#names.get(key.slice(key.lastIndexOf('/') + 1));
  }

  /** An address may start with the name of the section in which the export was: `/blog/a-post/`. */
  #slugAt(url: URL): string | undefined {
    const [found] = keysOf(url).flatMap((key) => this.#slugs.get(key) ?? []);
    if (found !== undefined || url.origin !== HERE) return found;
    const shorter = url.pathname.replace(/^\/[^/]+(?=\/.)/, '');
    return shorter === url.pathname ? undefined : this.#slugAt(new URL(shorter, HERE));
  }

  #isOld(url: URL): boolean {
    return url.origin === HERE || this.#hosts.has(hostOf(url));
  }
}

/** The day in the name of a file of Jekyll: `2024-01-31-a-post`. */
const DAY = /^\d{4}-\d\d-\d\d-/;

/** The path or name of a file, if a link names one instead of an address: `x-post:2024-01-31-a-post`. */
export function fileIn(href: string): string | undefined {
  return /^x-post:\/*([^#]*)/.exec(href)?.[1];
}

/** The host of a URL. Its twin with `www.` is the same site. */
export function hostOf({ host }: URL): string {
  return host.replace(/^www\./, '');
}

function addNew(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}

/** Stands for the old site where its address is not known. */
const HERE = 'http://old.invalid';

/** Spellings of an address: with its query, and without its extension, slash and letter case. */
function keysOf({ pathname, search }: URL): string[] {
  const path = decodedPath(pathname)
    .toLowerCase()
    .replace(/\/index$|\/$/, '')
    .replace(/\/index\.\w+$/, '');
  const plain = path.replace(/\.(?:html?|md|mdx|markdown|php)$/, '');
  if (/^\??(?:p|page_id)=\d+/.test(search.slice(1))) return [`${path}${search}`];
  return plain === '' ? [] : [plain];
}

function webUrl(href: string, base: string | undefined): URL | undefined {
  const full = href.startsWith('//') ? `https:${href}` : href;
  const url = URL.canParse(full, base) ? new URL(full, base) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
