import type { Element, ElementContent } from 'hast';
import { cellsOf, holdsBlocks, isOneLine, rowsOf } from '../story/feed/block-elements.ts';
import { apart, wrapText } from './wrap-text.ts';
import { inlineText, LINE_BREAK } from './plain-text-inline.ts';

interface Context {
  width: number;
  pageUrl: string;
  /** The lines of blocks. */
  linesOf: (nodes: readonly ElementContent[], context: Omit<Context, 'linesOf'>) => string[];
}

interface Row {
  cells: Element[];
  /** The text of each cell, on one line. */
  texts: string[];
  isHead: boolean;
}

/**
 * A table in aligned columns where they fit into `width` characters; otherwise one line for each
 * cell, with the column's name in front, and an empty line between rows. A cell that holds blocks
 * stands under its column's name, with its code as it was typed.
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
    : labelled(rows, context);
}

const GAP = '  ';

function readRows(table: Element, pageUrl: string): Row[] {
  return (
    rowsOf(table)
      .map(cellsOf)
      .map((cells) => ({
        cells,
        texts: cells.map(({ children }) =>
          inlineText(children, pageUrl).replaceAll(LINE_BREAK, ' '),
        ),
        isHead: cells.length > 0 && cells.every((one) => one.tagName === 'th' && isOneLine(one)),
      }))
      // Code that is white space is the author's all the same.
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

function labelled(rows: readonly Row[], context: Context): string[] {
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
