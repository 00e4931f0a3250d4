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
  const check = (node: Readonly<Node>, context: MdastVisitorContext) => {
    const { start } = node.position ?? {};
    const parent = context.parent(node);
    const [first] = parent.children;
    if (!start || !first || !CONTAINERS.has(parent.type)) return;
    const lines = context.source.slice(0, start.offset).split('\n');
    const isAfterBlank = start.line === 1 || /^[\s>]*$/.test(lines.at(-2) ?? '');
    if (!isAfterBlank || (parent.type !== 'root' && first === node)) return;
    const base = parent.type === 'root' ? 0 : indentOf(first, context.source);
    if (indentOf(node, context.source) < base + 4) return;
    const [found = ''] = context.source.slice(start.offset).split('\n');
    refuse({ key: 'body', found: shown(found), expected: EXPECTED, line: start.line });
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

/** The column of a node. A tab advances to the next multiple of four. */
function indentOf(node: Pick<MdastNode, 'position'>, source: string): number {
  const offset = node.position?.start.offset ?? 0;
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return [...before].reduce((at, char) => (char === '\t' ? at - (at % 4) + 4 : at + 1), 0);
}
