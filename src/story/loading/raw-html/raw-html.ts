import type { ElementContent } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import type { BodyReport } from '../body-fault.ts';
import { safeHtml } from './safe-html.ts';

/** The compiler accepts trees from plugins that are up to 128 levels deep. */
const MAX_DEPTH = 100;

/** Limits the raw HTML of a Markdown file to safe elements. The compiler has parsed it into the tree. */
export function rawHtml(report: BodyReport) {
  return defineHastPlugin({
    name: 'raw-html',
    before: (root, context) => {
      const tree = { type: 'root' as const, children: copyOf(root.children) };
      if (isTooDeep(tree.children)) {
        const found = `elements nested more than ${MAX_DEPTH} deep`;
        const expected = `at most ${MAX_DEPTH} elements in each other`;
        report.refuse({ key: 'body', found, expected, line: 1 });
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

function isTooDeep(nodes: readonly ElementContent[], depth = 0): boolean {
  return (
    depth > MAX_DEPTH ||
    nodes.some((node) => node.type === 'element' && isTooDeep(node.children, depth + 1))
  );
}
