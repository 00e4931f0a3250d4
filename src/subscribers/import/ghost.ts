import { cell, parseAgreedAt, parseYesNo } from './cells.ts';
import type { FileFormat } from './file-format.ts';

/**
 * Ghost's member export: `id, email, name, note, subscribed_to_emails, complimentary_plan,
 * stripe_customer_id, created_at, deleted_at, labels, tiers`.
 */
export const ghost: FileFormat = {
  name: 'Ghost',
  matches: (columns) => columns.has('email') && columns.has('subscribed_to_emails'),
  parse(row) {
    const wantsMail = parseYesNo(cell(row, 'subscribed_to_emails'));
    const hasLeft = cell(row, 'deleted_at') !== '' || wantsMail === false;
    return {
      address: cell(row, 'email'),
      status: hasLeft ? 'left' : wantsMail ? 'subscribed' : 'unknown',
      agreedAt: parseAgreedAt(row, 'created_at'),
    };
  },
};
