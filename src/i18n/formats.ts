import { site } from '../site.ts';

// Created once: a formatter takes longer to create than a page to render.
const dates = dateFormats(site);
// A calendar day or month is the same in every time zone.
const calendar = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(site.locale, { ...options, timeZone: 'UTC' });
const months = {
  full: calendar({ year: 'numeric', month: 'long' }),
  'month alone': calendar({ month: 'long' }),
  'year alone': calendar({ year: 'numeric' }),
};
const day = calendar({ dateStyle: 'full' });
const weekday = calendar({ weekday: 'long' });
const number = new Intl.NumberFormat(site.locale, { maximumFractionDigits: 15 });
const list = new Intl.ListFormat(site.locale);

/** The date of a moment, in the publication's time zone and style. `full` includes the day of the week. */
export function dateText(moment: Date, form: keyof typeof dates = 'usual'): string {
  return dates[form].format(moment);
}

/** Settings from site.config.ts. */
interface DateSettings {
  locale: string;
  timeZone: string;
  dateStyle: (typeof site)['dateStyle'];
}

/** A publication's date formats: in its own style, and in full. */
export function dateFormats({ locale, timeZone, dateStyle }: DateSettings) {
  return {
    usual: new Intl.DateTimeFormat(locale, { dateStyle, timeZone }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }),
  };
}

/** The date of an issue (`2025-04-14`) in the publication's language: `Monday, April 14, 2025`. */
export function issueDateText(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`));
}

/** The name of a day of the week; 0 is Sunday. */
export function weekdayText(index: number): string {
  // January 4, 1970 was a Sunday.
  return weekday.format(new Date(Date.UTC(1970, 0, 4 + index)));
}

/** A month of the archive, such as `March 2025`, or only its month or year. */
export function monthText(
  { year, month = '01' }: { year: string; month?: string },
  form: keyof typeof months = 'full',
): string {
  return months[form].format(new Date(`${year}-${month}-01T00:00:00Z`));
}

/** "A, B, and C" in the publication's language, split into items and separators. */
export function listParts(
  items: readonly string[],
): { type: 'element' | 'literal'; value: string }[] {
  return list.formatToParts(items);
}

/** The names as one text: "A, B, and C". */
export function namesText(named: readonly { name: string }[]): string {
  return list.format(named.map(({ name }) => name));
}

/** A number in the publication's language, with a minus sign as wide as a plus sign: `−1,234.5`. */
export function numberText(value: number): string {
  return number.format(value).replace('-', '\u2212');
}
