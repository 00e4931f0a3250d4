import { cell, parseMoment } from './cells.ts';
import type { FileFormat, Row, SubscriberStatus } from './file-format.ts';

/**
 * Mailchimp's export of an audience: one file each of who is subscribed, unsubscribed, cleaned
 * (bounced) and never subscribed, with `Email Address, …, MEMBER_RATING, OPTIN_TIME, OPTIN_IP,
 * CONFIRM_TIME, CONFIRM_IP, …, LAST_CHANGED, LEID, EUID, NOTES, TAGS`; the second adds UNSUB_TIME, the
 * third CLEAN_TIME. The file of the last kind is told by its name alone, so leave the names as they
 * are. Its moments are taken as UTC.
 */
export const mailchimp: FileFormat = {
  name: 'Mailchimp',
  isOf: (columns) =>
    columns.has('email address') &&
    ['leid', 'euid', 'member_rating', 'optin_time'].some((column) => columns.has(column)),
  read: (row, fileName) => ({
    address: cell(row, 'email address'),
    status: statusOf(row, fileName),
    agreedAt: parseMoment(cell(row, 'confirm_time', 'optin_time')),
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
