import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from 'satteri';
import { shown } from '../../../core/content-problem.ts';
import type { BodyFault } from '../body-fault.ts';

const EXPECTED =
  'code between two lines of ```, or no leading spaces; .mdx files have no indented code';

type Node = Exclude<MdastNode, { type: 'root' }>;

/**
 * Reports text that would be indented code in Markdown (CommonMark, section 4.4). MDX has no indented
 * code: it would show the code as text, with joined lines and typographic quotation marks.
 */
export function indentedCode(refuse: (fault: BodyFault) => void) {
  let lines: readonly string[] | undefined;
  /** The last line of code that was reported. */
  let reported = 0;
  const check = (node: Readonly<Node>, context: MdastVisitorContext) => {
    const { start } = node.position ?? {};
    const parent = context.parent(node);
    const [first] = parent.children;
    if (!start || !first || !CONTAINERS.has(parent.type) || start.line <= reported) return;
    lines ??= context.source.split('\n');
    const isAfterBlank = start.line === 1 || /^[\s>]*$/.test(lines[start.line - 2] ?? '');
    if (!isAfterBlank || (parent.type !== 'root' && first === node)) return;
    const base = parent.type === 'root' ? 0 : indentOf(first, lines);
    if (indentOf(node, lines) < base + 4) return;
    const line = lines[start.line - 1] ?? '';
    const prefix = line.slice(0, base);
    reported = lastOfCode(lines, start.line, prefix);
    refuse({
      key: 'body',
      found: shown(line.slice(start.column - 1)),
      expected: EXPECTED,
      line: start.line,
      lastLine: reported,
      instead: (text) => fenced(text.split('\n'), prefix),
    });
  };
  return defineMdastPlugin({
    name: 'indented-code',
    options: { position: true },
    blockquote: check,
    heading: check,
    list: check,
    paragraph: check,
    table: check,
    thematicBreak: check,
  });
}

const CONTAINERS = new Set(['root', 'blockquote', 'listItem']);
const INDENT = /^(?: {4}| {0,3}\t)/;

/** The column of a node. A tab advances to the next multiple of four. */
function indentOf({ position }: Pick<MdastNode, 'position'>, lines: readonly string[]): number {
  const { line = 1, column = 1 } = position?.start ?? {};
  const before = (lines[line - 1] ?? '').slice(0, column - 1);
  return [...before].reduce((at, char) => (char === '\t' ? at - (at % 4) + 4 : at + 1), 0);
}

/** The number of the last line of code that begins on the line of number `from`. */
function lastOfCode(lines: readonly string[], from: number, prefix: string): number {
  let last = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith(prefix) && INDENT.test(line.slice(prefix.length))) last = at + 1;
    else if (/[^\s>]/.test(line)) break;
  }
  return last;
}

/** Indented code as a fenced block. `prefix` is the start of a line in its container. */
function fenced(lines: readonly string[], prefix: string): string {
  const code = lines.map((line) => line.slice(prefix.length).replace(INDENT, ''));
  const longest = Math.max(2, ...code.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...code, fence].map((line) => (prefix + line).trimEnd()).join('\n');
}
