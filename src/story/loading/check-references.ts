import { defineMdastPlugin, type MdastNode } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';

type Fault = Omit<BodyFault, 'line'>;

const LABEL = String.raw`\[(?:\\.|[^\[\]\\])*\]`;
/** What the compiler leaves as text: a picture of a wiki, a footnote and a link whose targets are missing. */
const LEFT = new RegExp(
  String.raw`(?<!\\)(?:!\[\[(?<file>[^\[\]\n]+)\]\]|\[\^(?<note>[^\s\[\]]+)\]|(?<![\w)\]])(?<text>\[(?:\\.|[^\[\]\\])+\])(?<label>${LABEL}))|^\](?<after>${LABEL})`,
  'g',
);
const CITATIONS = /^\[\d+\]\[\d+\]$/;
/** Lines that begin and end with a vertical bar. */
const BARS = /^\|.*\|[ \t]*(?:\n[ \t>]*\|.*\|[ \t]*)+$/;

/** Whether the text may contain what this reports. Cheaper than walking the tree. */
export function mayMissReferences(body: string): boolean {
  return /\[\^|\]\[|!\[\[|\|/.test(body);
}

/**
 * Reports what would be printed as typed, or not at all: footnotes and references without a definition,
 * pictures in the syntax of wikis, tables without the line below their first row, and cells that the
 * first row of a table has no column for. Subscripts (`a[i][j]`) and citations (`[1][2]`) are text.
 */
export function checkReferences(refuse: (fault: BodyFault) => void) {
  return defineMdastPlugin({
    name: 'check-references',
    options: { position: true },
    text(node, context) {
      const { start, end } = node.position ?? {};
      const source = context.source.slice(start?.offset, end?.offset);
      for (const match of source.matchAll(LEFT)) {
        if (CITATIONS.test(match[0])) continue;
        const above = source.slice(0, match.index).split('\n').length - 1;
        refuse({ ...leftFault(match), line: start && start.line + above });
      }
    },
    paragraph({ position }, context) {
      const source = context.source.slice(position?.start.offset, position?.end.offset);
      if (!source.startsWith('|') || !BARS.test(source)) return;
      const [found = '', second = ''] = source.split('\n');
      // With another number of columns, the line is there and GFM (section 4.10) has no table.
      if (/^[\s>|:-]+$/.test(second)) return;
      const cells = found.trim().replaceAll('\\|', '').split('|').length - 2;
      const expected = `${'| --- '.repeat(cells)}| as the second line, below the names of the columns`;
      refuse({ key: 'table', found, expected, line: position?.start.line });
    },
    table({ children: [first, ...rows] }) {
      const columns = first?.children.length ?? 0;
      for (const { children, position } of rows) {
        if (children.slice(columns).every(isEmpty)) continue;
        refuse({
          key: 'table',
          found: `a row with ${children.length} cells`,
          expected: `at most ${columns}, as in the first row; to show | in a cell, write \\|`,
          line: position?.start.line,
          instead: (line) => withCells(line, columns),
        });
      }
    },
  });
}

/**
 * A row with a backslash before the bars that are too many, so that nothing of it is lost: before those in
 * code, or before those after the last column.
 */
function withCells(line: string, columns: number): string {
  const row = line
    .trimEnd()
    .replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, (code) => code.replaceAll(BAR, ESCAPED));
  const edges = Number(/^[\s>]*\|/.test(row)) + Number(/(?<!\\)\|$/.test(row));
  const cells = row.split(BAR).length - edges;
  if (cells <= columns) return row;
  let bars = /^[\s>]*\|/.test(row) ? -1 : 0;
  return row.replaceAll(BAR, (bar, at: number) =>
    ++bars < columns || at === row.length - 1 ? bar : ESCAPED,
  );
}

const BAR = /(?<!\\)\|/g;
const ESCAPED = String.raw`\|`;

function isEmpty({ children }: { children: readonly MdastNode[] }): boolean {
  return children.length === 0;
}

function leftFault({ 0: found, groups = {} }: RegExpExecArray): Fault {
  const { file, note, text = '', label = groups['after'] ?? '' } = groups;
  if (note !== undefined) {
    const expected = `a line that begins with [^${note}]: for the footnote, or \\[^${note}] to show the brackets`;
    return { key: 'footnote', found, expected };
  }
  if (file !== undefined) {
    const [name = ''] = file.split('|');
    const alt = name.replace(/\.\w+$/, '');
    return {
      key: 'picture',
      found,
      expected: `a picture beside the text: ![What it shows](./${name})`,
      ...(alt !== name && {
        instead: (line: string) => line.replace(found, `![${alt}](./${name})`),
      }),
    };
  }
  const name = label === '[]' ? text : label;
  const expected = `a line that begins with ${name}: for its address, or the address itself: [text](https://…)`;
  return { key: 'link', found: shown(found), expected };
}
