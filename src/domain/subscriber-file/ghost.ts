import { cell, isTrue, momentIn } from './cells.ts';
import type { FileKind } from './subscriber-file.ts';

/**
 * Ghost's export of members: `id, email, name, note, subscribed_to_emails, complimentary_plan,
 * stripe_customer_id, created_at, deleted_at, labels, tiers` (https://ghost.org/help/exports/).
 */
export const ghost: FileKind = {
  name: 'Ghost',
  isOf: (columns) => columns.has('email') && columns.has('subscribed_to_emails'),
  read(row) {
    const isMember = cell(row, 'deleted_at') === '' && isTrue(cell(row, 'subscribed_to_emails'));
    return {
      address: cell(row, 'email'),
      standing: isMember ? 'subscribed' : 'left',
      agreedAt: momentIn(cell(row, 'created_at')),
    };
  },
};
