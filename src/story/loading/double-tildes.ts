import { defineMdastPlugin } from 'satteri';

/**
 * Undoes strikethrough with single tildes, which mean "to" or "about" in `5~7 and 100~200`. GitHub
 * accepts one or two tildes (GFM, section 6.5); here only `~~` strikes through.
 */
export const doubleTildes = defineMdastPlugin({
  name: 'double-tildes',
  options: { position: true },
  delete(node, context) {
    if (context.source.startsWith('~~', node.position?.start.offset)) return;
    const tilde = { type: 'text' as const, value: '~' };
    context.replaceNode(node, [tilde, ...node.children, tilde]);
  },
});
