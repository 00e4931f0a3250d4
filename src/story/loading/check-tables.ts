import { defineMdastPlugin, type MdastNode } from 'satteri';
import type { BodyFault } from './body-fault.ts';

/** The line of hyphens of a table, with any number of columns. */
const RULE = /^[\s>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** Lines that begin and end with a vertical bar. */
const BARS = /^\|.*\|[ \t]*(?:\n[ \t>]*\|.*\|[ \t]*)+$/;

/**
 * Reports tables that would be printed as typed, because the line of hyphens below their first row is missing
 * or has another number of columns, and cells for which the first row has no column, which would be lost.
 */
export function checkTables(refuse: (fault: BodyFault) => void) {
  return defineMdastPlugin({
    name: 'check-tables',
    options: { position: true },
    paragraph({ position }, context) {
      const source = context.source.slice(position?.start.offset, position?.end.offset);
      const [found = '', second = ''] = source.split('\n', 2);
      const line = position?.start.line;
      const cells = cellsIn(found);
      const rule = `${'| --- '.repeat(cells)}|`;
      if (cells > 1 && RULE.test(second) && /[|:]/.test(second)) {
        refuse({
          key: 'table',
          found: `${second.trim()} below a row with ${cells} cells`,
          expected: `${rule} with as many columns as the first row has`,
          line: line && line + 1,
          instead: (text) => text.replace(/[|:-].*$/, rule),
        });
      } else if (source.startsWith('|') && BARS.test(source)) {
        if (RULE.test(found)) {
          const header = `${'|  '.repeat(cells)}|`;
          const expected = `${header} above it, for columns without names`;
          const instead = (text: string) => `${/^[\s>]*/.exec(text)?.[0] ?? ''}${header}\n${text}`;
          refuse({ key: 'table', found, expected, line, instead });
          return;
        }
        const expected = `${rule} as the second line, below the names of the columns`;
        const instead = (text: string) => `${text}\n${/^[\s>]*/.exec(text)?.[0] ?? ''}${rule}`;
        refuse({ key: 'table', found, expected, line, instead });
      }
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
  if (cellsIn(row) <= columns) return row;
  let bars = /^[\s>]*\|/.test(row) ? -1 : 0;
  return row.replaceAll(BAR, (bar, at: number) =>
    ++bars < columns || at === row.length - 1 ? bar : ESCAPED,
  );
}

/** The number of cells in a line of a table. */
function cellsIn(line: string): number {
  const row = line.trimEnd();
  const edges = Number(/^[\s>]*\|/.test(row)) + Number(/(?<!\\)\|$/.test(row));
  return row.split(BAR).length - edges;
}

const BAR = /(?<!\\)\|/g;
const ESCAPED = String.raw`\|`;

function isEmpty({ children }: { children: readonly MdastNode[] }): boolean {
  return children.length === 0;
}
