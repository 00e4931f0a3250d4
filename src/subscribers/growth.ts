import { dayIn, daysAfter } from '../core/wall-clock.ts';

/** When somebody joined the list and, if they receive nothing any more, when they unsubscribed. */
export interface Membership {
  joined: Date;
  /** `unknown`: they receive nothing, and the record does not say since when. */
  left: Date | 'unknown' | undefined;
}

export interface WeekOfGrowth {
  /** Its Monday, `2025-04-14`. */
  week: string;
  joined: number;
  left: number;
  /** How many receive something at its end. */
  subscribers: number;
}

/**
 * The growth of the list in each of the last `weeks` weeks, oldest first; a week begins on Monday in the
 * zone `timeZone` (IANA). Those whose address was deleted are in no week. Somebody who left at an
 * unknown time counts as if they had never joined.
 */
export function growthByWeek(
  members: readonly Membership[],
  { now, weeks, timeZone }: { now: Date; weeks: number; timeZone: string },
): WeekOfGrowth[] {
  const monday = (moment: Date) => mondayOf(dayIn(timeZone, moment));
  const known = members.flatMap(({ joined, left }) =>
    left === 'unknown' ? [] : [{ joined: monday(joined), left: left && monday(left) }],
  );
  const last = monday(now);
  return Array.from({ length: weeks }, (_, i) => {
    const week = daysAfter(last, 7 * (i + 1 - weeks));
    return {
      week,
      joined: known.filter(({ joined }) => joined === week).length,
      left: known.filter(({ left }) => left === week).length,
      subscribers: known.filter(({ joined, left }) => joined <= week && !(left && left <= week))
        .length,
    };
  });
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}
