import type { Organization, WebSite } from 'schema-dts';
import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { site } from '../site.ts';
import { language } from '../i18n/language.ts';

/** The reference to the publisher, for other JSON-LD objects of a page. */
export function publisherId(siteUrl: URL): { '@id': string } {
  return { '@id': absoluteUrl('/#publisher', siteUrl) };
}

/**
 * The publication as an organization. Its logo is a PNG of 512 by 512 pixels; Google requires at least
 * 112 by 112 (developers.google.com/search/docs/appearance/structured-data/organization). The site describes it on
 * the front page.
 */
export function organization(siteUrl: URL) {
  return {
    '@type': 'Organization',
    ...publisherId(siteUrl),
    name: site.name,
    url: absoluteUrl(links.home, siteUrl),
    ...(site.social.length > 0 && { sameAs: site.social.map(({ url: profile }) => profile) }),
    logo: { '@type': 'ImageObject', url: absoluteUrl(links.logo, siteUrl) },
  } as const satisfies Organization;
}

/** The site, described on the front page (schema.org/WebSite). */
export function webSite(siteUrl: URL) {
  return {
    '@type': 'WebSite',
    '@id': absoluteUrl('/#site', siteUrl),
    name: site.name,
    description: site.description,
    url: absoluteUrl(links.home, siteUrl),
    inLanguage: language,
    publisher: publisherId(siteUrl),
  } as const satisfies WebSite;
}
