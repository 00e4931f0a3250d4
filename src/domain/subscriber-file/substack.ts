import { cell, isTrue, momentIn } from './cells.ts';
import type { FileKind } from './subscriber-file.ts';

/**
 * Substack's list of e-mail addresses: `email, active_subscription, expiry, plan, email_disabled,
 * created_at, first_payment_at`. `active_subscription` is about paying; `email_disabled` is true for
 * who wants no mail, or whose mailbox takes none.
 */
export const substack: FileKind = {
  name: 'Substack',
  isOf: (columns) => columns.has('email') && columns.has('email_disabled'),
  read: (row) => ({
    address: cell(row, 'email'),
    standing: isTrue(cell(row, 'email_disabled')) ? 'left' : 'subscribed',
    agreedAt: momentIn(cell(row, 'created_at')),
  }),
};
