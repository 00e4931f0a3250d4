import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sitemapIndexXml, sitemapXml } from '../../../../../src/discovery/sitemap.ts';

/** Writes the files of a build that announcing reads: pages by their addresses, and feeds. */
export async function writeBuild(
  client: string,
  options: { site: string; hub: string; pages: Record<string, string>; feeds: string[] },
): Promise<void> {
  const { site, hub, pages, feeds } = options;
  const paths = Object.keys(pages).map((path) => ({ path }));
  const siteUrl = new URL(site);
  const files = {
    'feed.json': JSON.stringify({
      home_page_url: site,
      ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
      items: pages,
    }),
    'sitemap-index.xml': sitemapIndexXml([{ name: 'pages', pages: paths }], siteUrl),
    'sitemap/pages.xml': sitemapXml(paths, siteUrl),
    ...Object.fromEntries(feeds.map((path) => [path, `<rss>${path}</rss>`])),
    ...Object.fromEntries(
      Object.entries(pages).map(([path, text]) => [`${path}index.html`, `<main>${text}</main>`]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(client, path)), { recursive: true });
    await writeFile(join(client, path), text);
  }
}
