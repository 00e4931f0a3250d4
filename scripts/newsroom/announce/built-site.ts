import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import type { Announcement } from '../../../src/discovery/announcement.ts';
import { feedFormatAt } from '../../../src/core/feed-formats.ts';
import { links } from '../../../src/core/links.ts';
import { ownContent } from './own-content.ts';
import { addressAt } from '../../../src/core/site-urls.ts';
import { builtSiteUrl } from '../../build/built-site-url.ts';

/** What a build says of itself to those who want to hear of changes. */
export interface BuiltSite extends Announcement {
  /** The WebSub hubs that its feeds name. */
  hubs: string[];
}

/**
 * Reads the build in `client`: every feed, and every page that search engines may list. Throws an
 * Error with one line for the operator when there is none.
 */
export async function readBuiltSite(client: string): Promise<BuiltSite> {
  // All of one build: dist/ may become another one while it is read.
  const folder = await realpath(client).catch(() => client);
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  const site = await builtSiteUrl(folder).catch(() => {
    throw new Error(`There is no build in ${client}: run npm run build first.`);
  });
  // As src/feeds/json-feed.ts has written it.
  const feed = await read(links.feed(links.home, 'json'));
  const { hubs = [] } = JSON.parse(feed) as { hubs?: { url: string }[] };
  const feeds = globSync('**/*.{xml,json}', { cwd: folder })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((path) => feedFormatAt(path));
  const sitemaps = addressesIn(await read(links.sitemapIndex), site);
  const pages = (await pMap(sitemaps, read, { concurrency: 4 })).flatMap((sitemap) =>
    addressesIn(sitemap, site),
  );
  return {
    site,
    hubs: hubs.map(({ url }) => url),
    feeds: await hashes(feeds, read),
    pages: await hashes(pages, async (path) => ownContent(await read(`${path}index.html`))),
  };
}

/** A hash that tells two states of a page or feed apart, no longer than that requires. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

async function hashes(paths: readonly string[], contentOf: (path: string) => Promise<string>) {
  const pairs = await pMap(
    paths.toSorted(),
    async (path) => [path, hashOf(await contentOf(path))] as const,
    { concurrency: 8 },
  );
  return Object.fromEntries(pairs);
}

/** The addresses in the site at `site` that a sitemap of src/discovery/sitemap.ts lists. */
function addressesIn(sitemap: string, site: string): string[] {
  const base = new URL(site).pathname;
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(
    ([, url = '']) => addressAt(new URL(url.replaceAll('&amp;', '&')).pathname, base) ?? [],
  );
}
