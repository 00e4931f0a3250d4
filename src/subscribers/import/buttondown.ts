import { cell, parseAgreedAt } from './cells.ts';
import type { FileFormat, SubscriberStatus } from './file-format.ts';

/**
 * Buttondown's subscriber export, with the field names of its API: `email_address, type,
 * creation_date, …` (https://docs.buttondown.com/api-subscribers-introduction); before 2024,
 * `email` and `subscriber_type`.
 */
export const buttondown: FileFormat = {
  name: 'Buttondown',
  matches: (columns) =>
    (columns.has('email_address') || columns.has('email')) &&
    (columns.has('type') || columns.has('subscriber_type')) &&
    columns.has('creation_date'),
  parse(row) {
    const type = cell(row, 'type', 'subscriber_type').toLowerCase();
    return {
      address: cell(row, 'email_address', 'email'),
      status: cell(row, 'unsubscription_date') ? 'left' : (STATUS_OF_TYPE.get(type) ?? 'unknown'),
      agreedAt: parseAgreedAt(row, 'creation_date'),
    };
  },
};

/** https://docs.buttondown.com/api-subscribers-type */
const STATUS_OF_TYPE: ReadonlyMap<string, SubscriberStatus> = new Map([
  ...['regular', 'premium', 'trialed', 'unpaid', 'gifted', 'churning', 'churned', 'paused'].map(
    (type) => [type, 'subscribed'] as const,
  ),
  ['past_due', 'subscribed'],
  ['unsubscribed', 'left'],
  ['removed', 'left'],
  ['unactivated', 'unconfirmed'],
  ['undeliverable', 'bounced'],
  ['complained', 'complained'],
  ['blocked', 'blocked'],
  ['spammy', 'blocked'],
]);
