import { defineMdastPlugin } from 'satteri';
import type { BodyFault } from './body-fault.ts';

const ALONE = /^\[!(?:note|tip|important|warning|caution)\][ \t]*\n/i;
/** Such a mark with spaces in it. */
const SPACED = /^\[[ \t]*![ \t]*(?<kind>note|tip|important|warning|caution)[ \t]*\](?![(:[])/i;

/**
 * Keeps `\[!NOTE]` from being the marker of an alert, and reports `[! NOTE]` with spaces, and `[!NOTE]` above
 * text that is no block quote, which would be printed as typed. `hasHtml` is whether raw HTML is parsed again.
 */
export function alertMarks(refuse: (fault: BodyFault) => void, hasHtml: boolean) {
  return defineMdastPlugin({
    name: 'alert-marks',
    options: { position: true },
    paragraph(node, context) {
      const { start, end } = node.position ?? {};
      const source = context.source.slice(start?.offset, end?.offset);
      const { 0: spaced = '', groups } = SPACED.exec(source) ?? {};
      const exact = `[!${groups?.['kind']}]`;
      if (spaced !== '' && spaced !== exact) {
        refuse({
          key: 'body',
          found: spaced,
          expected: `${exact}, without a space; to show the bracket, use \\[`,
          line: start?.line,
          column: start?.column,
          instead: (line) => line.replace(spaced, exact),
        });
        return;
      }
      const [mark = ''] = ALONE.exec(source) ?? [];
      if (!mark || context.parent(node).type === 'blockquote') return;
      refuse({
        key: 'body',
        found: mark.trim(),
        expected: 'a block quote: > at the beginning of this line and of the text below it',
        line: start?.line,
        column: start?.column,
        instead: (line, column) => `${line.slice(0, column - 1)}> ${line.slice(column - 1)}`,
      });
    },
    text(node, context) {
      if (!context.source.startsWith(String.raw`\[!`, node.position?.start.offset)) return;
      // The marker is looked for at the beginning of one text.
      const between = hasHtml ? [{ type: 'html' as const, value: '<!-- -->' }] : [];
      const text = (value: string) => ({ type: 'text' as const, value });
      context.replaceNode(node, [
        text(node.value.slice(0, 1)),
        ...between,
        text(node.value.slice(1)),
      ]);
    },
  });
}
