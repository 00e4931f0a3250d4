import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, type State } from 'hast-util-to-mdast';
import { cellsOf, holdsBlocks, rowsOf } from '../story/feed/block-elements.ts';

/** A block in the Markdown syntax tree. */
type Block = ReturnType<State['toFlow']>[number];

/**
 * Converts a table to Markdown. Cells of Markdown tables hold one line, so a table with blocks in
 * its cells stays HTML, with Markdown between empty lines in the cells (CommonMark, section 4.6).
 */
export function tableAsMarkdown(state: State, table: Element) {
  if (holdsBlocks(table)) return htmlInMarkdown(state, table);
  return defaultHandlers.table(state, withHead(table));
}

/**
 * Markdown uses the first row as the head. Adds an empty head to a table that has none, neither as
 * `<thead>` nor as a first row of `<th>`.
 */
export function withHead(table: Element): Element {
  if (table.children.some((child) => child.type === 'element' && child.tagName === 'thead')) {
    return table;
  }
  const first = cellsOf(rowsOf(table)[0] ?? element('tr', []));
  // An empty cell of a head is a `<td>`.
  const isHead = first.every(({ tagName, children }) => tagName === 'th' || children.length === 0);
  if (first.length > 0 && isHead) return table;
  const cells = first.map(() => element('th', []));
  const head = element('thead', [element('tr', cells)]);
  return { ...table, children: [head, ...table.children] };
}

const CELLS = new Set(['td', 'th']);

function htmlInMarkdown(state: State, element: Element): Block[] {
  const [start, end] = tagsOf(element);
  const content = CELLS.has(element.tagName)
    ? state.toFlow(state.all(element))
    : cellsOf(element).flatMap((child) => htmlInMarkdown(state, child));
  return [start, ...content, end].reduce(joined, []);
}

function tagsOf(element: Element): [Block, Block] {
  const html = toHtml({ ...element, children: [] });
  const end = html.lastIndexOf('</');
  return [
    { type: 'html', value: html.slice(0, end) },
    { type: 'html', value: html.slice(end) },
  ];
}

/** Merges adjacent HTML nodes. */
function joined(nodes: Block[], node: Block): Block[] {
  const last = nodes.at(-1);
  if (last?.type !== 'html' || node.type !== 'html') return [...nodes, node];
  return [...nodes.slice(0, -1), { type: 'html', value: `${last.value}\n${node.value}` }];
}

function element(tagName: string, children: Element[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
