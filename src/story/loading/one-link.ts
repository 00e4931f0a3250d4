import { defineMdastPlugin } from 'satteri';
import { type Ancestor, ancestorsOf } from './ancestors.ts';

/**
 * Gives a plugin that keeps a URL between `<a>` and `</a>` as text. GitHub Flavored Markdown turns URLs into
 * links (section 6.9), and a link cannot contain another.
 */
export function oneLink() {
  /** Whether a tag of raw HTML in the same block has opened a link. The nodes come in their order. */
  let isOpen = false;
  const block = () => {
    isOpen = false;
  };
  return defineMdastPlugin({
    name: 'one-link',
    options: { position: true },
    paragraph: block,
    heading: block,
    tableCell: block,
    html({ value }) {
      const [, end] = /^<(\/?)a[\s/>]/i.exec(value) ?? [];
      if (end !== undefined) isOpen = end === '';
    },
    link(node, context) {
      const { offset } = node.position?.start ?? {};
      const isWritten = offset === undefined || context.source[offset] === '[';
      if (isWritten || !(isOpen || ancestorsOf(node, context).some(isLink))) return;
      context.replaceNode(node, [...node.children]);
    },
  });
}

function isLink(node: Ancestor): boolean {
  return 'name' in node && node.name?.toLowerCase() === 'a';
}
