import { z } from 'zod';
import { correctionsSchema } from './correction.ts';
import { momentSchema } from '../core/moment.ts';
import { slugSchema } from '../core/slug.ts';
import { languageTagSchema } from '../core/language-tag.ts';
import { isPrintable } from '../core/text.ts';
import { valueAt } from '../core/value-at.ts';
import { language } from '../i18n/language.ts';
import { prose } from './prose.ts';
import { webAddressSchema } from '../core/web-address.ts';

const PICTURE_PATH =
  'the path of a picture beside the article, such as ./diagram.png, in AVIF, GIF, JPEG, PNG, SVG or WebP';

/**
 * A picture file in the article's folder or below it: `./diagram.png`. The image pipeline ignores
 * everything after `?` or `#`, so neither is allowed.
 */
export const picturePathSchema = z
  .string({ error: PICTURE_PATH })
  .regex(/^(?!.*\/\.\.\/)\.\/[^\\?#]+\.(?:avif|gif|jpe?g|png|svg|webp)$/i, { error: PICTURE_PATH })
  .refine(isPrintable, { error: PICTURE_PATH });

/** The original story that an article reports on. */
const sourceSchema = (textLanguage: string) =>
  z.strictObject(
    {
      headline: prose(200, textLanguage),
      publisher: prose(100, textLanguage),
      url: webAddressSchema,
    },
    { error: 'headline, publisher and url, each on its own line under source' },
  );

const leadPictureSchema = (textLanguage: string) =>
  z.strictObject(
    {
      src: picturePathSchema,
      alt: prose(300, textLanguage),
      caption: prose(300, textLanguage).optional(),
      credit: prose(100, textLanguage).optional(),
    },
    { error: 'src and alt, each on its own line under image' },
  );

/** The front matter of an article in `textLanguage` (BCP 47). Unknown keys are an error. */
const articleSchemaIn = (textLanguage: string) =>
  z
    .strictObject({
      headline: prose(200, textLanguage),
      dek: prose(200, textLanguage),
      publishedAt: momentSchema,
      updatedAt: momentSchema.optional(),
      corrections: correctionsSchema(textLanguage).optional(),
      authors: idList('author'),
      topics: idList('topic'),
      keyPoints: z
        .array(prose(140, textLanguage), { error: 'a list of 2 to 5 key points' })
        .min(2, { error: 'a list of 2 to 5 key points' })
        .max(5, { error: 'a list of 2 to 5 key points' })
        .optional(),
      source: sourceSchema(textLanguage).optional(),
      language: languageTagSchema.optional(),
      image: leadPictureSchema(textLanguage).optional(),
      formerSlugs: z
        .array(slugSchema, { error: 'a list of earlier file names, oldest first' })
        .min(1, { error: 'a list of earlier file names, oldest first' })
        .optional(),
      mail: slugSchema.optional(),
      draft: z.boolean({ error: 'true or false' }).default(false),
    })
    .refine(({ publishedAt, updatedAt }) => !updatedAt || updatedAt >= publishedAt, {
      path: ['updatedAt'],
      error: 'a time at or after publishedAt',
      when: areValid('publishedAt', 'updatedAt'),
    })
    // The first correction is the oldest.
    .refine(({ publishedAt, corrections: [first] = [] }) => !first || first.date >= publishedAt, {
      path: ['corrections', 0, 'date'],
      error: 'a time at or after publishedAt',
      when: areValid('publishedAt', 'corrections'),
    });

/** The front matter of an article in the publication's language. */
export const articleSchema = articleSchemaIn(language);

const schemas = new Map([[language, articleSchema]]);

/** The schema for unvalidated front matter, by the language that it states. */
export function articleSchemaFor(data: unknown): typeof articleSchema {
  const stated = statedLanguage(data) ?? language;
  const schema = schemas.get(stated) ?? articleSchemaIn(stated);
  schemas.set(stated, schema);
  return schema;
}

/** The language (BCP 47) that unvalidated front matter states; `undefined` if it is not valid. */
export function statedLanguage(data: unknown): string | undefined {
  return languageTagSchema.safeParse(valueAt(data, ['language'])).data;
}

export type ArticleFrontMatter = z.infer<typeof articleSchema>;

function idList(kind: 'author' | 'topic') {
  const error = `a list of at least one ${kind} id`;
  return z
    .array(slugSchema, { error })
    .min(1, { error })
    .refine((ids) => new Set(ids).size === ids.length, { error: `each ${kind} only once` });
}

/**
 * Runs a refinement if these keys are valid, even when others are not, so that one run reports every
 * problem.
 */
function areValid(...keys: string[]) {
  return ({ value, issues }: z.core.ParsePayload): boolean =>
    typeof value === 'object' &&
    value !== null &&
    issues.every(({ path }) => !keys.includes(String(path?.[0])));
}
