import { site } from '../site.config.ts';

// The day of an issue is a day of the calendar and no moment, so no zone can move it.
const day = new Intl.DateTimeFormat(site.locale, { dateStyle: 'full', timeZone: 'UTC' });

/** The day of an issue (`2025-04-14`) in the publication's manner: `Monday, April 14, 2025`. */
export function issueDateText(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`));
}
