/** Day 0 of Excel's 1900 date system, in which 25569 is January 1, 1970. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** The days 1990-01-01 and 2100-01-01. A number outside is more likely something else. */
const SERIALS = { first: 32_874, last: 73_051 };

const CLOCK = String.raw`(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\.?)?)?`;
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})${CLOCK}$`, 'i');
const SLASHED = new RegExp(String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})${CLOCK}$`, 'i');

/**
 * The ISO 8601 form, in UTC, of a date that a spreadsheet has rewritten: `11.10.2018 09:55`,
 * `10/25/2018 9:55 AM`, `43384.4133`. The day may not exist. Returns `undefined` for other text, and
 * for a date whose day and month could be swapped (`10/11/2018`), because it would be a guess.
 */
export function isoFromSpreadsheet(text: string): string | undefined {
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return isoFromSerial(Number(text.replace(',', '.')));

  const dotted = DOTTED.exec(text);
  if (dotted) return iso(dotted[3], dotted[2], dotted[1], dotted.slice(4));

  const slashed = SLASHED.exec(text);
  if (!slashed) return undefined;
  const [, first, second, year, ...clock] = slashed;
  if (Number(first) > 12) return iso(year, second, first, clock);
  const isMonthFirst = Number(second) > 12 || Number(first) === Number(second);
  return isMonthFirst ? iso(year, first, second, clock) : undefined;
}

function isoFromSerial(serial: number): string | undefined {
  if (serial < SERIALS.first || serial >= SERIALS.last) return undefined;
  // Rounded to seconds, because the fraction of a day is not exact.
  return new Date(DAY_ZERO_MS + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString();
}

function iso(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour = '0', minute = '00', second = '00', half]: readonly (string | undefined)[],
): string | undefined {
  const hours = half === undefined ? Number(hour) : twentyFour(Number(hour), half);
  if (hours === undefined || hours > 23) return undefined;
  return `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}Z`;
}

/** The hour of a 12-hour clock on a 24-hour clock. */
function twentyFour(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/p/i.test(half) ? 12 : 0);
}

function two(number: string | number | undefined): string {
  return String(number).padStart(2, '0');
}
