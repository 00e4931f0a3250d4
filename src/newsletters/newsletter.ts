import { z } from 'zod';
import { slugSchema } from '../core/slug.ts';
import { lineForMail } from '../core/text.ts';
import { noteHeadingSchema } from './note-heading.ts';
import { pictureChoiceSchema, storyFormSchema } from './story-forms.ts';
import { type Cadence, cadences, type RhythmWords } from './cadences.ts';

/** The keys of every newsletter. Resend shows name and promise as its topic, with these limits. */
const commonKeys = {
  name: lineForMail(50),
  promise: lineForMail(200),
  /** Ids of the topics it covers. Without it, all of them. */
  topics: z
    .array(slugSchema, { error: 'a list of topics' })
    .min(1, { error: 'at least 1 topic' })
    .optional(),
  /** How much of each story its emails hold. Default: a summary. */
  stories: storyFormSchema.optional(),
  /** Which stories have their picture above them. Default: the first one. */
  pictures: pictureChoiceSchema.optional(),
  noteHeading: noteHeadingSchema.optional(),
};

/** The schema of one cadence's files, for each cadence. */
type FileSchema = {
  [C in Cadence]: (typeof cadences)[C] extends { keys: infer Keys extends z.ZodRawShape }
    ? z.ZodObject<{ cadence: z.ZodLiteral<C> } & typeof commonKeys & Keys, z.core.$strict>
    : never;
}[Cadence];

// TypeScript does not follow the entries of the table through Object.entries.
const fileSchemas = Object.entries(cadences).map(([cadence, { keys }]) =>
  z.strictObject({ cadence: z.literal(cadence), ...commonKeys, ...keys }),
) as unknown as [FileSchema, ...FileSchema[]];

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** Something that readers subscribe to. The file name is the id. */
export const newsletterSchema = z.discriminatedUnion('cadence', fileSchemas, {
  error: `cadence: ${either.format(Object.keys(cadences))}`,
});

export type Newsletter = { id: string } & z.output<typeof newsletterSchema>;

/** A newsletter that has its issues on days of the calendar. */
export type CalendarNewsletter = Extract<Newsletter, { cutoff: string }>;

export function isByCalendar(newsletter: Newsletter): newsletter is CalendarNewsletter {
  return 'cutoff' in newsletter;
}

/** Whether articles ask for issues of this newsletter, with `mail` in their front matter. */
export function isOnRequest(newsletter: Newsletter): boolean {
  return rulesOf(newsletter).isOnRequest ?? false;
}

/** Whether its issues need no decision by a person: the calendar or an article asks for them. */
export function isAutomatic(newsletter: Newsletter): boolean {
  return isByCalendar(newsletter) || isOnRequest(newsletter);
}

/** When issues appear, in words for readers: `Every Friday`. */
export function rhythmOf(newsletter: Newsletter, words: RhythmWords): string {
  return rulesOf(newsletter).rhythm(newsletter, words);
}

/** The rules of a newsletter's cadence, as functions of any newsletter of that cadence. */
export function rulesOf({ cadence }: Pick<Newsletter, 'cadence'>): RulesOfNewsletter {
  // The functions read keys of their own cadence, which TypeScript cannot follow through the table.
  return cadences[cadence] as unknown as RulesOfNewsletter;
}

interface RulesOfNewsletter {
  isIssueDay: (newsletter: Newsletter, day: string) => boolean;
  lateFrom: (newsletter: Newsletter, day: string, timeZone: string) => Date;
  rhythm: (newsletter: Newsletter, words: RhythmWords) => string;
  isOnRequest?: true;
}
