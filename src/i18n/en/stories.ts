import { counting } from '../counting.ts';

const count = counting<'one'>('en');

/** What surrounds an article on its page, in lists, feeds and emails. */
export const stories = {
  /** Shown in development only: articles that are not published yet. */
  draft: 'Draft',
  scheduled: 'Scheduled',
  writtenBy: 'Written by',
  publishedOn: 'Published on',
  updated: 'Updated',
  readingTime: (minutes: number) => count(minutes, { one: '# min read', other: '# min read' }),
  keyPoints: 'Key points',
  contents: 'In this story',
  source: 'Source',
  /** Under a chart or a table. */
  sourceOf: (source: string) => `Source: ${source}`,
  corrections: 'Corrections',
  share: 'Share',
  shareByEmail: 'Email',
  permanentLink: 'Permanent link',
  neighbors: 'Previous and next story',
  previous: 'Previous story',
  next: 'Next story',
  related: 'Related stories',
  barChart: (name: string) => `Bar chart: ${name}`,
  lineChart: (name: string) => `Line chart: ${name}`,
  dataAsTable: 'Show the data as a table',
  /** Labels of the checkboxes in a Markdown task list: `- [x]` and `- [ ]`. */
  taskDone: 'Done',
  taskToDo: 'To do',
  /** The summary of `<details>` that has none. */
  details: 'Details',
  /** Above a block of a sponsor. */
  advertisement: 'Advertisement',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  /** Ends the text of a story that an email does not hold in full. */
  continueReading: 'Continue reading',
  footnotes: 'Footnotes',
  /** `reference` is the footnote's number, or `1-2` for the second reference to footnote 1. */
  backToReference: (reference: string) => `Back to reference ${reference}`,
  /** In plain text, in place of pictures and quotation marks. */
  picture: (alt: string) => `[Picture: ${alt}]`,
  struck: (text: string) => `[struck out: ${text}]`,
  quoted: (text: string) => `“${text}”`,
};
