/** Addresses that the site has on the machine of its writers. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1):4321(?=[/?#]|$)/i;

/** Whether only the machine on which it was written has an address: that of `npm run dev`. */
export function isLocalAddress(address: string): boolean {
  return LOCAL.test(address);
}

/**
 * The path of an absolute URL of the site itself, as a link within the site has it: from the root, without the path
 * below which the site lies. `undefined` for all others. `site` is the URL of the publication.
 */
export function ownPath(url: string, { site, base }: SiteAddress): string | undefined {
  const [origin = ''] = /^https?:\/\/[^/?#]+/i.exec(url) ?? [];
  const isOwn = site !== undefined && URL.parse(origin)?.host === URL.parse(site)?.host;
  if (origin === '' || !(isOwn || isLocalAddress(origin))) return undefined;
  const path = url.slice(origin.length).replace(/^(?!\/)/, '/');
  const root = base.replace(/\/$/, '');
  return path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** Where the site is: its URL, if it is known, and the path below which it lies. */
export interface SiteAddress {
  site?: string | undefined;
  base: string;
}
