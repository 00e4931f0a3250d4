/** The day that a calendar in `timeZone` (IANA) shows at a moment: `2025-04-14`. */
export function dayIn(timeZone: string, moment: Date): string {
  return new Date(wallTime(timeZone, moment.getTime())).toISOString().slice(0, 10);
}

/**
 * The moment at which a clock in `timeZone` shows `time` (`06:00`) on `day`. A time that happens
 * twice, where clocks are set back, is the first of the two; one that never happens, where they are
 * set forward, is as long after the change as it would have been (RFC 5545, section 3.3.5).
 */
export function momentAt(timeZone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // No zone is further than a day from UTC, so these two lie on both sides of a change of the clock.
  const offsets = [wall - DAY, wall + DAY].map((at) => wallTime(timeZone, at) - at);
  const candidates = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b);
  const shown = candidates.find((moment) => wallTime(timeZone, moment) === wall);
  return new Date(shown ?? wall - (offsets[0] ?? 0));
}

/** The day that comes `count` days after `day`; before it, when `count` is negative. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Milliseconds. */
const DAY = 86_400_000;

/** What a clock in the zone shows at a moment, as the milliseconds at which UTC shows the same. */
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

/** Made once: it costs a thousand times what it does for one moment. */
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
