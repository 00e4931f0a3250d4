import { z } from 'zod';
import { slugSchema } from './slug.ts';
import { lineOfText } from './text.ts';

/**
 * Something one subscribes to. The file's name is the id. Name and promise are also those of its
 * topic at Resend, which takes 50 and 200 characters.
 */
export const newsletterSchema = z.strictObject({
  name: lineOfText(50),
  promise: lineOfText(200),
  cadence: z.enum(['daily', 'weekly', 'breaking'], { error: 'daily, weekly or breaking' }),
  /** Ids of the topics it covers; all of them when it is left out. */
  topics: z.array(slugSchema).min(1, { error: 'at least 1 topic' }).optional(),
});

export type Newsletter = { id: string } & z.output<typeof newsletterSchema>;
