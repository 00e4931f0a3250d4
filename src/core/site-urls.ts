// An address is a path from the root of the publication, as writers type it: `/about/`. Readers reach it
// below the path of `SITE_URL`, which can be `https://example.org/news/`.

/**
 * The absolute URL of an address of the site. `siteUrl` is the root of the published site and ends with
 * a slash. An absolute URL stays as it is.
 */
export function absoluteUrl(address: string, siteUrl: URL | string): string {
  const { pathname, origin } = new URL(siteUrl);
  return new URL(pathBelow(address, pathname), origin).href;
}

/** The URL path of an address in a site at `base`, such as `/` or `/news/`. Anything else stays as it is. */
export function pathBelow(address: string, base: string): string {
  return /^\/(?!\/)/.test(address) ? base + address.slice(1) : address;
}

/** The address in a site at `base` to which a URL path belongs; `undefined` if it is outside the site. */
export function addressAt(path: string, base: string): string | undefined {
  return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
}
