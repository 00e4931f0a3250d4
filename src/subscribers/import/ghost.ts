import { cell, momentIn, yesOrNo } from './cells.ts';
import type { FileKind } from './file-kind.ts';

/**
 * Ghost's export of members: `id, email, name, note, subscribed_to_emails, complimentary_plan,
 * stripe_customer_id, created_at, deleted_at, labels, tiers`.
 */
export const ghost: FileKind = {
  name: 'Ghost',
  isOf: (columns) => columns.has('email') && columns.has('subscribed_to_emails'),
  read(row) {
    const wantsMail = yesOrNo(cell(row, 'subscribed_to_emails'));
    const hasLeft = cell(row, 'deleted_at') !== '' || wantsMail === false;
    return {
      address: cell(row, 'email'),
      status: hasLeft ? 'left' : wantsMail ? 'subscribed' : 'unknown',
      agreedAt: momentIn(cell(row, 'created_at')),
    };
  },
};
