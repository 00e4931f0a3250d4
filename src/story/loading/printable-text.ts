import type { ContentProblem } from '../../core/content-problem.ts';
import { findUnprintable } from '../../core/text.ts';

/**
 * The lines of a body that hold what cannot be printed, and what no feed could carry. Those that a
 * writer names by their number (`&#7;`) the compiler itself makes harmless.
 */
export function unprintableProblems(
  file: string,
  body: string,
  linesAbove: number,
): ContentProblem[] {
  if (!findUnprintable(body)) return [];
  const expected = 'printable text: take the character out, which no screen shows';
  return body.split(/\r\n|[\r\n]/).flatMap((line, i) => {
    const found = findUnprintable(line);
    return found ? [{ file: `${file}:${linesAbove + i + 1}`, key: 'body', found, expected }] : [];
  });
}
