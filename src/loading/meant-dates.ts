import { monthNumber } from '../core/month-names.ts';

const MONTH = String.raw`(?<name>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?`;
const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d\d?)[-/.](?<day>\d\d?)(?!\d)/;
const YEAR_LAST = /^(?<first>\d\d?)(?<mark>[/.-])(?<second>\d\d?)\k<mark>(?<year>\d{4})(?!\d)/;
const NAMED = [
  new RegExp(String.raw`^${MONTH} (?<day>\d\d?)(?:st|nd|rd|th)?,? (?<year>\d{4})(?!\d)`, 'i'),
  new RegExp(
    String.raw`^(?<day>\d\d?)(?:st|nd|rd|th|\.)?[ -]${MONTH},?[ -](?<year>\d{4})(?!\d)`,
    'i',
  ),
];

/**
 * The day with which a text begins, as `2025-02-13`, if it can be only one day: `13/02/2025`, `13.2.2025`,
 * `2025/02/13` and `Feb 13, 2025`, but not `02/03/2025`, which Americans and Europeans read differently.
 */
export function dayIn(text: string): string | undefined {
  const { year, ...rest } = [YEAR_FIRST, YEAR_LAST, ...NAMED].reduce<Record<string, string>>(
    (found, pattern) => ({ ...pattern.exec(text)?.groups, ...found }),
    {},
  );
  const { name, mark } = rest;
  let { month, day } = rest;
  if (name !== undefined) month = String(monthNumber(name));
  if (mark !== undefined) {
    const [first, second] = [Number(rest['first']), Number(rest['second'])];
    // With points, the day is first everywhere.
    const isDayFirst = mark === '.' || first > 12 || first === second;
    if (!isDayFirst && second <= 12) return undefined;
    [day, month] = (isDayFirst ? [first, second] : [second, first]).map(String);
  }
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
