import type { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { CJK, standInFor } from '../core/cjk.ts';

type Nodes = Parameters<typeof toMarkdown>[0];
export type Root = Extract<Nodes, { type: 'root' }>;

const EMPHASIS = new Set(['delete', 'emphasis', 'strong']);

/**
 * Separates emphasis from Chinese, Japanese and Korean text next to it, so that `**「A」**は` is written as it
 * is typed and not with character references. Mutates `tree`. Gives the mark to remove from the result;
 * `undefined` if there is none.
 */
export function separateCjkEmphasis(tree: Root): string | undefined {
  const text = textOf(tree);
  const mark = CJK.test(text) ? standInFor(text) : undefined;
  if (mark === undefined) return undefined;
  const separator: Nodes = { type: 'text', value: mark };
  visit(tree, (node, index, parent) => {
    if (!EMPHASIS.has(node.type) || !parent || index === undefined) return undefined;
    const [first = ''] = textOf(node);
    const last = textOf(node).at(-1) ?? '';
    const before = textOf(parent.children[index - 1]).at(-1) ?? '';
    const [after = ''] = textOf(parent.children[index + 1]);
    const children = parent.children as Nodes[];
    const isAfterCjk = before !== '' && CJK.test(before + first);
    if (after !== '' && CJK.test(last + after)) children.splice(index + 1, 0, separator);
    if (!isAfterCjk) return undefined;
    children.splice(index, 0, separator);
    return index + 2;
  });
  return mark;
}

function textOf(node: Nodes | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
