import { z } from 'zod';
import { chartData, chartDataSchema } from './chart-data.ts';
import { webAddressSchema } from '../core/web-address.ts';

/** What a component accepts between its tags. */
export type ComponentContent = 'Markdown' | 'a table' | 'a dated list' | 'nothing';

interface WriterComponentRule {
  /** A strict object, so that a misspelled or missing attribute is an error. */
  attributes: z.ZodObject;
  content: ComponentContent;
}

const altText = z.string({ error: 'text in quotation marks' });
const words = altText.regex(/\S/, { error: 'text in quotation marks that is not empty' });
const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(names, { error: `one of ${names.join(', ')}` });

/**
 * The components that an article can use without importing them. Every surface that renders articles
 * (site, feed, email) has its own version of each.
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
        error: 'at least two values for a line chart; use a bar chart for one',
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
      src: z.string({ error: 'the path of a picture, in quotation marks' }),
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
  Sponsor: {
    attributes: z.strictObject({ name: words, url: webAddressSchema }),
    content: 'Markdown',
  },
  Timeline: {
    attributes: z.strictObject({ title: words.optional() }),
    content: 'a dated list',
  },
} as const satisfies Record<string, WriterComponentRule>;

export type WriterComponent = keyof typeof writerComponents;
