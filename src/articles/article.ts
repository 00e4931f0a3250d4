import { z } from 'zod';
import { correctionsSchema } from './correction.ts';
import { momentSchema } from '../core/moment.ts';
import { slugSchema } from '../core/slug.ts';
import { isPrintable, lineOfText } from '../core/text.ts';
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
const sourceSchema = z.strictObject(
  {
    headline: lineOfText(200),
    publisher: lineOfText(100),
    url: webAddressSchema,
  },
  { error: 'headline, publisher and url, each on its own line under source' },
);

const leadPictureSchema = z.strictObject(
  {
    src: picturePathSchema,
    alt: lineOfText(300),
    caption: lineOfText(300).optional(),
    credit: lineOfText(100).optional(),
  },
  { error: 'src and alt, each on its own line under image' },
);

/** The front matter of an article. Unknown keys are an error. */
export const articleSchema = z
  .strictObject({
    headline: lineOfText(200),
    dek: lineOfText(200),
    publishedAt: momentSchema,
    updatedAt: momentSchema.optional(),
    corrections: correctionsSchema.optional(),
    authors: idList('author'),
    topics: idList('topic'),
    keyPoints: z
      .array(lineOfText(140), { error: 'a list of 2 to 5 key points' })
      .min(2, { error: 'a list of 2 to 5 key points' })
      .max(5, { error: 'a list of 2 to 5 key points' })
      .optional(),
    source: sourceSchema.optional(),
    image: leadPictureSchema.optional(),
    formerSlugs: z
      .array(slugSchema, { error: 'a list of earlier file names, oldest first' })
      .min(1, { error: 'a list of earlier file names, oldest first' })
      .optional(),
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
