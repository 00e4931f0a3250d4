import type { HastNode, HastVisitorContext, MdastVisitorContext } from 'satteri';

export type Ancestor = NonNullable<ReturnType<MdastVisitorContext['parent']>>;

/** The nodes around a node, from its parent to the root. */
export function ancestorsOf(
  node: Parameters<MdastVisitorContext['parent']>[0],
  context: MdastVisitorContext,
): Ancestor[] {
  const ancestors: Ancestor[] = [];
  let parent: Ancestor | undefined = context.parent(node);
  while (parent) {
    ancestors.push(parent);
    parent = context.parent(parent);
  }
  return ancestors;
}

/** Whether a node is within a link, in which nothing else can be focused (HTML, section 4.5.1). */
export function isWithinLink(node: Readonly<HastNode>, context: HastVisitorContext): boolean {
  let parent = context.parent(node);
  while (parent) {
    const name = 'tagName' in parent ? parent.tagName : 'name' in parent ? parent.name : undefined;
    if (name === 'a') return true;
    parent = context.parent(parent);
  }
  return false;
}
