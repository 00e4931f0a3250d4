import type { ContentProblem } from '../../../core/content-problem.ts';
import type { Place } from '../source-text/edited-text.ts';
import { correctedLines, placeOf, type SyntaxFault } from './corrected-lines.ts';

interface WrittenBody {
  /** The body as it is parsed. */
  text: string;
  /** The lines of the body as it was written. */
  lines: readonly string[];
  /** The place in the file of a place in the text. */
  at: (place: Partial<Place>) => { file: string; line: number; column?: number | undefined };
  linesAbove: number;
}

/** The problems of a body for the faults of its syntax, with the corrected lines. */
export function syntaxProblems(
  faults: readonly SyntaxFault[],
  { text, lines, at, linesAbove }: WrittenBody,
): ContentProblem[] {
  if (faults.length === 0) return [];
  const original = (place: Place) => {
    const { line, column } = at(place);
    return { line: line - linesAbove, column };
  };
  const corrected = correctedLines(faults, { text, lines, original });
  return faults.map(({ found, expected, at: offset, edit, masks, deletesLines }) => {
    const place = at(placeOf(text, offset));
    if (deletesLines) {
      const last = at(placeOf(text, masks.at(-1)?.end ?? offset)).line;
      const replaces = { first: place.line, last };
      return { ...place, key: 'body', found, expected, instead: '', replaces };
    }
    const line = edit && original(placeOf(text, edit.start)).line;
    const instead = line === place.line - linesAbove ? corrected.get(line) : undefined;
    return { ...place, key: 'body', found, expected, ...(instead !== undefined && { instead }) };
  });
}
