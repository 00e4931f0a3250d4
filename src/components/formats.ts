import { site } from '../site.config.ts';

// Made once: a formatter costs more than the page it is used on.
const dates = {
  long: new Intl.DateTimeFormat(site.locale, { dateStyle: 'long', timeZone: site.timeZone }),
  full: new Intl.DateTimeFormat(site.locale, { dateStyle: 'full', timeZone: site.timeZone }),
};
const monthOfYear = new Intl.DateTimeFormat(site.locale, {
  year: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const monthAlone = new Intl.DateTimeFormat(site.locale, { month: 'long', timeZone: 'UTC' });
const number = new Intl.NumberFormat(site.locale, { maximumFractionDigits: 15 });
const list = new Intl.ListFormat(site.locale);

/** The day of a moment, in the publication's zone and manner: `February 7, 2025`. */
export function dateText(moment: Date, form: 'long' | 'full' = 'long'): string {
  return dates[form].format(moment);
}

/** A month of the archive: `March 2025`, or `March` where the year stands above. */
export function monthText(
  { year, month }: { year: string; month: string },
  form: 'full' | 'month alone' = 'full',
): string {
  const firstDay = new Date(`${year}-${month}-01T00:00:00Z`);
  return (form === 'full' ? monthOfYear : monthAlone).format(firstDay);
}

/** `1 article`, `1,024 articles`. */
export function articleCount(count: number): string {
  return `${number.format(count)} ${count === 1 ? 'article' : 'articles'}`;
}

/** "A, B, and C" in the publication's language, as the items and the words between them. */
export function listParts(
  items: readonly string[],
): { type: 'element' | 'literal'; value: string }[] {
  return list.formatToParts(items);
}

/** A number in the publication's manner, with a minus sign as wide as a plus: `−1,234.5`. */
export function numberText(value: number): string {
  return number.format(value).replace('-', '\u2212');
}
