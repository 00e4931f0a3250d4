import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An address that has no page of its own: decoded, without a slash at its end. */
export type Redirect =
  | { from: string; to: string; page?: undefined }
  /** The page is gone. `page` says why, as HTML. */
  | { from: string; to?: undefined; page: string };

/** Reads the redirects of the build in `client`. */
export async function readRedirects(client: string): Promise<Redirect[]> {
  const redirects = Object.entries(await redirectsIn(client));
  return Promise.all(
    redirects.map(async ([from, to]) =>
      to === null
        ? { from, page: await readFile(join(client, fileOfRedirect(from)), 'utf8') }
        : { from, to },
    ),
  );
}

/** Where each address without a page of its own leads, in the build in `client`; `null` if its page is gone. */
export async function redirectsIn(client: string): Promise<Record<string, string | null>> {
  const json = await readFile(join(client, 'redirects.json'), 'utf8').catch(() => '{}');
  return JSON.parse(json) as Record<string, string | null>;
}

/** The address of the page there, with the slash that only names of files lack. */
export function pageOfRedirect(from: string): string {
  return /\.html?$/.test(from) ? from : `${from}/`;
}

/** The file in a build of that page. */
export function fileOfRedirect(from: string): string {
  return pageOfRedirect(from).replace(/\/$/, '/index.html');
}
