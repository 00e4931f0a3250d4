import { defineMdastPlugin, type MdastNode, type MdxJsxFlowElement } from 'satteri';
import { MARKDOWN_BLOCKS, PHRASING, PHRASING_ONLY, TRANSPARENT } from './phrasing.ts';

type Node = MdxJsxFlowElement['children'][number];

/**
 * Removes paragraphs from elements that cannot contain them. MDX turns text on separate lines into a
 * paragraph, even between `<p>` and `</p>`. With several, `<p>` and `<span>` become a `<div>`, and others are
 * put into each paragraph.
 */
export function unwrappedParagraphs() {
  /** The offset after the last element that is replaced, with what is in it. */
  let replacedUpTo = 0;
  return defineMdastPlugin({
    name: 'unwrapped-paragraphs',
    mdxJsxFlowElement(node, context) {
      const { start, end } = node.position ?? {};
      if (!isPhrasingOnly(node) || (start?.offset ?? 0) < replacedUpTo) return undefined;
      const [only, another] = node.children;
      if (only?.type === 'paragraph' && !another) {
        context.setProperty(node, 'children', only.children);
        return undefined;
      }
      const better = unwrapped(node);
      // A replaced element loses its position.
      if (better.name === node.name) return undefined;
      replacedUpTo = end?.offset ?? 0;
      return better;
    },
  });
}

function unwrapped(node: Readonly<MdxJsxFlowElement>): MdxJsxFlowElement {
  const name = node.name ?? '';
  const children = node.children.map(unwrappedWithin);
  const [only, another] = children;
  // The compiler accepts the text of a paragraph here; its types do not.
  if (only?.type === 'paragraph' && !another) return { ...node, children: only.children as Node[] };
  if (TRANSPARENT.has(name) || !children.some(isBlock)) return { ...node, children };
  if (name === 'p' || name === 'span') return { ...node, name: 'div', children };
  if (!PHRASING.has(name)) return { ...node, children };
  return { ...node, name: 'div', attributes: [], children: withEach(children, node) };
}

/** The nodes, with the text of each paragraph and heading in an element of the name and attributes. */
function withEach(
  nodes: readonly Node[],
  { name, attributes }: Pick<MdxJsxFlowElement, 'name' | 'attributes'>,
): Node[] {
  return nodes.map((node): Node => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const { children } = node;
      return { ...node, children: [{ type: 'mdxJsxTextElement', name, attributes, children }] };
    }
    if (node.type !== 'mdxJsxFlowElement') return node;
    if (isBlock(node)) return { ...node, children: withEach(node.children, { name, attributes }) };
    return { type: 'mdxJsxFlowElement', name, attributes, children: [node] };
  });
}

function unwrappedWithin<N extends MdastNode>(node: N): N {
  if (node.type === 'mdxJsxFlowElement' && isPhrasingOnly(node)) return unwrapped(node) as N;
  // What stands for typed text, as in `<pre>`, has `children` without a value.
  if (!('children' in node) || !Array.isArray(node.children)) return node;
  return { ...node, children: node.children.map(unwrappedWithin) };
}

function isPhrasingOnly({ name }: Pick<MdxJsxFlowElement, 'name'>): boolean {
  return PHRASING_ONLY.has(name ?? '');
}

function isBlock(node: Node): boolean {
  if (node.type !== 'mdxJsxFlowElement') return MARKDOWN_BLOCKS.has(node.type);
  const name = node.name ?? '';
  return name === 'div' || (TRANSPARENT.has(name) && node.children.some(isBlock));
}
