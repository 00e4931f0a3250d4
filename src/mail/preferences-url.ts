import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { mailPlaceholders } from './mail-placeholders.ts';

/** URL of a subscriber's preferences page on the server at `formsUrl`. Resend fills in the token. */
export function preferencesUrl(formsUrl: URL): string {
  return `${absoluteUrl(links.preferences, formsUrl)}?token=${mailPlaceholders.preferencesToken}`;
}
