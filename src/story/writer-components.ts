import { z } from 'zod';
import { chartData, chartDataSchema } from './chart-data.ts';
import { webAddressSchema } from '../core/web-address.ts';

/** What stands between the tags of a component. */
export type ComponentContent = 'Markdown' | 'a table' | 'a dated list' | 'nothing';

interface WriterComponentRule {
  /** A strict object: a misspelt attribute is refused, and so is one that is missing. */
  attributes: z.ZodObject;
  content: ComponentContent;
}

const altText = z.string({ error: 'words in quotation marks' });
const words = altText.regex(/\S/, { error: 'words in quotation marks' });
const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(names, { error: `one of ${names.join(', ')}` });

/**
 * The components that writers may use in an article without importing them. Every surface that
 * renders articles (site, feed, mail) gives each of them a form.
 */
export const writerComponents = {
  Callout: {
    attributes: z.strictObject({
      title: words.optional(),
      tone: oneOf(['note', 'warning']).optional(),
    }),
    content: 'Markdown',
  },
  Chart: {
    attributes: z
      .strictObject({
        type: oneOf(['bar', 'line']),
        title: words,
        unit: words.optional(),
        data: chartDataSchema,
        source: words.optional(),
      })
      .refine(({ type, data }) => type !== 'line' || chartData(data).length > 1, {
        path: ['data'],
        error: 'at least two points for a line; one figure is a bar',
      }),
    content: 'nothing',
  },
  DataTable: {
    attributes: z.strictObject({ caption: words, source: words.optional() }),
    content: 'a table',
  },
  Embed: {
    attributes: z.strictObject({
      url: webAddressSchema,
      title: words,
      publisher: words.optional(),
      description: words.optional(),
    }),
    content: 'nothing',
  },
  Figure: {
    attributes: z.strictObject({
      src: z.string({ error: 'the path of a picture in quotation marks' }),
      alt: altText,
      caption: words.optional(),
      credit: words.optional(),
    }),
    content: 'nothing',
  },
  PullQuote: {
    attributes: z.strictObject({ cite: words.optional() }),
    content: 'Markdown',
  },
  Timeline: {
    attributes: z.strictObject({ title: words.optional() }),
    content: 'a dated list',
  },
} as const satisfies Record<string, WriterComponentRule>;

export type WriterComponent = keyof typeof writerComponents;
