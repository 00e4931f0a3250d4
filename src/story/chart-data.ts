import { z } from 'zod';

/** One figure of a chart: a bar, or a point of a line. */
export interface ChartDatum {
  label: string;
  value: number;
}

/**
 * A chart's figures as a writer types them: `2023: 24.6, 2024: 39.8`. A label is everything before
 * the last colon and stands once; a number has a point for its decimals and no other separators.
 */
export const chartDataSchema = z
  .string({ error: 'text in quotation marks' })
  .superRefine((text, context) => {
    const message = dataFault(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

/** The figures of a text that {@link chartDataSchema} lets through. Throws an Error for another. */
export function chartData(text: string): ChartDatum[] {
  const fault = dataFault(text);
  if (fault) throw new Error(`A chart's data: expected ${fault}`);
  return pairs(text).map(({ label = '', number }) => ({ label, value: Number(number) + 0 }));
}

/** What has room beside a value on the narrowest screen. */
const MAX_LABEL = 30;

// Beyond fifteen digits, two numbers that are written differently may be the same.
const NUMBER = /^-?(?=.*\d)\d{0,15}(?:\.\d{1,15})?$/;

/** What an editor has to write in place of `text`; `undefined` if all is well. */
function dataFault(text: string): string | undefined {
  if (text.trim() === '') return 'pairs of a label and a number, such as "2023: 24.6, 2024: 39.8"';
  const labels = new Set<string>();
  for (const { written, label, number } of pairs(text)) {
    if (label === undefined) {
      return `a label, a colon and a number in place of "${written}"; commas part the pairs, so no number and no label holds one`;
    }
    if (label === '') return `a label before the colon in "${written}"`;
    if (label.length > MAX_LABEL) {
      return `labels of at most ${MAX_LABEL} characters, which have room on a phone; "${label}" has ${label.length}`;
    }
    if (!NUMBER.test(number)) {
      return `a plain number after "${label}:", such as 24.6 or -3; "${number}" is none`;
    }
    if (labels.has(label)) return `each label once; "${label}" stands twice`;
    labels.add(label);
  }
  return undefined;
}

interface Pair {
  written: string;
  /** Absent where there is no colon. */
  label: string | undefined;
  number: string;
}

function pairs(text: string): Pair[] {
  return text.split(',').map((part) => {
    const written = part.replace(/\s+/g, ' ').trim();
    const colon = written.lastIndexOf(':');
    const label = colon < 0 ? undefined : written.slice(0, colon).trim();
    // Typographic minus signs come with text that is pasted from a report.
    const number = written
      .slice(colon + 1)
      .trim()
      .replace('\u2212', '-');
    return { written, label, number };
  });
}
