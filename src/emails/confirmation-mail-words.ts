import { LINK_LIFE_HOURS } from '../domain/signed-links.ts';
import { site } from '../site.config.ts';
import { words } from '../words/words.ts';

const { newsletter } = site;
const { mail } = words.joining;

/** What the confirmation mail says; both of its forms are made of these words. */
export const confirmationMailWords = {
  subject: mail.subject(newsletter.name),
  masthead: site.name,
  reason: mail.reason(newsletter.name),
  button: mail.button,
  bareLink: mail.bareLink,
  lifetime: mail.lifetime(LINK_LIFE_HOURS.subscribe),
  otherwise: mail.otherwise,
} as const;

/** The mail as plain text (RFC 5322 line breaks are the mailer's matter). */
export function confirmationMailText(link: string): string {
  const parts = confirmationMailWords;
  return [
    parts.masthead.toUpperCase(),
    parts.reason,
    `${parts.button}:\n${link}`,
    `${parts.lifetime} ${parts.otherwise}`,
    newsletter.name,
  ].join('\n\n');
}
