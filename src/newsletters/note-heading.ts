import { z } from 'zod';
import { prose } from '../articles/prose.ts';

const MOST = 60;

/**
 * The `noteHeading` key of a newsletter, and of an issue that differs from it: what stands above the
 * editor's note, or `false` for nothing.
 */
export const noteHeadingSchema = z.union([prose(MOST), z.literal(false)], {
  error: `text of 1 to ${MOST} characters, or false for no heading`,
});

type NoteHeading = z.output<typeof noteHeadingSchema>;

/** The heading of an issue's note: its own, that of its newsletter, or `usual`. */
export function noteHeading(
  issue: { noteHeading?: NoteHeading | undefined },
  newsletter: { noteHeading?: NoteHeading | undefined },
  usual: string,
): string | undefined {
  return (issue.noteHeading ?? newsletter.noteHeading ?? usual) || undefined;
}
