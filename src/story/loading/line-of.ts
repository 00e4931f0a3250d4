import type { Element } from 'hast';

/**
 * The line of an element in its body, starting at 1; `undefined` for elements that the compiler adds.
 * Elements that were parsed from raw HTML have no position: raw-html/ stores their line in `data`.
 */
export function lineOf({ position, data }: Pick<Element, 'position' | 'data'>): number | undefined {
  return position?.start.line ?? data?.line;
}

declare module 'hast' {
  interface ElementData {
    line?: number;
  }
}
