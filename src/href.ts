import { addressAt, pathBelow } from './core/site-urls.ts';

/** The path at which this build of the site lies: `/`, or `/news/` for `https://example.org/news/`. */
const base = import.meta.env.BASE_URL;

/**
 * What a page writes to link to an address of the site (`/about/`), on the same host. A URL, a fragment
 * or nothing stays as it is.
 */
export function href<T extends string | undefined>(
  address: T,
): T extends string ? string : undefined;
export function href(address: string | undefined): string | undefined {
  return address === undefined ? undefined : pathBelow(address, base);
}

/** The address of the page that a request is for. */
export function addressOf({ pathname }: URL): string {
  return addressAt(pathname, base) ?? pathname;
}
