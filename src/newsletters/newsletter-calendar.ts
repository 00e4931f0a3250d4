import { type PlannedNewsletter, WEEKDAYS } from './newsletter.ts';
import { dayIn, daysAfter, momentAt } from '../core/wall-clock.ts';

/** Whether a newsletter has an issue on that day (`2025-04-14`), by its cadence. */
export function isItsDay(newsletter: PlannedNewsletter, day: string): boolean {
  if (newsletter.cadence === 'daily') return true;
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] === newsletter.weekday;
}

/** The moment at which its issue of that day closes: what is published later is in the next. */
export function closingTime(newsletter: PlannedNewsletter, day: string, timeZone: string): Date {
  return momentAt(timeZone, day, newsletter.cutoff);
}

/** The days of all its issues that are closed at `now`, from the day `from` on (`2025-04-14`). */
export function closedDays(
  newsletter: PlannedNewsletter,
  { from, now, timeZone }: { from: string; now: Date; timeZone: string },
): string[] {
  const days: string[] = [];
  for (let day = from; closingTime(newsletter, day, timeZone) <= now; day = daysAfter(day, 1)) {
    const isBegun = closingTime(newsletter, day, timeZone) >= newsletter.since;
    if (isBegun && isItsDay(newsletter, day)) days.push(day);
  }
  return days;
}

/** The day of the newest issue that is closed at `now`. */
export function lastClosedDay(newsletter: PlannedNewsletter, now: Date, timeZone: string): string {
  let day = dayIn(timeZone, now);
  while (!isItsDay(newsletter, day) || closingTime(newsletter, day, timeZone) > now) {
    day = daysAfter(day, -1);
  }
  return day;
}
