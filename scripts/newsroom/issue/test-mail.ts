import { randomUUID } from 'node:crypto';
import { parseEmailAddress } from '../../../src/core/email-address.ts';
import { mailPlaceholders } from '../../../src/mail/mail-placeholders.ts';
import { readIssueToLookAt } from './built-issue.ts';
import { UsageError } from '../../command/command.ts';
import { ISSUE, issueCommand } from './issue-command.ts';
import { connectedPorts } from '../../settings/ports.ts';

export const testMail = issueCommand({
  name: 'test',
  operands: [ISSUE],
  does: 'Sends a built issue to one address, such as your own.',
  options: {
    to: { type: 'string', value: '<address>', does: 'the recipient (required)' },
    yes: { type: 'boolean', does: 'do it; without it, only say what would be done' },
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
        `With --yes, “${mail.subject}” goes from ${from} to ${to}, and to no one else.\nThis was a dry run.`,
      );
      return 0;
    }
    // A key of its own for each call: a retry after a lost response sends no second email, and a second call does.
    const idempotencyKey = `test/${randomUUID()}`;
    const outcome = await ports.provider().testMailer.submit(mail, idempotencyKey);
    if (outcome.status !== 'submitted') {
      console.error('Resend did not accept it; the line above says why.');
      return 1;
    }
    console.log(
      `Submitted as email ${outcome.id}. It is what readers get, except for the subject and the links to ` +
        'unsubscribe and to preferences, which lead to the archive page.',
    );
    return 0;
  },
});

/**
 * A part of an email for someone who is not a subscriber. The link to unsubscribe leads to the page of
 * the issue. Other placeholders get the value for a reader without data.
 */
function filled(part: string, archiveUrl: string): string {
  return part
    .replaceAll(mailPlaceholders.unsubscribeUrl, archiveUrl)
    .replace(
      /\{\{\{[^{}|]*(?:\|([^{}]*))?\}\}\}/g,
      (_, fallback: string | undefined) => fallback ?? '',
    );
}
