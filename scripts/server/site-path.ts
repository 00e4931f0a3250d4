import { addressAt } from '../../src/core/site-urls.ts';
import { links } from '../../src/core/links.ts';
import type { RequestTarget } from './request-target.ts';

/** Where a request leads in a site that lies below a path of its host. */
export type SiteRequest = { address: string } | { status: 301 | 302; to: string } | undefined;

/**
 * The address of the site at `base`, such as `/news/`, that a request is for; `undefined` if it is outside.
 * The path without its slash leads to the site, and so does `/`: temporarily, because another site of the
 * host can have it later. Crawlers look for robots.txt at the root alone (RFC 9309, section 2.3).
 */
export function siteRequest({ address, query }: RequestTarget, base: string): SiteRequest {
  const inside = addressAt(address, base);
  if (inside !== undefined) return { address: inside };
  if (`${address}/` === base) return { status: 301, to: base + query };
  if (address === '/') return { status: 302, to: base };
  return address === links.robots ? { address } : undefined;
}
