import { z } from 'zod';
import { momentSchema } from '../core/moment.ts';
import { language } from '../i18n/language.ts';
import { prose } from './prose.ts';

const correctionSchema = (textLanguage: string) =>
  z.strictObject(
    {
      date: momentSchema,
      /** A sentence that says what was wrong. */
      wrong: prose(300, textLanguage),
      /** A sentence that says what is right. */
      right: prose(300, textLanguage),
    },
    { error: 'a correction with date, wrong and right' },
  );

/** A correction of a factual error that was published. */
export type Correction = z.infer<ReturnType<typeof correctionSchema>>;

/** A correction as one text: what was wrong, then what is right. */
export function correctionText({ wrong, right }: Pick<Correction, 'wrong' | 'right'>): string {
  return `${wrong} ${right}`;
}

const LIST = 'a list of corrections, each with date, wrong and right';

/** The corrections of an article in `textLanguage` (BCP 47), oldest first. */
export const correctionsSchema = (textLanguage = language) =>
  z
    .array(correctionSchema(textLanguage), { error: LIST })
    .min(1, { error: LIST })
    .refine((all) => all.every(({ date }, i) => date >= (all[i - 1]?.date ?? date)), {
      error: 'corrections sorted by date, oldest first',
    });
