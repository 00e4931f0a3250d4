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
