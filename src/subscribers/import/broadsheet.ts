import { cell, parseAgreedAt } from './cells.ts';
import { fromSafeCell, safeCell } from './safe-cell.ts';
import type { FileFormat, Row, SubscriberStatus } from './file-format.ts';

/** The columns of our export, in order. Times are ISO 8601 in UTC. */
export const EXPORT_COLUMNS = [
  'address',
  /** `subscribed`, `left` or `suppressed` (bounced or complained). */
  'state',
  /** Ids of the current newsletters, separated by spaces. */
  'newsletters',
  /** When, on which page and to which text the reader agreed. */
  ...(['consent_at', 'consent_page', 'consent_text'] as const),
  /** When the address was added, and when it unsubscribed. */
  ...(['joined', 'left'] as const),
] as const;

/** A subscriber as a row of our export. */
export interface ExportRow {
  address: string;
  state: 'subscribed' | 'left' | 'suppressed';
  newsletters: readonly string[];
  consentAt: Date | undefined;
  consentPage: string;
  consentText: string;
  joined: Date;
  left: Date | undefined;
}

/** Returns the cells of a row in column order, escaped for spreadsheets. */
export function exportCells(row: ExportRow): string[] {
  const moment = (date: Date | undefined) => date?.toISOString() ?? '';
  return [
    row.address,
    row.state,
    row.newsletters.join(' '),
    moment(row.consentAt),
    row.consentPage,
    row.consentText,
    moment(row.joined),
    moment(row.left),
  ].map(safeCell);
}

/** The file that `npm run subscribers -- export` writes. */
export const broadsheet: FileFormat = {
  name: 'Broadsheet',
  matches: (columns) => EXPORT_COLUMNS.every((column) => columns.has(column)),
  parse(row) {
    const unsafe = (column: (typeof EXPORT_COLUMNS)[number]) => fromSafeCell(row[column] ?? '');
    const newsletters = unsafe('newsletters').split(/\s+/).filter(Boolean);
    return {
      address: unsafe('address'),
      status: statusOf(row),
      agreedAt: parseAgreedAt(row, 'consent_at'),
      newsletters,
      page: unsafe('consent_page'),
      text: unsafe('consent_text'),
    };
  },
};

function statusOf(row: Row): SubscriberStatus {
  switch (cell(row, 'state')) {
    case 'subscribed':
      return 'subscribed';
    case 'left':
      return 'left';
    case 'suppressed':
      return 'bounced';
    default:
      return 'unknown';
  }
}
