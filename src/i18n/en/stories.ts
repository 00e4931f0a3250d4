import { counting } from '../counting.ts';

const count = counting<'one'>('en');

/** Around an article, on its page and in lists. */
export const stories = {
  /** Seen by editors alone: what readers may not see yet. */
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
  shareByMail: 'By mail',
  permanentLink: 'Permanent link',
  neighbours: 'Previous and next story',
  previous: 'Previous story',
  next: 'Next story',
  related: 'Related stories',
  barChart: (name: string) => `Bar chart: ${name}`,
  lineChart: (name: string) => `Line chart: ${name}`,
  figuresAsTable: 'The figures as a table',
  /** Names of the boxes in a Markdown task list: `- [x]` and `- [ ]`. */
  taskDone: 'Done',
  taskToDo: 'To do',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  footnotes: 'Footnotes',
  /** `reference`: a footnote's number, and for a later place that refers to it `1-2`. */
  backToReference: (reference: string) => `Back to reference ${reference}`,
  /** In plain text, where neither pictures nor marks of a quotation can be. */
  picture: (alt: string) => `[Picture: ${alt}]`,
  quoted: (text: string) => `“${text}”`,
};
