import { z } from 'zod';

/**
 * The decision to send nothing, as `content/issues/<id>.skipped.json` records it: a day without
 * news is then known from a day that was missed. It goes when the issue is planned after all.
 */
export const skippedIssueSchema = z.strictObject({
  /** What the issue would have been called: `2025-04-14-daily`. */
  id: z.string(),
  newsletter: z.string(),
  date: z.iso.date(),
  decidedAt: z.iso.datetime(),
  /** Stories that there were, and that the newsletter wants at least. */
  stories: z.int().min(0),
  minimum: z.int().min(1),
});

export type SkippedIssue = z.output<typeof skippedIssueSchema>;
