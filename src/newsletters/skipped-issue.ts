import { z } from 'zod';

/**
 * The decision to send nothing, as `content/issues/<id>.skipped.json` records it: this
 * tells a day without news from a missed day. It is removed if the issue is planned after all.
 */
export const skippedIssueSchema = z.strictObject({
  /** What the issue would have been called: `2025-04-14-daily`. */
  id: z.string(),
  newsletter: z.string(),
  date: z.iso.date(),
  decidedAt: z.iso.datetime(),
  /** How many stories there were, and the newsletter's minimum. */
  stories: z.int().min(0),
  minimum: z.int().min(1),
});

export type SkippedIssue = z.output<typeof skippedIssueSchema>;
