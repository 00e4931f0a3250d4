import { LINK_LIFE_HOURS } from '../domain/signed-links.ts';
import { site } from '../site.config.ts';

/** What the confirmation mail says; both of its forms are made of these words. */
export const confirmationMailWords = {
  subject: `Confirm your subscription to ${site.name}`,
  masthead: site.name,
  reason: `Somebody, most likely you, asked to receive newsletters of ${site.name} at this address.`,
  button: 'Confirm subscription',
  bareLink: 'If the button does not work, open this address in a browser:',
  lifetime: `The link is good for ${LINK_LIFE_HOURS.subscribe} hours.`,
  otherwise: 'If it was not you, do nothing: without a confirmation we send you nothing more.',
} as const;

/** The mail as plain text (RFC 5322 line breaks are the mailer's matter). */
export function confirmationMailText(link: string): string {
  const words = confirmationMailWords;
  return [
    words.masthead.toUpperCase(),
    words.reason,
    `${words.button}:\n${link}`,
    `${words.lifetime} ${words.otherwise}`,
  ].join('\n\n');
}
