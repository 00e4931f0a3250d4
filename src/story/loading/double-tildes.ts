import { defineMdastPlugin } from 'satteri';

/**
 * Takes back what one tilde strikes: in `5~7 and 100~200` it means "to" or "about". GitHub strikes
 * with one as well (GFM, section 6.5); here only `~~` does.
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
