import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { mailPlaceholders } from './mail-placeholders.ts';

/** Address of a subscriber's preferences page. Resend fills in the token. */
export function preferencesUrl(siteUrl: URL): string {
  return `${absoluteUrl(links.preferences, siteUrl)}?token=${mailPlaceholders.preferencesToken}`;
}
