import { z } from 'zod';
import { momentSchema } from '../core/moment.ts';
import { daysAfter, momentAt } from '../core/wall-clock.ts';

/** The names of the days as newsletter files have them. Sunday is 0, as in JavaScript. */
const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** How the interface says when issues appear. */
export interface RhythmWords {
  daily: string;
  /** `weekday`: 0 for Sunday. */
  weekly: (weekday: number) => string;
  monthly: (dayOfMonth: number) => string;
  lastDayOfMonth: string;
  breaking: string;
  eachStory: string;
}

/** Everything that is different for one cadence. */
interface CadenceRules<Keys extends z.ZodRawShape> {
  /** The keys of a newsletter's file, besides those that every newsletter has. */
  keys: Keys;
  /** Whether there is an issue on `day` (`2025-04-14`), a day of the publication's calendar. */
  isIssueDay: (newsletter: Values<Keys>, day: string) => boolean;
  /** From when on the issue of `day` is overdue. */
  lateFrom: (newsletter: Values<Keys>, day: string, timeZone: string) => Date;
  /** When issues appear, in words for readers. */
  rhythm: (newsletter: Values<Keys>, words: RhythmWords) => string;
  /** An article asks for an issue of its own, with `mail` in its front matter. */
  isOnRequest?: true;
}

type Values<Keys extends z.ZodRawShape> = z.output<z.ZodObject<Keys>>;

/** The keys of every newsletter that has its issues on days of the calendar. */
const calendarKeys = {
  /** Articles published earlier are in no issue. Otherwise the first issue would hold the archive. */
  since: momentSchema,
  /** The time of day at which an issue closes, `06:00`, in the publication's time zone. */
  cutoff: z
    .string({ error: 'a time such as 06:00' })
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'a time such as 06:00' }),
  /** With fewer stories there is no issue; they wait for the next one. */
  minimum: z.int({ error: 'a number of stories' }).min(1, { error: '1 or more' }).default(1),
};

const DAY_OF_MONTH = 'a day from 1 to 28, or last';

/** The cadences. Nothing else in the project knows them by name. */
export const cadences = {
  daily: cadence({
    keys: calendarKeys,
    isIssueDay: () => true,
    lateFrom: hoursAfterCutoff(12),
    rhythm: (_, words) => words.daily,
  }),

  weekly: cadence({
    keys: {
      ...calendarKeys,
      weekday: z.enum(WEEKDAYS, { error: 'a day of the week, such as friday' }),
    },
    isIssueDay: ({ weekday }, day) => WEEKDAYS[midnight(day).getUTCDay()] === weekday,
    lateFrom: hoursAfterCutoff(12),
    rhythm: ({ weekday }, words) => words.weekly(WEEKDAYS.indexOf(weekday)),
  }),

  monthly: cadence({
    keys: {
      ...calendarKeys,
      // Every month has these days. With 29 to 31 some months would have no issue.
      dayOfMonth: z
        .union([z.int(), z.literal('last')], { error: DAY_OF_MONTH })
        .refine((day) => day === 'last' || (day >= 1 && day <= 28), { error: DAY_OF_MONTH }),
    },
    isIssueDay: ({ dayOfMonth }, day) =>
      dayOfMonth === 'last' ? isLastOfMonth(day) : midnight(day).getUTCDate() === dayOfMonth,
    lateFrom: hoursAfterCutoff(48),
    rhythm: ({ dayOfMonth }, words) =>
      dayOfMonth === 'last' ? words.lastDayOfMonth : words.monthly(dayOfMonth),
  }),

  breaking: cadence({
    keys: {
      /** Issues that may go out on one day. */
      maximumPerDay: z.int({ error: 'a number of issues' }).min(1, { error: '1 or more' }),
    },
    isIssueDay: () => false,
    lateFrom: (_, day, timeZone) => momentAt(timeZone, daysAfter(day, 1), '00:00'),
    rhythm: (_, words) => words.breaking,
  }),

  'each-story': cadence({
    keys: {},
    isIssueDay: () => false,
    // At least a day, for an article of any time of day.
    lateFrom: (_, day, timeZone) => momentAt(timeZone, daysAfter(day, 2), '00:00'),
    rhythm: (_, words) => words.eachStory,
    isOnRequest: true,
  }),
};

export type Cadence = keyof typeof cadences;

/** Only infers the type of the keys, so that the functions know what they read. */
function cadence<Keys extends z.ZodRawShape>(rules: CadenceRules<Keys>): CadenceRules<Keys> {
  return rules;
}

function hoursAfterCutoff(hours: number) {
  return ({ cutoff }: { cutoff: string }, day: string, timeZone: string) =>
    new Date(momentAt(timeZone, day, cutoff).getTime() + hours * 3_600_000);
}

/** A day of the calendar as a Date, whose UTC parts are those of the day. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isLastOfMonth(day: string): boolean {
  return midnight(daysAfter(day, 1)).getUTCDate() === 1;
}
