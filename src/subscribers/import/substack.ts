import { cell, parseMoment, parseYesNo } from './cells.ts';
import type { FileFormat } from './file-format.ts';

/**
 * Substack's list of e-mail addresses: `email, active_subscription, expiry, plan, email_disabled,
 * created_at, first_payment_at`. `active_subscription` is about paying; `email_disabled` is true for
 * who wants no mail, or whose mailbox takes none.
 */
export const substack: FileFormat = {
  name: 'Substack',
  isOf: (columns) => columns.has('email') && columns.has('email_disabled'),
  read(row) {
    const isDisabled = parseYesNo(cell(row, 'email_disabled'));
    return {
      address: cell(row, 'email'),
      status: isDisabled ? 'left' : isDisabled === false ? 'subscribed' : 'unknown',
      agreedAt: parseMoment(cell(row, 'created_at')),
    };
  },
};
