import { defineMdastPlugin } from 'satteri';
import { MARKDOWN_BLOCKS, PHRASING_ONLY } from './phrasing.ts';

/**
 * Removes paragraphs from elements that cannot contain them. MDX turns text on separate lines into a
 * paragraph, even between `<p>` and `</p>`. A `<p>` with several becomes a `<div>`.
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
    const holdsBlocks = node.children.some(({ type }) => MARKDOWN_BLOCKS.has(type));
    return node.name === 'p' && holdsBlocks ? { ...node, name: 'div' } : undefined;
  },
});
