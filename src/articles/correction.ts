import { z } from 'zod';
import { momentSchema } from '../core/moment.ts';
import { lineOfText } from '../core/text.ts';

const correctionSchema = z.strictObject(
  {
    date: momentSchema,
    /** A sentence that says what was wrong. */
    wrong: lineOfText(300),
    /** A sentence that says what is right. */
    right: lineOfText(300),
  },
  { error: 'a correction with date, wrong and right' },
);

/** A correction of a factual error that was published. */
export type Correction = z.infer<typeof correctionSchema>;

/** A correction as one text: what was wrong, then what is right. */
export function correctionText({ wrong, right }: Pick<Correction, 'wrong' | 'right'>): string {
  return `${wrong} ${right}`;
}

const LIST = 'a list of corrections, each with date, wrong and right';

/** The corrections of an article, oldest first. */
export const correctionsSchema = z
  .array(correctionSchema, { error: LIST })
  .min(1, { error: LIST })
  .refine((all) => all.every(({ date }, i) => date >= (all[i - 1]?.date ?? date)), {
    error: 'corrections sorted by date, oldest first',
  });
