import { z } from 'zod';
import { momentSchema } from '../core/moment.ts';
import { lineOfText } from '../core/text.ts';

const correctionSchema = z.strictObject(
  {
    date: momentSchema,
    /** A sentence about what the article said, and that it was wrong. */
    wrong: lineOfText(300),
    /** A sentence about what is right, as the article now says. */
    right: lineOfText(300),
  },
  { error: 'a correction with date, wrong and right' },
);

/** An error of fact that readers saw, and what is right. */
export type Correction = z.infer<typeof correctionSchema>;

/** A correction as one text: what was wrong, then what is right. */
export function correctionText({ wrong, right }: Pick<Correction, 'wrong' | 'right'>): string {
  return `${wrong} ${right}`;
}

const LIST = 'a list of corrections, each with date, wrong and right';

/** The corrections of an article, the oldest first. */
export const correctionsSchema = z
  .array(correctionSchema, { error: LIST })
  .min(1, { error: LIST })
  .refine((all) => all.every(({ date }, i) => date >= (all[i - 1]?.date ?? date)), {
    error: 'corrections in the order of their dates, the oldest first',
  });
