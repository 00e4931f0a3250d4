import { closingTime } from '../newsletter-calendar.ts';
import type { Newsletter } from '../newsletter.ts';
import { daysAfter, momentAt } from '../../core/wall-clock.ts';

/** How long after its closing an issue goes out without asking. */
const HOURS_IN_TIME = 12;

/**
 * From when on an issue of that day (`2025-04-14`) is late, and not sent without a person who wants
 * it: a job of last month that runs again, or a restored machine, would mail old news. Breaking
 * news is late when its day is over.
 */
export function lateFrom(newsletter: Newsletter, day: string, timeZone: string): Date {
  if (newsletter.cadence === 'breaking') return momentAt(timeZone, daysAfter(day, 1), '00:00');
  return new Date(closingTime(newsletter, day, timeZone).getTime() + HOURS_IN_TIME * 3_600_000);
}
