import { LINK_LIFE_HOURS } from '../signed-links.ts';
import { site } from '../../site.ts';
import { words } from '../../i18n/words.ts';
import type { MailName } from '../../mail/mail-template.ts';

/** An email to one reader. */
export interface ReaderMail {
  subject: string;
  reason: string;
  button: { label: string; link: string };
  /** Shown below the button. */
  after: readonly string[];
  /** A second link, with its label. */
  other?: { label: string; link: string };
}

const { signUp, mails } = words;

/** The emails, with `{{name}}` where the worker fills in values of the reader. */
export const readerMails: Readonly<Record<MailName, ReaderMail>> = {
  confirmation: {
    subject: signUp.mail.subject(site.name),
    reason: signUp.mail.reason('{{newsletters}}'),
    button: { label: signUp.mail.button, link: '{{link}}' },
    after: [signUp.mail.linkLife(LINK_LIFE_HOURS.subscribe ?? 0), signUp.mail.ignore],
  },
  welcome: {
    subject: mails.welcome.subject(site.name),
    reason: mails.welcome.reason('{{newsletters}}'),
    button: { label: mails.welcome.button, link: '{{preferences}}' },
    after: [],
    other: { label: mails.welcome.unsubscribe, link: '{{unsubscribe}}' },
  },
  'address-change': {
    subject: mails.addressChange.subject(site.name),
    reason: mails.addressChange.reason(site.name, '{{from}}'),
    button: { label: mails.addressChange.button, link: '{{link}}' },
    after: [
      signUp.mail.linkLife(LINK_LIFE_HOURS['change-address'] ?? 0),
      mails.addressChange.ignore,
    ],
  },
};
