import { type PlannedNewsletter, WEEKDAYS } from './newsletter.ts';
import { dayIn, daysAfter, momentAt } from './wall-clock.ts';

/** Whether a newsletter has an issue on that day (`2025-04-14`), by its cadence. */
export function isItsDay(newsletter: PlannedNewsletter, day: string): boolean {
  if (newsletter.cadence === 'daily') return true;
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] === newsletter.weekday;
}

/** The moment at which its issue of that day closes: what is published later is in the next. */
export function closingTime(newsletter: PlannedNewsletter, day: string, timeZone: string): Date {
  return momentAt(timeZone, day, newsletter.cutoff);
}

/** The day of the newest issue that is closed at `now`. */
export function lastClosedDay(newsletter: PlannedNewsletter, now: Date, timeZone: string): string {
  let day = dayIn(timeZone, now);
  while (!isItsDay(newsletter, day) || closingTime(newsletter, day, timeZone) > now) {
    day = daysAfter(day, -1);
  }
  return day;
}
