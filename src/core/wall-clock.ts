/** Returns the calendar day in `timeZone` (IANA) at a point in time: `2025-04-14`. */
export function dayIn(timeZone: string, moment: Date): string {
  return new Date(wallTime(timeZone, moment.getTime())).toISOString().slice(0, 10);
}

/**
 * Returns when a clock in `timeZone` shows `time` (`06:00`) on `day`. A time that occurs twice,
 * because clocks are set back, is the first one. A time that is skipped, because clocks are set
 * forward, is shifted by the change (RFC 5545, section 3.3.5).
 */
export function momentAt(timeZone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // No zone is more than a day from UTC, so these two are on both sides of a clock change.
  const offsets = [wall - DAY, wall + DAY].map((at) => wallTime(timeZone, at) - at);
  const candidates = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b);
  const shown = candidates.find((moment) => wallTime(timeZone, moment) === wall);
  return new Date(shown ?? wall - (offsets[0] ?? 0));
}

/** Returns what a clock in `timeZone` shows, with the zone: `2025-04-14 18:00 Europe/Berlin`. */
export function clockText(timeZone: string, moment: Date): string {
  return `${timeText(timeZone, moment).slice(0, 16)} ${timeZone}`;
}

/** Returns what a clock in `timeZone` shows, to the second: `2025-04-14 18:00:00`. */
export function timeText(timeZone: string, moment: Date): string {
  const wall = new Date(wallTime(timeZone, moment.getTime())).toISOString();
  return `${wall.slice(0, 10)} ${wall.slice(11, 19)}`;
}

/** Returns the day `count` days after `day`, or before it if `count` is negative. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Milliseconds. */
const DAY = 86_400_000;

/**
 * Returns what a clock in the zone shows, as the milliseconds at which a UTC clock shows the same.
 */
function wallTime(timeZone: string, moment: number): number {
  const parts = clock(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating one costs a thousand times as much as using it. */
function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  });
  clocks.set(timeZone, made);
  return made;
}

/** Whether a text is an IANA time zone. */
export function isTimeZone(text: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}
