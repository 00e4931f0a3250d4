import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { replaced } from '../../core/text-edits.ts';
import type { BodyReport } from './body-fault.ts';

/** Lowered text, as Pandoc writes it: `H~2~O`. The character before it is a letter or a bracket. */
const LOWERED = /^[\p{L})\]]~(?:[\p{N}+-]{1,4}|\p{L})~$/u;
/** Text that was meant to be struck out: what is before and after it is no part of a word. */
const ALONE = /^(?:^|[\s\p{P}])~[^~\n]*~(?:[\s\p{P}]|$)$/u;

/**
 * Undoes strikethrough with single tildes, which mean "to" or "about" in `5~7 and 100~200`. GitHub
 * accepts one or two tildes (GFM, section 6.5); here only `~~` strikes through. Reports lowered text, and tells of
 * tildes that were probably to strike text out.
 */
export function doubleTildes({ refuse, leaveOut }: BodyReport) {
  return defineMdastPlugin({
    name: 'double-tildes',
    options: { position: true },
    delete(node, context) {
      const { source } = context;
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      if (source.startsWith('~~', start.offset)) return;
      const { line, column } = start;
      const written = source.slice(start.offset, end.offset);
      const before = source.slice(Math.max(0, start.offset - 1), start.offset);
      if (LOWERED.test(before + written)) {
        refuse({
          key: 'body',
          found: shown(written),
          expected: '<sub>…</sub> around lowered text',
          line,
          column,
          instead: (text, at) => replaced(text, at, written, `<sub>${written.slice(1, -1)}</sub>`),
        });
      } else if (ALONE.test(before + written + source.slice(end.offset, end.offset + 1))) {
        const text = `${written} is shown as it is typed: only ~~ strikes text out`;
        leaveOut({ text, line, column });
      }
      const tilde = { type: 'text' as const, value: '~' };
      context.replaceNode(node, [tilde, ...node.children, tilde]);
    },
  });
}
