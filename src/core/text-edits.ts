/** Replaces the characters of a text from offset `start` to before `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
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
