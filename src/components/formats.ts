import { site } from '../site.config.ts';

// Made once: a formatter costs more than the page it is used on.
const dates = {
  long: new Intl.DateTimeFormat(site.locale, { dateStyle: 'long', timeZone: site.timeZone }),
  full: new Intl.DateTimeFormat(site.locale, { dateStyle: 'full', timeZone: site.timeZone }),
};
const list = new Intl.ListFormat(site.locale);

/** The day of a moment, in the publication's zone and manner: `February 7, 2025`. */
export function dateText(moment: Date, form: 'long' | 'full'): string {
  return dates[form].format(moment);
}

/** "A, B, and C" in the publication's language, as the items and the words between them. */
export function listParts(
  items: readonly string[],
): { type: 'element' | 'literal'; value: string }[] {
  return list.formatToParts(items);
}
