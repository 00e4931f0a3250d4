import { mayBeIndexed } from './indexing.ts';
import { links } from '../core/links.ts';

/**
 * robots.txt (RFC 9309). Everything may be read, also of a copy: whoever is kept out would not see
 * that its pages ask not to be listed. Only the publication itself leads to its sitemaps.
 */
export function robotsTxt(siteUrl: URL): string {
  const sitemaps = [links.sitemapIndex, links.newsSitemap].map(
    (path) => `Sitemap: ${new URL(path, siteUrl).href}`,
  );
  return [
    'User-agent: *',
    'Allow: /',
    ...(mayBeIndexed(siteUrl) ? ['', ...sitemaps] : []),
    '',
  ].join('\n');
}
