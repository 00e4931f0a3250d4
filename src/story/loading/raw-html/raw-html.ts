import type { ElementContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import type { BodyReport } from '../body-fault.ts';
import { safeHtml } from './safe-html.ts';

/** Holds the raw HTML of a Markdown file, which the compiler has read into the tree, to `safeHtml`. */
export function rawHtml(report: BodyReport) {
  return defineHastPlugin({
    name: 'raw-html',
    before: (root, context) => {
      const tree = { type: 'root' as const, children: copyOf(root.children) };
      context.replaceNode(root, safeHtml(tree, report));
    },
  });
}

/**
 * The elements and the text of a tree in memory: the compiler hands out nodes that are read when they
 * are asked.
 */
function copyOf(nodes: readonly Readonly<HastNode>[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type !== 'element') return [];
    const { tagName, properties, children } = node;
    return [
      { type: 'element', tagName, properties: { ...properties }, children: copyOf(children) },
    ];
  });
}
