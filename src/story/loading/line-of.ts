import type { Element } from 'hast';

/**
 * The line of an element in its body, counted from 1. `undefined` for what the compiler adds itself.
 * Where raw HTML was read into the tree, elements have no position; src/story/loading/raw-html/ keeps
 * the line in their data.
 */
export function lineOf({ position, data }: Pick<Element, 'position' | 'data'>): number | undefined {
  return position?.start.line ?? data?.line;
}

declare module 'hast' {
  interface ElementData {
    line?: number;
  }
}
