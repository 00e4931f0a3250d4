import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { BodyFault } from '../body-fault.ts';
import { BLOCKS, PHRASING, TRANSPARENT } from '../mdx/phrasing.ts';

/**
 * Puts elements of a line of text that are around paragraphs into each of them, because they cannot contain
 * blocks (HTML, section 3.2.5.2.5). A `<span>` becomes a `<div>`. Other blocks in them are refused. Mutates
 * `tree`.
 */
export function validNesting(tree: Root, refuse: (fault: BodyFault) => void): void {
  const elements: Element[] = [];
  visit(tree, 'element', (element) => void elements.push(element));
  // The inner ones first.
  for (const element of elements.toReversed()) {
    const { tagName: name, properties } = element;
    if (!PHRASING.has(name) || TRANSPARENT.has(name)) continue;
    const blocks = element.children.filter(isBlock);
    if (blocks.length === 0) continue;
    element.tagName = 'div';
    if (name === 'span') continue;
    const isText = ({ tagName }: Element) => /^(?:p|h[1-6])$/.test(tagName);
    if (!blocks.every(isText)) {
      const found = `<${name}> around lists or other blocks`;
      const expected = `<${name}> around text, within each of them`;
      refuse({ key: 'element', found, expected, line: element.data?.line });
    }
    const inner = (children: Element['children']): Element => {
      return { type: 'element', tagName: name, properties, children };
    };
    element.properties = {};
    element.children = element.children.map((child) => {
      if (isBlock(child)) return { ...child, children: [inner(child.children)] };
      return child.type === 'text' && child.value.trim() === '' ? child : inner([child]);
    });
  }
}

function isBlock(node: Element['children'][number]): node is Element {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}
