import type { Row } from './file-format.ts';

/** What stands in the first of these columns that holds anything; '' when none does. */
export function cell(row: Row, ...columns: readonly string[]): string {
  return columns.map((column) => row[column]?.trim() ?? '').find((text) => text !== '') ?? '';
}

/**
 * The moment that a cell tells, as ISO 8601 or as `2018-10-11 09:55:14`; `undefined` when it is none.
 * One without a zone is taken as UTC, never as the zone of the machine.
 */
export function parseMoment(text: string): Date | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    );
  if (!parts) return undefined;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  const moment = new Date(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  // February 31 would be taken for March 3.
  const isDay = new Date(`${day}T00:00Z`).toJSON()?.startsWith(day ?? '');
  return isDay && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

/** Yes or no, as `true`, `TRUE`, `1` and the like say; `undefined` when it is neither. */
export function parseYesNo(text: string): boolean | undefined {
  if (/^(?:true|1|yes)$/i.test(text)) return true;
  return /^(?:false|0|no)$/i.test(text) ? false : undefined;
}
