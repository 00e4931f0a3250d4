import { z } from 'zod';
import { momentSchema } from '../core/moment.ts';
import { slugSchema } from '../core/slug.ts';
import { lineForMail } from '../core/text.ts';

/** What every newsletter has. Name and promise are also its topic's at Resend, which takes as many characters. */
const promised = {
  name: lineForMail(50),
  promise: lineForMail(200),
  /** Ids of the topics it covers; all of them when it is left out. */
  topics: z
    .array(slugSchema, { error: 'a list of topics' })
    .min(1, { error: 'at least 1 topic' })
    .optional(),
};

/** What decides which articles stand in an issue of a newsletter that goes out by the calendar. */
const planned = {
  /** Articles published before it are in no issue: it keeps the first from holding the archive. */
  since: momentSchema,
  /** Time of the day at which an issue closes, `06:00`, in the publication's zone. */
  cutoff: z
    .string({ error: 'a time such as 06:00' })
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'a time such as 06:00' }),
  /** With fewer stories there is no issue; they wait for the next. */
  minimum: z.int({ error: 'a number of stories' }).min(1, { error: '1 or more' }).default(1),
};

/** The names of the days as `cadence: weekly` takes them; Sunday is 0, as JavaScript counts. */
export const WEEKDAYS = [
  ...(['sunday', 'monday', 'tuesday', 'wednesday'] as const),
  ...(['thursday', 'friday', 'saturday'] as const),
] as const;

const daily = z.strictObject({ cadence: z.literal('daily'), ...promised, ...planned });
const weekly = z.strictObject({
  cadence: z.literal('weekly'),
  ...promised,
  ...planned,
  weekday: z.enum(WEEKDAYS, { error: 'a day of the week, such as friday' }),
});
const breaking = z.strictObject({
  cadence: z.literal('breaking'),
  ...promised,
  /** Issues that may go out on one day. */
  maximumPerDay: z.int({ error: 'a number of issues' }).min(1, { error: '1 or more' }),
});

/** Something one subscribes to. The file's name is the id. */
export const newsletterSchema = z.discriminatedUnion('cadence', [daily, weekly, breaking], {
  error: 'cadence: daily, weekly or breaking',
});

export type Newsletter = { id: string } & z.output<typeof newsletterSchema>;

/** One that goes out by the calendar. */
export type PlannedNewsletter = Extract<Newsletter, { cadence: 'daily' | 'weekly' }>;
