import { defineMdastPlugin } from 'satteri';

/** Elements that contain phrasing content and no paragraphs (HTML, section 3.2.5.2.5). */
const PHRASING_ONLY = new Set(
  `a abbr b bdi bdo cite code data dfn del em h1 h2 h3 h4 h5 h6 i ins kbd mark p q s samp small span
  strong sub summary sup time u var`.split(/\s+/),
);

const BLOCKS = new Set('blockquote code heading list paragraph table thematicBreak'.split(' '));

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
    const holdsBlocks = node.children.some(({ type }) => BLOCKS.has(type));
    return node.name === 'p' && holdsBlocks ? { ...node, name: 'div' } : undefined;
  },
});
