import { type Edit, lastUpTo } from '../../../core/text-edits.ts';

/** A place in a text. Line and column start at 1. */
export interface Place {
  line: number;
  column?: number | undefined;
}

export interface EditedText {
  text: string;
  /** The place in the original text for a place in the edited text. */
  original: (place: Place) => Place;
}

/** Applies `edits`, which are in order and do not overlap. */
export function editedText(source: string, edits: readonly Edit[]): EditedText {
  let text = '';
  let at = 0;
  /** Each edit with the offset of its text in the edited text. */
  const done: (Edit & { from: number })[] = [];
  for (const edit of edits) {
    text += source.slice(at, edit.start);
    done.push({ ...edit, from: text.length });
    text += edit.text;
    at = edit.end;
  }
  text += source.slice(at);
  const sourceLines = lineStarts(source);
  const lines = lineStarts(text);

  const original = ({ line, column }: Place): Place => {
    const offset = (lines[line - 1] ?? text.length) + (column ?? 1) - 1;
    const edit = done[lastUpTo(done, offset, ({ from }) => from)];
    const after = edit ? offset - edit.from - edit.text.length : 0;
    const inSource = !edit ? offset : after < 0 ? edit.start : edit.end + after;
    const index = lastUpTo(sourceLines, inSource, (start) => start);
    return {
      line: index + 1,
      ...(column !== undefined && { column: inSource - (sourceLines[index] ?? 0) + 1 }),
    };
  };
  return { text, original };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length)];
}
