import { MONTH_NAMES, monthNumber } from '../../../src/core/month-names.ts';
import { momentAt } from '../../../src/core/wall-clock.ts';

/**
 * Parses a date or a time of an export: ISO 8601, the same with a space, the form of email and RSS
 * (RFC 5322), or as people write it, such as `May 12, 2023`. A time without a zone is in `timeZone` (IANA), and a date alone is its midnight. Returns
 * `undefined` if it cannot be read.
 */
export function momentFrom(text: string | undefined, timeZone: string): Date | undefined {
  const written = text?.trim() ?? '';
  const [, day, time = '00:00', fraction = '', rest = ''] = LOCAL.exec(isoFrom(written)) ?? [];
  if (day !== undefined) {
    // There is no 30 February, but JavaScript takes it for 2 March.
    if (!valid(`${day}T00:00:00Z`)?.toISOString().startsWith(day)) return undefined;
    const parts = time.split(':').map((part) => part.padStart(2, '0'));
    const [hours = '00', minutes = '00', seconds = '00'] = parts;
    const zone = rest.trim().replace(/^UTC$|^GMT$/, 'Z');
    const exact = `${seconds}${fraction.slice(0, '.123'.length)}`;
    if (zone === '') return shifted(timeZone, day, `${hours}:${minutes}`, Number(exact));
    return valid(
      `${day}T${hours}:${minutes}:${exact}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`,
    );
  }
  // Without a zone, the result would depend on the zone of this machine.
  return /(?:[+-]\d{4}|\b(?:GMT|UTC|[ECMP][SD]T|Z))$/.test(written) ? valid(written) : undefined;
}

const LOCAL =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d{1,2}:\d\d(?::\d\d)?)(\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

const MONTH = `(?<month>sept|${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const TIME = String.raw`(?:,?\s+(?:at\s+)?(?<hours>\d{1,2}):(?<minutes>\d\d(?::\d\d)?)(?:\s*(?<half>[ap])\.?m\.?)?)?`;
const WEEKDAY = String.raw`(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+)?`;
const NAMED = [`${MONTH}\\s+${DAY}`, `${DAY}[\\s-]+${MONTH}`].map(
  (date) => new RegExp(`^${WEEKDAY}${date}[,\\s-]+(?<year>\\d{4})${TIME}(?<rest>(?:\\s.*)?)$`, 'i'),
);

/** A date such as `Jul 08 2022`, `12 May 2023 9:00 pm` or `2024/3/5` as ISO 8601 has it. Any other text stays. */
function isoFrom(written: string): string {
  const parts = NAMED.map((form) => form.exec(written)?.groups).find(Boolean);
  if (!parts)
    return written.replace(
      /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?=$|[T ])/,
      (_, year: string, _mark, month: string, day: string) =>
        `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );
  const { month = '', day = '', year = '', hours, minutes = '', half, rest = '' } = parts;
  const date = `${year}-${String(monthNumber(month)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hours === undefined) return `${date}${rest}`;
  const isAfternoon = half?.toLowerCase() === 'p';
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  return `${date} ${hour}:${minutes}${rest}`;
}

function valid(text: string): Date | undefined {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function shifted(timeZone: string, day: string, time: string, seconds: number): Date | undefined {
  if (!valid(`${day}T${time}:00Z`)) return undefined;
  return new Date(momentAt(timeZone, day, time).getTime() + seconds * 1000);
}
