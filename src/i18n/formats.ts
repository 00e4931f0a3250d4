import { site } from '../site.config.ts';

// Made once: a formatter costs more than the page it is used on.
const dates = dateFormats(site);
// A day or a month of the calendar is no moment, so no zone can move it.
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

/** The day of a moment in the publication's zone and style; `full` names the day of the week too. */
export function dateText(moment: Date, form: keyof typeof dates = 'usual'): string {
  return dates[form].format(moment);
}

/** Facts of site.config.ts. */
interface DateManner {
  locale: string;
  timeZone: string;
  dateStyle: (typeof site)['dateStyle'];
}

/** How a publication writes the day of a moment: in its style, and in full. */
export function dateFormats({ locale, timeZone, dateStyle }: DateManner) {
  return {
    usual: new Intl.DateTimeFormat(locale, { dateStyle, timeZone }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }),
  };
}

/** The day of an issue (`2025-04-14`) in the publication's manner: `Monday, April 14, 2025`. */
export function issueDateText(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`));
}

/** The name of a day of the week; 0 is Sunday. */
export function weekdayText(index: number): string {
  // January 4, 1970 was a Sunday.
  return weekday.format(new Date(Date.UTC(1970, 0, 4 + index)));
}

/** A month of the archive, such as `March 2025`, or a part of it where the rest stands above. */
export function monthText(
  { year, month = '01' }: { year: string; month?: string },
  form: keyof typeof months = 'full',
): string {
  return months[form].format(new Date(`${year}-${month}-01T00:00:00Z`));
}

/** "A, B, and C" in the publication's language, as the items and the words between them. */
export function listParts(
  items: readonly string[],
): { type: 'element' | 'literal'; value: string }[] {
  return list.formatToParts(items);
}

/** The same of what bears a name, as one text. */
export function namesText(named: readonly { name: string }[]): string {
  return list.format(named.map(({ name }) => name));
}

/** A number in the publication's manner, with a minus sign as wide as a plus: `−1,234.5`. */
export function numberText(value: number): string {
  return number.format(value).replace('-', '\u2212');
}
