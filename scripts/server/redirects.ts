import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a server responds at an address that has no page of its own. */
export type Moved =
  | { status: 301; to: string }
  /** With the page that says why. */
  | { status: 410; page: string };

/**
 * Reads the redirects of a build from `client`. Returns what to respond at a decoded address, with or
 * without a slash at its end; `undefined` if the address does not redirect.
 */
export async function readRedirects(
  client: string,
): Promise<(address: string) => Moved | undefined> {
  const json = await readFile(join(client, 'redirects.json'), 'utf8').catch(() => '{}');
  const entries = Object.entries(JSON.parse(json) as Record<string, string | null>);
  const moved = await Promise.all(
    entries.map(async ([from, to]): Promise<[string, Moved]> => {
      if (to !== null) return [from, { status: 301, to }];
      const file = /\.html?$/.test(from) ? from : `${from}/index.html`;
      return [from, { status: 410, page: await readFile(join(client, file), 'utf8') }];
    }),
  );
  const byAddress = new Map(moved);
  return (address) => byAddress.get(address.replace(/\/$/, ''));
}
