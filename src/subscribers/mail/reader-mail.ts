import { LINK_LIFE_HOURS } from '../signed-links.ts';
import { site } from '../../site.ts';
import { words } from '../../i18n/words.ts';
import type { MailName } from '../../mail/mail-template.ts';

/** An email to one reader. */
export interface ReaderMail {
  subject: string;
  reason: string;
  /** The publisher's own words in place of the reason, as HTML for email. */
  own?: string;
  button: { label: string; link: string };
  /** Shown below the button. */
  after: readonly string[];
  /** A second link, with its label. */
  other?: { label: string; link: string };
  /** Stories or issues to read now. */
  reading?: readonly ReadingList[];
}

interface ReadingList {
  heading: string;
  links: readonly { label: string; link: string; text?: string }[];
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

/** The welcome email with the newest stories, and the newest issue of each newsletter. */
export function withReading(
  mail: ReaderMail,
  { stories, issues }: Readonly<Record<'stories' | 'issues', ReadingList['links']>>,
): ReaderMail {
  const lists = [
    { heading: mails.welcome.latestIssues, links: issues },
    { heading: signUp.welcome.latestStories, links: stories },
  ];
  return { ...mail, reading: lists.filter(({ links }) => links.length > 0) };
}
