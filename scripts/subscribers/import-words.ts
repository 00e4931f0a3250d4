import type { SkipReason } from '../../src/subscribers/import/check-row.ts';
import type { SubscriberStatus } from '../../src/subscribers/import/file-format.ts';

/** Why a row was skipped, for a report, without its address. */
export function describeReason(reason: SkipReason | { kind: 'refused'; code: string }): string {
  switch (reason.kind) {
    case 'no-address':
      return `not a valid email address (${reason.fault})`;
    case 'twice':
      return `same address as on line ${reason.line}`;
    case 'in-file':
      return `${STATUS_WORDS[reason.status]}, according to the file`;
    case 'suppressed':
      return 'bounced or complained; Resend suppresses it';
    case 'left':
      return 'unsubscribed earlier';
    case 'on-the-list':
      return 'already on the list';
    case 'no-newsletter':
      return 'none of its newsletters exists here';
    case 'unreadable-date':
      return 'the date is ambiguous or invalid; write it as 2024-12-31';
    case 'refused':
      return `Resend refused it (${reason.code})`;
  }
}

const STATUS_WORDS: Readonly<Record<SubscriberStatus, string>> = {
  subscribed: 'subscribed',
  left: 'unsubscribed',
  bounced: 'bounced',
  complained: 'complained',
  unconfirmed: 'never confirmed',
  blocked: 'blocked',
  unknown: 'unknown status',
};
