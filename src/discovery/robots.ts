import { isIndexable } from './indexable.ts';
import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/**
 * robots.txt (RFC 9309). Allows everything, even for previews: a crawler that is kept out would not see
 * the `noindex` of their pages. Only an indexable build lists its sitemaps.
 */
export function robotsTxt(siteUrl: URL): string {
  const sitemaps = [links.sitemapIndex, links.newsSitemap].map(
    (path) => `Sitemap: ${absoluteUrl(path, siteUrl)}`,
  );
  return ['User-agent: *', 'Allow: /', ...(isIndexable(siteUrl) ? ['', ...sitemaps] : []), ''].join(
    '\n',
  );
}
