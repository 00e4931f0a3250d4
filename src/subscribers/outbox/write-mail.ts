import type { EmailAddress } from '../../core/email-address.ts';
import { maskAddress } from '../../core/email-address.ts';
import { links } from '../../core/links.ts';
import { fillTemplate, type MailName, type MailTemplates } from '../../mail/mail-template.ts';
import type { MailJob } from './job.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { Grant, SignedLinks } from '../signed-links.ts';
import { absoluteUrl } from '../../core/site-urls.ts';

/**
 * Any fixed time in the past: footer links do not expire, and the same job must give the same
 * email.
 */
const FIXED_TIME = new Date('2025-01-01T00:00:00Z');

/** Writes the email of a job: a template from the build, filled in for the reader. */
export function mailWriter(deps: {
  /** Root of the server that takes sign-ups: `https://news.example.org/`. */
  formsUrl: string;
  /** The sender: `The Daily <news@example.org>`. */
  from: string;
  templates: MailTemplates;
  /** The names of these newsletters as one text, in the language of the publication. */
  namesOf: (newsletters: readonly string[]) => string;
  signedLinks: SignedLinks;
}): (job: MailJob) => Promise<OutgoingMail> {
  const linkTo = async (path: string, grant: Grant, issuedAt: Date) => {
    const link = new URL(absoluteUrl(path, deps.formsUrl));
    link.searchParams.set('token', await deps.signedLinks.issue(grant, issuedAt));
    return link.href;
  };
  const mail = async (
    name: MailName,
    to: EmailAddress,
    values: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<OutgoingMail> => ({
    from: deps.from,
    to,
    ...fillTemplate(await deps.templates(name), values),
    ...(headers && { headers }),
  });

  return async (job) => {
    const { address } = job;
    switch (job.kind) {
      case 'mail-confirmation': {
        const { newsletters, page, issuedAt } = job;
        const grant: Grant = { purpose: 'subscribe', address, newsletters, page };
        return mail('confirmation', address, {
          newsletters: deps.namesOf(newsletters),
          link: await linkTo(links.confirm, grant, issuedAt),
        });
      }
      case 'mail-welcome': {
        const preferences = await linkTo(
          links.preferences,
          { purpose: 'preferences', address },
          FIXED_TIME,
        );
        const unsubscribe = await linkTo(
          links.unsubscribe,
          { purpose: 'unsubscribe', address },
          FIXED_TIME,
        );
        return mail(
          'welcome',
          address,
          { newsletters: deps.namesOf(job.newsletters), preferences, unsubscribe },
          {
            // RFC 8058, section 3.1.
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        );
      }
      case 'mail-address-change': {
        const { from, issuedAt } = job;
        const grant: Grant = { purpose: 'change-address', address, from };
        return mail('address-change', address, {
          from: maskAddress(from),
          link: await linkTo(links.preferences, grant, issuedAt),
        });
      }
    }
  };
}
