import { links } from '../core/links.ts';
import { mailPlaceholders } from './mail-placeholders.ts';

/** Address of a subscriber's preferences page. Resend fills in the token. */
export function preferencesUrl(siteUrl: URL): string {
  return `${new URL(links.preferences, siteUrl).href}?token=${mailPlaceholders.preferencesToken}`;
}
