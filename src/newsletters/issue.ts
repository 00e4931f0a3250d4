import { z } from 'zod';
import { prose, typeset } from '../articles/prose.ts';
import { SLUG, slugSchema } from '../core/slug.ts';
import { noteHeadingSchema } from './note-heading.ts';
import { storyFormSchema } from './story-forms.ts';
import { containsPlaceholder, lineOfText, NO_PLACEHOLDER } from '../core/text.ts';

/** Characters of a subject: fewer say nothing, and mail programs cut off more. */
export const SUBJECT_LENGTH = { least: 20, most: 90 };
/** Most characters of the preview text. */
export const MOST_PREVIEW = 150;

const stories = z.array(slugSchema, { error: 'a list of articles' });

/** The front matter of an issue. The editor's note follows it, if there is one. */
export const issueSchema = z
  .strictObject({
    /** Id of its newsletter. */
    newsletter: slugSchema,
    /** The day it is of, in the publication's time zone. */
    date: z.iso.date({ error: 'a day such as 2025-04-14' }),
    subject: lineOfText(SUBJECT_LENGTH.most)
      .refine((text) => text.length >= SUBJECT_LENGTH.least, {
        error: `at least ${SUBJECT_LENGTH.least} characters`,
      })
      .transform(typeset),
    /** What mail programs show after the subject. */
    preview: prose(MOST_PREVIEW),
    /**
     * Slugs of its articles, in order. One that an article had earlier is as good. Without any, the
     * issue is its note.
     */
    articles: stories.refine((ids) => new Set(ids).size === ids.length, {
      error: 'each article once',
    }),
    /** The one on top, with its picture; the first when it is left out. */
    lead: slugSchema.optional(),
    /** How much of each story its email holds. Default: as the newsletter says. */
    stories: storyFormSchema.optional(),
    noteHeading: noteHeadingSchema.optional(),
  })
  .refine(({ lead, articles }) => !lead || articles.includes(lead), {
    path: ['lead'],
    error: 'one of its articles',
  })
  // Checks every key, so that none is forgotten.
  .superRefine((issue, { addIssue }) => {
    for (const [key, value] of Object.entries(issue)) {
      if (containsPlaceholder(value))
        addIssue({ code: 'custom', path: [key], message: NO_PLACEHOLDER });
    }
  });

export type IssueFrontMatter = z.output<typeof issueSchema>;

/**
 * What the file of an issue is called, without its ending: `2025-04-14-daily`. A newsletter that
 * goes out several times a day numbers them from the second on: `2025-04-14-breaking-2`. An issue
 * that an article asked for has its name: `2025-04-14-essays-hello-world`.
 */
export function issueId(
  { date, newsletter }: Pick<IssueFrontMatter, 'date' | 'newsletter'>,
  addition: number | string = 1,
): string {
  return addition === 1 ? `${date}-${newsletter}` : `${date}-${newsletter}-${addition}`;
}

/** Whether a file of this name may hold that issue. */
export function isIssueId(id: string, issue: Pick<IssueFrontMatter, 'date' | 'newsletter'>) {
  const first = issueId(issue);
  if (!id.startsWith(`${first}-`)) return id === first;
  const addition = id.slice(first.length + 1);
  return SLUG.test(addition) && /^(?:[2-9]|[1-9]\d+|.*[a-z].*)$/.test(addition);
}
