import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { filled } from './filled.ts';
import { inlineText, LINE_BREAK } from './plain-text-inline.ts';

interface Cell {
  text: string;
  isRight: boolean;
}

interface Row {
  cells: Cell[];
  isHead: boolean;
}

/**
 * A table in aligned columns where they fit into `width` characters; otherwise one line for each
 * cell, with the column's name in front, and an empty line between rows.
 */
export function tableLines(
  table: Element,
  { width, pageUrl }: { width: number; pageUrl: string },
): string[] {
  const rows = rowsOf(table, pageUrl);
  const widths: number[] = [];
  for (const { cells } of rows) {
    cells.forEach(({ text }, i) => (widths[i] = Math.max(widths[i] ?? 0, text.length)));
  }
  const total = widths.reduce((sum, w) => sum + w + GAP.length, -GAP.length);
  return total <= width ? columns(rows, widths) : labelled(rows, width);
}

const GAP = '  ';

function rowsOf(table: Element, pageUrl: string): Row[] {
  const rows: Row[] = [];
  visit(table, 'element', ({ tagName, children }) => {
    if (tagName !== 'tr') return;
    const cells = children.filter((child) => child.type === 'element');
    rows.push({
      cells: cells.map((cell) => ({
        text: inlineText(cell.children, pageUrl).replaceAll(LINE_BREAK, ' '),
        isRight: cell.properties['align'] === 'right',
      })),
      isHead: cells.length > 0 && cells.every((cell) => cell.tagName === 'th'),
    });
  });
  return rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
}

function columns(rows: readonly Row[], widths: readonly number[]): string[] {
  return rows.flatMap(({ cells, isHead }, at) => {
    const padded = cells.map(({ text, isRight }, i) =>
      isRight ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0),
    );
    const line = padded.join(GAP).trimEnd();
    const rule = widths.map((w) => '-'.repeat(w)).join(GAP);
    return isHead && at === 0 ? [line, rule.trimEnd()] : [line];
  });
}

function labelled(rows: readonly Row[], width: number): string[] {
  const head = rows[0]?.isHead ? rows[0].cells : [];
  const blocks = (head.length > 0 ? rows.slice(1) : rows).map(({ cells }) =>
    cells.flatMap(({ text }, i) => {
      if (text === '') return [];
      const label = head[i]?.text;
      const [first = '', ...rest] = filled(label ? `${label}: ${text}` : text, width - 2);
      return [first, ...rest.map((line) => `  ${line}`)];
    }),
  );
  return blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}
