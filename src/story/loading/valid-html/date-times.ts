const MONTH = String.raw`(?:0[1-9]|1[0-2])`;
const DAY = String.raw`(?:0[1-9]|[12]\d|3[01])`;
const DATE = String.raw`(?<date>\d{4}-${MONTH}-${DAY})`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?`;
const ZONE = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`;
const PERIOD = String.raw`P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?`;

/** A date, and perhaps a time with its zone (HTML, section 2.3.5.8), as an edit was made. */
const MOMENT = new RegExp(`^${DATE}(?:[T ]${TIME}${ZONE})?$`);
/** What `<time>` can state, besides (section 4.5.14): a part of a date, a time, a week or a duration. */
const OTHER = new RegExp(
  String.raw`^(?:\d{4}(?:-${MONTH})?|(?:--)?${MONTH}-${DAY}|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])|(?:${DATE}[T ])?${TIME}|${TIME}${ZONE}|${ZONE}|${PERIOD}|(?:\d+(?:\.\d{1,3})?\s*[wdhms]\s*)+)$`,
);

/** Whether a text is a date and time of an edit, or anything that `<time>` can state. */
export function isDateTime(text: string, kind: 'moment' | 'time'): boolean {
  const match = MOMENT.exec(text) ?? (kind === 'time' ? OTHER.exec(text) : null);
  const { date } = match?.groups ?? {};
  return match !== null && (date === undefined || isDay(date));
}

/** Whether a month has this day, as February has no 30th. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
