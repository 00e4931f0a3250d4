import type { Element, ElementContent, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Elements whose text is not shown to readers. */
export const EMBEDDED_CODE: ReadonlySet<string> = new Set(['script', 'style', 'template', 'svg']);

type Node = RootContent | ElementContent;

/** Whether the node is or contains a block, so that its text cannot be one paragraph. */
export function isBlock(node: Node): node is Element {
  if (node.type !== 'element' || EMBEDDED_CODE.has(node.tagName)) return false;
  return BLOCKS.has(node.tagName) || node.children.some(isBlock);
}

const BLOCKS = new Set(
  `address article aside blockquote center dd details div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul`.split(/\s+/),
);

/**
 * Whether a cell of the table contains blocks, such as code or a list, that do not fit into one line
 * of text. A single paragraph does fit.
 */
export function holdsBlocks(table: Element): boolean {
  return rowsOf(table).some((row) => cellsOf(row).some((cell) => !isOneLine(cell)));
}

/** Whether a cell contains only text, or one paragraph of text. */
export function isOneLine({ children }: Element): boolean {
  const blocks = children.filter(isBlock);
  if (blocks.length === 0) return true;
  const [paragraph, another] = children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  return (
    another === undefined &&
    paragraph?.type === 'element' &&
    paragraph.tagName === 'p' &&
    !paragraph.children.some(isBlock)
  );
}

/** The rows of the table, without the rows of nested tables. */
export function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  visit(table, 'element', (element) => {
    if (element.tagName === 'tr') rows.push(element);
    return element.tagName === 'tr' ? SKIP : undefined;
  });
  return rows;
}

/** The cells of a row. */
export function cellsOf(row: Element): Element[] {
  return row.children.filter((child) => child.type === 'element');
}
