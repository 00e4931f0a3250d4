import { cell, parseAgreedAt } from './cells.ts';
import type { FileFormat, Row, SubscriberStatus } from './file-format.ts';

/**
 * Mailchimp's audience export: one file each for subscribed, unsubscribed, cleaned (bounced) and
 * non-subscribed contacts, with `Email Address, …, MEMBER_RATING, OPTIN_TIME, OPTIN_IP,
 * CONFIRM_TIME, CONFIRM_IP, …, LAST_CHANGED, LEID, EUID, NOTES, TAGS`. The second adds UNSUB_TIME,
 * the third CLEAN_TIME. Only the file name identifies the last one, so files must keep their names.
 * Times are read as UTC.
 */
export const mailchimp: FileFormat = {
  name: 'Mailchimp',
  matches: (columns) =>
    columns.has('email address') &&
    ['leid', 'euid', 'member_rating', 'optin_time'].some((column) => columns.has(column)),
  parse: (row, fileName) => ({
    address: cell(row, 'email address'),
    status: statusOf(row, fileName),
    agreedAt: parseAgreedAt(row, 'confirm_time', 'optin_time'),
  }),
};

function statusOf(row: Row, fileName: string): SubscriberStatus {
  const status = cell(row, 'status').toLowerCase();
  if (cell(row, 'clean_time') || status === 'cleaned' || /^cleaned/.test(fileName)) {
    return 'bounced';
  }
  if (cell(row, 'unsub_time') || status === 'unsubscribed' || /^unsubscribed/.test(fileName)) {
    return 'left';
  }
  const isOther = status !== '' && status !== 'subscribed';
  return isOther || /^non-?subscribed/.test(fileName) ? 'unconfirmed' : 'subscribed';
}
