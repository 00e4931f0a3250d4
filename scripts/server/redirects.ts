import { readRedirects } from '../build/built-redirects.ts';

/** What a server responds at an address that has no page of its own. */
export type Moved =
  | { status: 301; to: string }
  /** With the page that says why. */
  | { status: 410; page: string };

/**
 * Reads the redirects of a build from `client`. Returns what to respond at a decoded address, with or
 * without a slash at its end; `undefined` if the address does not redirect.
 */
export async function movedAddresses(
  client: string,
): Promise<(address: string) => Moved | undefined> {
  const byAddress = new Map<string, Moved>();
  for (const { from, to, page } of await readRedirects(client)) {
    const moved: Moved = page === undefined ? { status: 301, to } : { status: 410, page };
    byAddress.set(from, moved).set(`${from}/`, moved);
  }
  return (address) => byAddress.get(address);
}
