import { cell, parseAgreedAt } from './cells.ts';
import type { FileFormat } from './file-format.ts';

const ADDRESS = ['email', 'e-mail', 'email address', 'e-mail address', 'email_address', 'mail'];
const NAME = ['name', 'full name', 'full_name', 'first name', 'first_name', 'firstname'];
const LAST_NAME = ['last name', 'last_name', 'lastname', 'surname'];
const DATE = [
  'date',
  'created',
  'created_at',
  'created at',
  'joined',
  'subscribed_at',
  'signed up',
];
const COLUMNS: ReadonlySet<string> = new Set([...ADDRESS, ...NAME, ...LAST_NAME, ...DATE, '']);

/** The columns that keep a file with addresses from being a plain list; `undefined` without addresses. */
export function columnsToDelete(columns: readonly string[]): string[] | undefined {
  if (!ADDRESS.some((column) => columns.includes(column))) return undefined;
  return columns.filter((column) => !COLUMNS.has(column));
}

/**
 * A list that somebody keeps in a spreadsheet: addresses, and perhaps names (which are not kept) and
 * dates. A file with any other column is not one, since that column may say who has left.
 */
export const plainList: FileFormat = {
  name: 'a plain list (email, name, date)',
  matches: (columns) => columnsToDelete([...columns])?.length === 0,
  parse: (row) => ({
    address: cell(row, ...ADDRESS),
    status: 'subscribed',
    agreedAt: parseAgreedAt(row, ...DATE),
  }),
};
