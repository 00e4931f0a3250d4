import { randomUUID } from 'node:crypto';
import { parseEmailAddress } from '../../../src/core/email-address.ts';
import { mailPlaceholders } from '../../../src/mail/mail-placeholders.ts';
import { readIssueToLookAt } from './built-issue.ts';
import { UsageError } from '../../command/command.ts';
import { ISSUE, issueCommand } from './issue-command.ts';
import { connectedPorts } from '../../settings/ports.ts';

export const testMail = issueCommand({
  name: 'test',
  operand: ISSUE,
  does: 'Mails a built issue to one address, such as your own, and to nobody else.',
  options: {
    to: { type: 'string', value: '<address>', does: 'who gets it (required)' },
    yes: { type: 'boolean', does: 'do it; without it, say what would be mailed to whom' },
  },
  async run({ values, positionals: [id = ''] }) {
    const to = parseEmailAddress(values.to);
    if (to === undefined) throw new UsageError('--to takes an email address');
    const { manifest, html, text } = await readIssueToLookAt(id);
    const ports = await connectedPorts();
    const from = ports.from();
    const fill = (part: string) => filled(part, manifest.archiveUrl);
    const mail = {
      from,
      to,
      subject: `[Test] ${manifest.subject}`,
      html: fill(html),
      text: fill(text),
    };
    if (!values.yes) {
      console.log(
        `With --yes, “${mail.subject}” goes from ${from} to ${to}, and to nobody else.\nThis was a dry run.`,
      );
      return 0;
    }
    // A key of its own for each call: a lost answer is not a second mail, and a second call is.
    const idempotencyKey = `test/${randomUUID()}`;
    const outcome = await ports.provider().testMailer.submit(mail, idempotencyKey);
    if (outcome.status !== 'submitted') {
      console.error('Resend did not accept it; the line above says why.');
      return 1;
    }
    console.log(
      `Submitted as mail ${outcome.id}. It is what readers get, but for the subject, and for ` +
        'the links to leave and to the preferences: those lead to the archive page.',
    );
    return 0;
  },
});

/**
 * A part of a mail for somebody who is no subscriber. The way out leads to the page of the issue,
 * since there is nothing to leave; the rest reads as for a reader of whom nothing is known.
 */
export function filled(part: string, archiveUrl: string): string {
  return part
    .replaceAll(mailPlaceholders.unsubscribeUrl, archiveUrl)
    .replace(
      /\{\{\{[^{}|]*(?:\|([^{}]*))?\}\}\}/g,
      (_, fallback: string | undefined) => fallback ?? '',
    );
}
