import type { ElementContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import type { BodyReport } from '../body-fault.ts';
import { isTooDeep, MAX_DEPTH, tooDeepFault } from '../valid-html/tree-depth.ts';
import { safeHtml } from './safe-html.ts';

/** Limits the raw HTML of a Markdown file to safe elements. The compiler has parsed it into the tree. */
export function rawHtml(report: BodyReport) {
  return defineHastPlugin({
    name: 'raw-html',
    before: (root, context) => {
      const tree = { type: 'root' as const, children: copyOf(root.children) };
      if (isTooDeep(tree.children)) {
        report.refuse(tooDeepFault());
        tree.children = [];
      }
      context.replaceNode(root, safeHtml(tree, report));
    },
  });
}

/**
 * The elements and the text as plain objects: the compiler's own nodes are read on access. What is
 * nested too deeply ends one level below the limit.
 */
function copyOf(nodes: readonly Readonly<HastNode>[], depth = 0): ElementContent[] {
  if (depth > MAX_DEPTH + 1) return [];
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type !== 'element') return [];
    const { tagName, properties } = node;
    const children = copyOf(node.children, depth + 1);
    return [{ type: 'element', tagName, properties: { ...properties }, children }];
  });
}
