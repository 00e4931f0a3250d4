import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/core/links.ts';

/**
 * The root of the site for which the build in `client` was made, as its feed says
 * (src/feeds/json-feed.ts). Rejects if there is no build.
 */
export async function builtSiteUrl(client: string): Promise<string> {
  const feed = await readFile(join(client, links.feed(links.home, 'json')), 'utf8');
  return (JSON.parse(feed) as { home_page_url: string }).home_page_url;
}

/**
 * The path in the links of the build in `client`. Throws an Error with one line if `siteUrl`, the root of the
 * site, has another one; it may be empty.
 */
export async function builtBase(client: string, siteUrl: string): Promise<string> {
  const base = new URL(await builtSiteUrl(client)).pathname;
  const wanted = siteUrl ? new URL(siteUrl).pathname : base;
  if (wanted === base) return base;
  throw new Error(
    `SITE_URL has the path ${wanted}, but this build was made for ${base}. Run npm run build again.`,
  );
}
