import type { HastNode } from 'satteri';
import type { BodyFault } from '../body-fault.ts';

/** The compiler accepts trees from plugins that are up to 128 levels deep. */
export const MAX_DEPTH = 100;

/** Whether elements are nested more deeply than a plugin may return them. */
export function isTooDeep(nodes: readonly Readonly<HastNode>[], depth = 0): boolean {
  return (
    depth > MAX_DEPTH ||
    nodes.some((node) => 'children' in node && isTooDeep(node.children, depth + 1))
  );
}

export function tooDeepFault(): BodyFault {
  const found = `elements nested more than ${MAX_DEPTH} deep`;
  const expected = `at most ${MAX_DEPTH} elements in each other`;
  return { key: 'body', found, expected, line: 1 };
}
