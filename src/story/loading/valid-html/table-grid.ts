import type { Element } from 'hast';
import { attribute, type HtmlNode, isBlank, isElement, setAttribute } from './html-node.ts';

/** A cell, and the columns and rows that it covers. The first of each is 0. */
interface Placed {
  cell: Element;
  row: number;
  column: number;
  columns: number;
  rows: number;
}

/**
 * Ends cells where their group of rows ends or another cell begins, and takes back columns and rows in which no cell
 * begins, which browsers do not show (HTML, section 4.9.12). Tables look the same.
 */
export function fitSpans(table: Element): void {
  const groups = rowGroups(table);
  const hasSpan = (cell: HtmlNode) =>
    isElement(cell) && (attribute(cell, 'colspan') ?? attribute(cell, 'rowspan')) !== undefined;
  const needsFit = ({ children }: Element) => children.every(isBlank) || children.some(hasSpan);
  if (!groups.flat().some(needsFit)) return;
  const placed = groups.map(placedCells);
  const begun = new Set(placed.flat().map(({ column }) => column));
  const empty = new Set<HtmlNode>();
  placed.forEach((cells, i) => {
    const rows = groups[i] ?? [];
    const kept = new Set(cells.map(({ row }) => row));
    for (const { cell, column, columns, row, rows: high } of cells) {
      const count = (all: ReadonlySet<number>, from: number, length: number) =>
        Array.from({ length }, (_, n) => from + n).filter((one) => all.has(one)).length;
      setSpan(cell, 'colspan', count(begun, column, columns));
      setSpan(cell, 'rowspan', count(kept, row, high));
    }
    rows.forEach((row, n) => {
      if (!kept.has(n)) empty.add(row);
    });
  });
  removeRows(table, empty);
}

function rowGroups(table: Element): Element[][] {
  const isRow = (node: HtmlNode) => isElement(node, 'tr');
  const own = table.children.filter(isRow);
  const groups = table.children.filter((child) => isElement(child, 'tbody', 'tfoot', 'thead'));
  return [own, ...groups.map(({ children }) => children.filter(isRow))];
}

/** The cells of a group of rows where browsers place them, without what they overlap. */
function placedCells(rows: readonly Element[]): Placed[] {
  /** The first row in which each column is free again. */
  const free: number[] = [];
  return rows.flatMap((row, r) => {
    let column = 0;
    return row.children.flatMap((cell): Placed[] => {
      if (!isElement(cell, 'td', 'th')) return [];
      while ((free[column] ?? 0) > r) column++;
      const wide = Number(attribute(cell, 'colspan') ?? 1);
      const high = Number(attribute(cell, 'rowspan') ?? 1) || rows.length;
      let columns = 1;
      while (columns < wide && (free[column + columns] ?? 0) <= r) columns++;
      const covered = Math.min(high, rows.length - r);
      for (let at = column; at < column + columns; at++) free[at] = r + covered;
      return [{ cell, row: r, column, columns, rows: covered }];
    });
  });
}

function setSpan(cell: Element, name: string, span: number): void {
  if (attribute(cell, name) !== undefined)
    setAttribute(cell, name, span > 1 ? String(span) : undefined);
}

function removeRows(parent: Element, rows: ReadonlySet<HtmlNode>): void {
  parent.children = parent.children.filter((child) => {
    if (isElement(child, 'tbody', 'tfoot', 'thead')) removeRows(child, rows);
    return !rows.has(child);
  });
}
