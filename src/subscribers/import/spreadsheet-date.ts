/** Day 0 of the 1900 date system of Excel, so that 25569 is January 1, 1970. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Serial numbers of 1990 and 2100: others are more likely something else. */
const SERIALS = { first: 32_874, last: 73_051 };

const CLOCK = String.raw`(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?m\.?)?)?`;
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})${CLOCK}$`, 'i');
const SLASHED = new RegExp(String.raw`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})${CLOCK}$`, 'i');

/**
 * The moment of a date that a spreadsheet has rewritten, taken as UTC: `11.10.2018 09:55`,
 * `10/25/2018 9:55 AM`, `43384.4133`. `undefined` when it is none, and when day and month cannot be
 * told apart (`10/11/2018`), since it would be a guess.
 */
export function parseSpreadsheetDate(text: string): Date | undefined {
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return momentOfSerial(Number(text.replace(',', '.')));

  const dotted = DOTTED.exec(text);
  if (dotted) return momentOf(dotted[3], dotted[2], dotted[1], dotted.slice(4));

  const slashed = SLASHED.exec(text);
  if (!slashed) return undefined;
  const [, first, second, year, ...clock] = slashed;
  if (Number(first) > 12) return momentOf(year, second, first, clock);
  const isMonthFirst = Number(second) > 12 || Number(first) === Number(second);
  return isMonthFirst ? momentOf(year, first, second, clock) : undefined;
}

function momentOfSerial(serial: number): Date | undefined {
  if (serial < SERIALS.first || serial >= SERIALS.last) return undefined;
  // A cell holds the fraction of a day; a second is its smallest part that means anything.
  return new Date(DAY_ZERO_MS + Math.round((serial * DAY_MS) / 1000) * 1000);
}

function momentOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour = '0', minute = '0', second = '0', half]: readonly (string | undefined)[],
): Date | undefined {
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const parts = [
    Number(year),
    Number(month) - 1,
    Number(day),
    hours,
    Number(minute),
    Number(second),
  ];
  const [y = 0, m = 0, ...rest] = parts;
  const moment = new Date(Date.UTC(y, m, ...rest));
  // February 31 would be taken for March 3, and 25:00 for the day after.
  const same =
    moment.getUTCMonth() === m && moment.getUTCDate() === rest[0] && moment.getUTCHours() === hours;
  return same && Number(minute) < 60 && Number(second) < 60 ? moment : undefined;
}
