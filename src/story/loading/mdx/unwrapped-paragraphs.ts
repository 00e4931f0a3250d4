import { defineMdastPlugin } from 'satteri';
import { MARKDOWN_BLOCKS, PHRASING, PHRASING_ONLY, TRANSPARENT } from './phrasing.ts';

/**
 * Removes paragraphs from elements that cannot contain them. MDX turns text on separate lines into a
 * paragraph, even between `<p>` and `</p>`. With several, `<p>` and `<span>` become a `<div>`, and others are
 * put into each paragraph.
 */
export const unwrappedParagraphs = defineMdastPlugin({
  name: 'unwrapped-paragraphs',
  mdxJsxFlowElement(node, context) {
    const [only, another] = node.children;
    if (!only || !PHRASING_ONLY.has(node.name ?? '')) return undefined;
    if (!another && only.type === 'paragraph') {
      context.setProperty(node, 'children', only.children);
      return undefined;
    }
    if (TRANSPARENT.has(node.name ?? '')) return undefined;
    if (!node.children.some(({ type }) => MARKDOWN_BLOCKS.has(type))) return undefined;
    if (node.name === 'p' || node.name === 'span') return { ...node, name: 'div' };
    if (!PHRASING.has(node.name ?? '')) return undefined;
    const { name, attributes } = node;
    const children = node.children.map((child) =>
      child.type === 'paragraph' || child.type === 'heading'
        ? {
            ...child,
            children: [
              { type: 'mdxJsxTextElement' as const, name, attributes, children: child.children },
            ],
          }
        : child,
    );
    return { ...node, name: 'div', attributes: [], children };
  },
});
