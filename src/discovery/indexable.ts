/**
 * Whether search engines may index a build for `siteUrl`: only if it is an https URL, as SITE_URL of the
 * publication is. A local build or a preview without SITE_URL would be a duplicate of every article.
 */
export function isIndexable(siteUrl: URL | undefined): boolean {
  return siteUrl?.protocol === 'https:';
}
