import type { ParsedRow, Row } from './file-format.ts';
import { isoFromSpreadsheet } from './spreadsheet-date.ts';

/**
 * Returns the trimmed text of the first of these columns that is not empty; '' if all are empty.
 */
export function cell(row: Row, ...columns: readonly string[]): string {
  return columns.map((column) => row[column]?.trim() ?? '').find((text) => text !== '') ?? '';
}

/**
 * Parses ISO 8601 or `2018-10-11 09:55:14`; `undefined` if the text is neither. Without a time zone
 * it is UTC, never the zone of the machine.
 */
export function parseMoment(text: string): Date | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    );
  if (!parts) return undefined;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  const moment = new Date(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  // `new Date` would read February 31 as March 3.
  const isDay = new Date(`${day}T00:00Z`).toJSON()?.startsWith(day ?? '');
  return isDay && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

/** When the reader agreed: the first of these columns that is not empty. */
export function parseAgreedAt(row: Row, ...columns: readonly string[]): ParsedRow['agreedAt'] {
  const text = cell(row, ...columns);
  if (text === '') return undefined;
  return parseMoment(isoFromSpreadsheet(text) ?? text) ?? 'unreadable';
}

/**
 * Parses `true`, `1`, `yes` and their opposites, in any letter case; `undefined` for anything else.
 */
export function parseYesNo(text: string): boolean | undefined {
  if (/^(?:true|1|yes)$/i.test(text)) return true;
  return /^(?:false|0|no)$/i.test(text) ? false : undefined;
}
