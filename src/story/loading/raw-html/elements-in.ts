import type { Element, Root } from 'hast';

/** All elements below a node, in the order of the text. */
export function elementsIn(node: Element | Root, all: Element[] = []): Element[] {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    all.push(child);
    elementsIn(child, all);
  }
  return all;
}
