import { cell, momentIn, yesOrNo } from './cells.ts';
import type { FileKind } from './file-kind.ts';

/**
 * Substack's list of e-mail addresses: `email, active_subscription, expiry, plan, email_disabled,
 * created_at, first_payment_at`. `active_subscription` is about paying; `email_disabled` is true for
 * who wants no mail, or whose mailbox takes none.
 */
export const substack: FileKind = {
  name: 'Substack',
  isOf: (columns) => columns.has('email') && columns.has('email_disabled'),
  read(row) {
    const isDisabled = yesOrNo(cell(row, 'email_disabled'));
    return {
      address: cell(row, 'email'),
      status: isDisabled ? 'left' : isDisabled === false ? 'subscribed' : 'unknown',
      agreedAt: momentIn(cell(row, 'created_at')),
    };
  },
};
