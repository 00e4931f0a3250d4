import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';

type Node = Parameters<MdastVisitorContext['parent']>[0];

/**
 * Keeps a URL between `<a>` and `</a>` as text. GitHub Flavored Markdown turns URLs into links (section
 * 6.9), and a link cannot contain another.
 */
export const oneLink = defineMdastPlugin({
  name: 'one-link',
  options: { position: true },
  link(node, context) {
    const { offset } = node.position?.start ?? {};
    const isWritten = offset === undefined || context.source[offset] === '[';
    if (!isWritten && isInLink(node, context)) context.replaceNode(node, [...node.children]);
  },
});

function isInLink(node: Node, context: MdastVisitorContext): boolean {
  const parent = context.parent(node);
  if (!parent) return false;
  if ('name' in parent && parent.name?.toLowerCase() === 'a') return true;
  const tag = parent.children
    .slice(0, context.indexOf(node))
    .findLast((one) => one.type === 'html' && /^<\/?a[\s/>]/i.test(one.value));
  return tag ? !('value' in tag && tag.value.startsWith('</')) : isInLink(parent, context);
}
