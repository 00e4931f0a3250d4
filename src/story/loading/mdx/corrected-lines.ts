import { editedText, type Place } from '../source-text/edited-text.ts';

/** A fault that keeps MDX from being parsed. Offsets are those of the text. */
export interface SyntaxFault {
  found: string;
  expected: string;
  at: number;
  /** What to replace so that the fault is gone, if it is one place in one line. */
  edit?: { start: number; end: number; text: string };
  /** Whether the lines of what is hidden are deleted as a whole. */
  deletesLines?: true;
  /** What to hide so that the rest can be parsed. */
  masks: readonly { start: number; end: number }[];
}

/** The place of an offset in a text. */
export function placeOf(text: string, offset: number): Required<Place> {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/**
 * The lines of the original text without the faults that one edit mends, by their numbers. A line is
 * corrected as a whole. `original` gives the place in `lines` of a place in `text`.
 */
export function correctedLines(
  faults: readonly SyntaxFault[],
  {
    text,
    lines,
    original,
  }: {
    text: string;
    lines: readonly string[];
    original: (place: Place) => Place;
  },
): ReadonlyMap<number, string> {
  const edits = faults.flatMap(({ edit }) => {
    if (!edit) return [];
    const start = original(placeOf(text, edit.start));
    const end = original(placeOf(text, edit.end));
    if (start.line !== end.line || !start.column || !end.column) return [];
    const written = (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
    if (written !== text.slice(edit.start, edit.end)) return [];
    return [{ line: start.line, start: start.column - 1, end: end.column - 1, text: edit.text }];
  });
  const byLine = Map.groupBy(edits, ({ line }) => line);
  return new Map(
    Array.from(byLine, ([line, ofLine]) => {
      const inOrder = ofLine.toSorted((a, b) => a.start - b.start);
      return [line, editedText(lines[line - 1] ?? '', inOrder).text.trimEnd()];
    }),
  );
}
