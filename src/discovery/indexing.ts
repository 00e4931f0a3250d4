/**
 * Whether search engines may list the pages of a build for `siteUrl`: only where SITE_URL names the
 * publication's one https host. A local build, or a preview without SITE_URL, would be a copy of
 * every story under a second address.
 */
export function mayBeIndexed(siteUrl: URL | undefined): boolean {
  return siteUrl?.protocol === 'https:';
}
