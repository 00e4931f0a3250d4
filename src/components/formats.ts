import { site } from '../site.config.ts';

// Made once: a formatter costs more than the page it is used on.
const date = new Intl.DateTimeFormat(site.locale, { dateStyle: 'long', timeZone: site.timeZone });
const number = new Intl.NumberFormat(site.locale, { maximumFractionDigits: 15 });
const list = new Intl.ListFormat(site.locale);

/** The day of a moment, in the publication's zone and manner: `February 7, 2025`. */
export function dateText(moment: Date): string {
  return date.format(moment);
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
