import { cell, parseAgreedAt, parseYesNo } from './cells.ts';
import type { FileFormat } from './file-format.ts';

/**
 * Substack's subscriber export: `email, active_subscription, expiry, plan, email_disabled,
 * created_at, first_payment_at`. `active_subscription` is about payment; `email_disabled` is true
 * for readers who do not want email or whose mailbox rejects it.
 */
export const substack: FileFormat = {
  name: 'Substack',
  matches: (columns) => columns.has('email') && columns.has('email_disabled'),
  parse(row) {
    const isDisabled = parseYesNo(cell(row, 'email_disabled'));
    return {
      address: cell(row, 'email'),
      status: isDisabled ? 'left' : isDisabled === false ? 'subscribed' : 'unknown',
      agreedAt: parseAgreedAt(row, 'created_at'),
    };
  },
};
