import type { Element } from 'hast';
import type { BodyReport } from '../body-fault.ts';
import {
  attribute,
  elementOf,
  type HtmlNode,
  isBlank,
  isElement,
  lineIn,
  nameOf,
  setAttribute,
} from './html-node.ts';
import { fitSpans } from './table-grid.ts';
import { refuseSecond } from './titles.ts';

const CELLS = ['td', 'th'];
const GROUPS = ['tbody', 'tfoot', 'thead'];

/**
 * Puts the parts of a table into the order that HTML has for them (section 4.9.1), leaves out columns without cells,
 * which have no look here, and fits cells into the table. Reports text outside of cells.
 */
export function tableParts(table: Element, report: BodyReport): void {
  const children = withRows(table, report);
  const [caption, second] = children.filter((child) => isElement(child, 'caption'));
  if (second) refuseSecond('caption', 'table', lineIn(second) ?? lineIn(table), report);
  const head: HtmlNode[] = [];
  const rows: HtmlNode[] = [];
  const foot = children.findLast((child) => isElement(child, 'tfoot'));
  for (const child of children) {
    if (child === foot || isElement(child, 'caption', 'col', 'colgroup')) continue;
    const isHead = isElement(child, 'thead') && head.every(isBlank);
    if (rows.length === 0 && (isHead || isBlank(child))) head.push(child);
    else rows.push(asBody(child));
  }
  table.children = [...(caption ? [caption] : []), ...head, ...rows, ...(foot ? [foot] : [])];
  fitSpans(table);
  checkHeaders(table, report);
}

/** A part of a table that is neither its head nor its foot. */
function asBody(part: HtmlNode): HtmlNode {
  return isElement(part, 'tfoot', 'thead') ? { ...part, tagName: 'tbody' } : part;
}

/** The content of a table, with a row around cells that have none, as in a browser. */
function withRows(table: Element, report: BodyReport): HtmlNode[] {
  for (const group of table.children) {
    if (!isElement(group, ...GROUPS)) continue;
    group.children = rowsOf(group.children);
    refuseOthers(group, ['tr'], { table, report });
  }
  const parts = rowsOf(table.children);
  refuseOthers({ ...table, children: parts }, [...GROUPS, 'caption', 'col', 'colgroup', 'tr'], {
    table,
    report,
  });
  return parts;
}

function rowsOf(nodes: readonly HtmlNode[]): HtmlNode[] {
  const rows: HtmlNode[] = [];
  let row: Element | undefined;
  for (const node of nodes) {
    if (!isElement(node, ...CELLS)) {
      if (!isBlank(node)) row = undefined;
      rows.push(node);
    } else if (row) row.children.push(node);
    else rows.push((row = elementOf('tr', [node])));
  }
  return rows;
}

/** Reports what stands between the parts of a table, and in its rows besides cells. */
function refuseOthers(
  parent: Element,
  allowed: readonly string[],
  { table, report }: { table: Element; report: BodyReport },
): void {
  for (const child of parent.children) {
    if (isElement(child, 'tr')) refuseOthers(child, CELLS, { table, report });
    if (isBlank(child) || isElement(child, ...allowed)) continue;
    const line = lineIn(child) ?? lineIn(parent) ?? lineIn(table);
    const found = `${nameOf(child)} within <${parent.tagName}>`;
    report.refuse({ key: 'element', found, expected: '<td> or <th> around it', line });
  }
}

/** Leaves out the names of header cells that the table does not have. */
function checkHeaders(table: Element, { leaveOut }: BodyReport): void {
  const cells = cellsIn(table);
  const ids = new Set(
    cells.filter(({ tagName }) => tagName === 'th').map((cell) => attribute(cell, 'id')),
  );
  for (const cell of cells) {
    const headers = attribute(cell, 'headers')?.split(/\s+/).filter(Boolean) ?? [];
    const known = headers.filter((id) => ids.has(id));
    if (attribute(cell, 'headers') === undefined || known.length === headers.length) continue;
    setAttribute(cell, 'headers', known.length > 0 ? known.join(' ') : undefined);
    const unknown = headers.find((id) => !ids.has(id)) ?? '';
    const text = `headers="${unknown}" of <${cell.tagName}> is left out: no <th> of the table has this id`;
    leaveOut({ text, line: lineIn(cell) ?? lineIn(table) });
  }
}

function cellsIn(parent: Element): Element[] {
  return parent.children.flatMap((child) => {
    if (isElement(child, ...CELLS)) return [child];
    return isElement(child, ...GROUPS, 'tr') ? cellsIn(child) : [];
  });
}
