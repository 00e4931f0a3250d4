import { links } from '../core/links.ts';
import { mailPlaceholders } from './mail-placeholders.ts';

/** Where a subscriber changes what comes; Resend fills in whose preferences they are. */
export function preferencesUrl(siteUrl: URL): string {
  return `${new URL(links.preferences, siteUrl).href}?token=${mailPlaceholders.preferencesToken}`;
}
