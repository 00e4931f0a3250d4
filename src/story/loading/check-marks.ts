import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyReport } from './body-fault.ts';
import { listOfContents } from './check-containers.ts';
import { marksIn, PAIRED, withoutMark } from './marks.ts';
import { componentFault } from './raw-html/html-words.ts';

/**
 * Reports marks that would be printed as typed: bold text that is not bold, because spaces or the end of its
 * paragraph are in the way, struck out text likewise, tags that cannot be read, and the syntax of other programs. An
 * editor is told of components that no article has.
 */
export function checkMarks({ refuse, leaveOut }: BodyReport) {
  return defineMdastPlugin({
    name: 'check-marks',
    options: { position: true },
    text({ position }, context) {
      const { start, end } = position ?? {};
      const source = context.source.slice(start?.offset, end?.offset);
      let line = start?.line ?? 1;
      let lineStart = 1 - (start?.column ?? 1);
      for (const text of source.split('\n')) {
        const from = Math.max(0, lineStart);
        for (const mark of marksIn(text)) {
          // In .mdx files, what is in braces is another node, which reports the whole mark.
          const at = from + mark.index + mark.match.length;
          if (at === source.length && context.source[end?.offset ?? 0] === '{') continue;
          // The list with the mark is reported as a whole.
          const offset = (start?.offset ?? 0) + from + mark.index;
          if (listOfContents(context.source, offset) !== undefined) continue;
          const { name, index, match, found, expected, notice } = mark;
          const place = { line, column: from + index - lineStart + 1 };
          const [, component] = name === 'tag' ? (/^<([A-Z]\w*)/.exec(match) ?? []) : [];
          const fault = component === undefined ? undefined : componentFault(component);
          const told =
            component === undefined || fault
              ? notice
              : 'is shown as it is typed: no article has this component';
          if (told !== undefined) {
            const what = component === undefined ? match : `<${component}>`;
            leaveOut({ text: `${what} ${told}`, ...place });
            continue;
          }
          if (fault) {
            refuse({ ...fault, ...place });
            continue;
          }
          const instead = (written: string, column: number) => withoutMark(mark, written, column);
          refuse({ key: 'body', found: shown(found), expected, ...place, instead });
          if (PAIRED.has(name)) break;
        }
        lineStart = from + text.length + 1;
        line += 1;
      }
    },
  });
}
