import { visit } from 'unist-util-visit';
import { outlineLevels } from '../../../../src/story/loading/outline.ts';
import { replaceElements, textOf } from '../hast.ts';
import type { Step } from './cleaning.ts';

const HEADING = /^h([1-6])$/;

/**
 * Shifts the ranks of headings so that the outline below the headline is complete: the first is `h2`, and
 * each goes down one level at most. A heading without text is removed.
 */
export const outline: Step = (tree, { note }) => {
  let changed = 0;
  const levelOf = outlineLevels();
  replaceElements(tree, (heading) => {
    const rank = Number(HEADING.exec(heading.tagName)?.[1] ?? 0);
    if (rank === 0) return undefined;
    if (textOf(heading) === '') return heading.children.filter(({ type }) => type === 'element');
    const now = levelOf(rank);
    if (now !== rank) changed++;
    heading.tagName = `h${now}`;
    return undefined;
  });
  if (changed > 0)
    note('changed the level of headings, so that they begin at ## and leave out none');
};

/** Removes a heading at the start that repeats the headline. */
export function withoutHeadline(headline: string): Step {
  return (tree) => {
    let isStart = true;
    visit(tree, 'element', (node, index, parent) => {
      if (!isStart || !parent || index === undefined) return false;
      if (HEADING.test(node.tagName) && textOf(node) === headline) {
        parent.children.splice(index, 1);
        isStart = false;
        return false;
      }
      // Containers may stand around the first heading.
      if (!['article', 'div', 'header', 'section'].includes(node.tagName)) isStart = false;
      return undefined;
    });
  };
}
