import { z } from 'zod';

/** One value of a chart: a bar, or a point on a line. */
export interface ChartDatum {
  label: string;
  value: number;
}

/**
 * A chart's data as an editor types it: `2023: 24.6, 2024: 39.8`. A label is everything before the
 * last colon and must be unique; a number has a decimal point and no thousands separators.
 */
export const chartDataSchema = z
  .string({ error: 'text in quotation marks' })
  .superRefine((text, context) => {
    const message = dataFault(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

/** Parses text that {@link chartDataSchema} accepts. Throws an Error for any other text. */
export function chartData(text: string): ChartDatum[] {
  const fault = dataFault(text);
  if (fault) throw new Error(`Invalid chart data: expected ${fault}`);
  return pairs(text).map(({ label = '', number }) => ({ label, value: Number(number) + 0 }));
}

/** Characters that fit beside a value on the narrowest screen. */
const MAX_LABEL = 30;

// Beyond 15 digits, two numbers that are written differently may be equal.
const NUMBER = /^-?(?=.*\d)\d{0,15}(?:\.\d{1,15})?$/;

/** What an editor has to write instead of `text`; `undefined` if it is valid. */
function dataFault(text: string): string | undefined {
  if (text.trim() === '') return 'pairs of a label and a number, such as "2023: 24.6, 2024: 39.8"';
  const labels = new Set<string>();
  for (const { written, label, number } of pairs(text)) {
    if (label === undefined) {
      return `a label, a colon and a number instead of "${written}"; commas separate pairs, so labels and numbers cannot contain one`;
    }
    if (label === '') return `a label before the colon in "${written}"`;
    if (label.length > MAX_LABEL) {
      return `labels of at most ${MAX_LABEL} characters, so that they fit on a phone; "${label}" has ${label.length}`;
    }
    if (!NUMBER.test(number)) {
      return `a plain number after "${label}:", such as 24.6 or -3; "${number}" is not one`;
    }
    if (labels.has(label)) return `each label once; "${label}" appears twice`;
    labels.add(label);
  }
  return undefined;
}

interface Pair {
  written: string;
  /** Absent when there is no colon. */
  label: string | undefined;
  number: string;
}

function pairs(text: string): Pair[] {
  return text.split(',').map((part) => {
    const written = part.replace(/\s+/g, ' ').trim();
    const colon = written.lastIndexOf(':');
    const label = colon < 0 ? undefined : written.slice(0, colon).trim();
    // Text pasted from a report contains typographic minus signs.
    const number = written
      .slice(colon + 1)
      .trim()
      .replace('\u2212', '-');
    return { written, label, number };
  });
}
