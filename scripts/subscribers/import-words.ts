import type { SkipReason } from '../../src/subscribers/import/check-row.ts';
import type { SubscriberStatus } from '../../src/subscribers/import/file-format.ts';

/** Why a row was not taken, for a report. It names no address. */
export function passWords(reason: SkipReason | { kind: 'refused'; code: string }): string {
  switch (reason.kind) {
    case 'no-address':
      return `no e-mail address (${reason.fault})`;
    case 'twice':
      return `the same address as on line ${reason.line}`;
    case 'in-file':
      return `${STATUS_WORDS[reason.status]}, as the file says`;
    case 'suppressed':
      return 'bounced or complained, and Resend mails it no more';
    case 'left':
      return 'left, and stays so';
    case 'on-the-list':
      return 'on the list already';
    case 'no-newsletter':
      return 'of its newsletters there is none here';
    case 'refused':
      return `Resend refused it (${reason.code})`;
  }
}

const STATUS_WORDS: Readonly<Record<SubscriberStatus, string>> = {
  subscribed: 'subscribed',
  left: 'left',
  bounced: 'bounced',
  complained: 'complained',
  unconfirmed: 'never confirmed',
  blocked: 'blocked',
  unknown: 'in a state that is not known',
};
