import type { MdastVisitorContext } from 'satteri';

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
