import type { Element, ElementContent } from 'hast';
import { cellsOf, holdsBlocks, isOneLine, rowsOf } from '../story/feed/block-elements.ts';
import { apart, wrapText } from './wrap-text.ts';
import { inlineText, LINE_BREAK } from './plain-text-inline.ts';

interface Context {
  width: number;
  pageUrl: string;
  /** Renders block elements as lines. */
  linesOf: (nodes: readonly ElementContent[], context: Omit<Context, 'linesOf'>) => string[];
}

interface Row {
  cells: Element[];
  /** The text of each cell, on one line. */
  texts: string[];
  isHead: boolean;
}

/**
 * A table as aligned columns if they fit into `width` characters; otherwise one line per cell, with
 * the column's name before it, and an empty line between rows. A cell that contains blocks is
 * printed below its column's name, with code unchanged.
 */
export function tableLines(table: Element, context: Context): string[] {
  const rows = readRows(table, context.pageUrl);
  const widths: number[] = [];
  for (const { texts } of rows) {
    texts.forEach((text, i) => (widths[i] = Math.max(widths[i] ?? 0, text.length)));
  }
  const total = widths.reduce((sum, w) => sum + w + GAP.length, -GAP.length);
  return total <= context.width && !holdsBlocks(table)
    ? columns(rows, widths)
    : labeled(rows, context);
}

const GAP = '  ';

function readRows(table: Element, pageUrl: string): Row[] {
  return (
    rowsOf(table)
      .map(cellsOf)
      .map((cells) => {
        const texts = cells.map(({ children }) =>
          inlineText(children, pageUrl).replaceAll(LINE_BREAK, ' '),
        );
        // An empty cell of a head is a `<td>`.
        const isLabel = (cell: Element, i: number) => cell.tagName === 'th' || texts[i] === '';
        const hasLabel = cells.some(({ tagName }) => tagName === 'th');
        return { cells, texts, isHead: hasLabel && cells.every(isOneLine) && cells.every(isLabel) };
      })
      // A cell whose code is only white space is kept: the author wrote it.
      .filter(({ cells, texts }) => !cells.every(isOneLine) || texts.some((text) => text !== ''))
  );
}

function columns(rows: readonly Row[], widths: readonly number[]): string[] {
  return rows.flatMap(({ cells, texts, isHead }, at) => {
    const padded = texts.map((text, i) =>
      cells[i]?.properties['align'] === 'right'
        ? text.padStart(widths[i] ?? 0)
        : text.padEnd(widths[i] ?? 0),
    );
    const line = padded.join(GAP).trimEnd();
    const rule = widths.map((w) => '-'.repeat(w)).join(GAP);
    return isHead && at === 0 ? [line, rule.trimEnd()] : [line];
  });
}

function labeled(rows: readonly Row[], context: Context): string[] {
  const head = rows[0]?.isHead ? rows[0].texts : [];
  return apart(
    (head.length > 0 ? rows.slice(1) : rows).map(({ cells, texts }) => {
      const parts = cells.map((cell, i) => {
        const [text = '', label = ''] = [texts[i], head[i]];
        return isOneLine(cell) ? lineOf(text, label, context) : blockOf(cell, label, context);
      });
      return cells.every(isOneLine) ? parts.flat() : apart(parts);
    }),
  );
}

function lineOf(text: string, label: string, { width }: Context): string[] {
  if (text === '') return [];
  const [first = '', ...rest] = wrapText(label ? `${label}: ${text}` : text, width - 2);
  return [first, ...rest.map((line) => `  ${line}`)];
}

function blockOf({ children }: Element, label: string, { linesOf, ...context }: Context): string[] {
  return apart([label ? wrapText(`${label}:`, context.width) : [], linesOf(children, context)]);
}
