import type { ContentProblem } from '../../core/content-problem.ts';
import { findUnprintable, isPrintable } from '../../core/text.ts';

/**
 * Finds lines of a body with unprintable characters, which are invalid in feeds. The compiler itself
 * replaces those that are written as a numeric reference (`&#7;`).
 */
export function unprintableProblems(
  file: string,
  body: string,
  linesAbove: number,
): ContentProblem[] {
  if (!findUnprintable(body)) return [];
  const expected = 'printable text; delete this invisible character';
  return body.split(/\r\n|[\r\n]/).flatMap((line, i) => {
    const found = findUnprintable(line);
    if (!found) return [];
    const isText = (char: string) => char === '\t' || isPrintable(char);
    const column = Array.from(line).findIndex((char) => !isText(char)) + 1;
    const instead = Array.from(line).filter(isText).join('');
    return [{ file, line: linesAbove + i + 1, column, key: 'body', found, expected, instead }];
  });
}
