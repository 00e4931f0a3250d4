import { type CalendarNewsletter, type Newsletter, rulesOf } from './newsletter.ts';
import { dayIn, daysAfter, momentAt } from '../core/wall-clock.ts';

/** Whether a newsletter has an issue on `day` (`2025-04-14`), by its cadence. */
export function isIssueDay(newsletter: CalendarNewsletter, day: string): boolean {
  return rulesOf(newsletter).isIssueDay(newsletter, day);
}

/** The moment at which the issue of `day` closes. What is published later is in the next one. */
export function closingTime(newsletter: CalendarNewsletter, day: string, timeZone: string): Date {
  return momentAt(timeZone, day, newsletter.cutoff);
}

/**
 * From when on the issue of `day` (`2025-04-14`) is overdue. It is then sent only if a person asks
 * for it: otherwise a job of last month that runs again, or a restored machine, would send old news.
 */
export function lateFrom(newsletter: Newsletter, day: string, timeZone: string): Date {
  return rulesOf(newsletter).lateFrom(newsletter, day, timeZone);
}

/** The days of all issues that are closed at `now`, from the day `from` on (`2025-04-14`). */
export function closedDays(
  newsletter: CalendarNewsletter,
  { from, now, timeZone }: { from: string; now: Date; timeZone: string },
): string[] {
  const days: string[] = [];
  for (let day = from; closingTime(newsletter, day, timeZone) <= now; day = daysAfter(day, 1)) {
    const hasBegun = closingTime(newsletter, day, timeZone) >= newsletter.since;
    if (hasBegun && isIssueDay(newsletter, day)) days.push(day);
  }
  return days;
}

/** The first issue that closes after `now`: its day, and when it closes. */
export function nextClosing(
  newsletter: CalendarNewsletter,
  now: Date,
  timeZone: string,
): { day: string; closesAt: Date } {
  const begins = new Date(Math.max(now.getTime(), newsletter.since.getTime()));
  for (let day = dayIn(timeZone, begins); ; day = daysAfter(day, 1)) {
    const closesAt = closingTime(newsletter, day, timeZone);
    const hasBegun = closesAt >= newsletter.since;
    if (hasBegun && closesAt > now && isIssueDay(newsletter, day)) return { day, closesAt };
  }
}

/** The day of the newest issue that is closed at `now`. */
export function lastClosedDay(newsletter: CalendarNewsletter, now: Date, timeZone: string): string {
  let day = dayIn(timeZone, now);
  while (!isIssueDay(newsletter, day) || closingTime(newsletter, day, timeZone) > now) {
    day = daysAfter(day, -1);
  }
  return day;
}
