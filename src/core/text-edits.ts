/** Replaces the characters of a text from offset `start` to before `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A text after edits that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end),
    text,
  );
}

/** A line with `better` instead of `found`, which is looked for from a column on that starts at 1. */
export function replaced(line: string, column: number, found: string, better: string): string {
  const at = line.indexOf(found, column - 1);
  return at < 0 ? line : line.slice(0, at) + better + line.slice(at + found.length);
}

/** The shortest edit that makes `after` of `before`. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/**
 * A text with all corrections, each of which was made in the text alone. Of corrections at one place only
 * the first is made. `undefined` if one of them is not known.
 */
export function allCorrected(
  text: string,
  corrected: readonly (string | undefined)[],
): string | undefined {
  const known = new Set(corrected.filter((one) => one !== undefined));
  if (corrected.includes(undefined)) return undefined;
  const edits: Edit[] = [];
  const inOrder = [...known]
    .map((one) => editBetween(text, one))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const edit of inOrder) {
    const before = edits.at(-1);
    if (!before || (edit.start >= before.end && edit.start > before.start)) edits.push(edit);
  }
  return edited(text, edits);
}

/** The index of the last item whose offset is at most `limit`, or -1; the items are in order. */
export function lastUpTo<T>(
  items: readonly T[],
  limit: number,
  offset: (item: T) => number,
): number {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && offset(item) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
