import type { Element, ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { isBlock } from '../story/feed/block-elements.ts';
import { inlineText } from './plain-text-inline.ts';
import { tableLines } from './plain-text-table.ts';
import { apart, wrapText } from './wrap-text.ts';

/** Longest line of a plain-text email, in characters, as RFC 3676 (section 4.2) recommends. */
const WIDTH = 78;

/**
 * Renders an article's HTML, as `feedHtml` gives it, as readable plain text: an empty line between
 * blocks, lists with dashes, tables as columns, the alternative text of pictures, and the address of
 * a link after its text. `pageUrl` is the article's own address; links within it are printed as text
 * only. Lines are at most 78 characters long, except for longer addresses and lines of code. Never
 * throws.
 */
export function plainText(html: string, pageUrl: string): string {
  const lines = blockLines(fromHtml(html, { fragment: true }).children, { width: WIDTH, pageUrl });
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

interface Context {
  width: number;
  pageUrl: string;
}

type Node = RootContent | ElementContent;

/** Renders nodes as lines, with an empty line between blocks. */
function blockLines(nodes: readonly Node[], context: Context): string[] {
  const blocks: string[][] = [];
  let run: Node[] = [];
  const endRun = () => {
    const text = inlineText(run, context.pageUrl);
    blocks.push(wrapText(text, context.width));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    blocks.push(elementLines(node, context));
  }
  endRun();
  return apart(blocks);
}

function elementLines(element: Element, context: Context): string[] {
  const { tagName, children } = element;
  switch (tagName) {
    case 'ul':
    case 'ol':
      return listLines(element, context);
    case 'dd':
      return indented(children, context, '  ', '  ');
    case 'blockquote':
      return indented(children, context, '> ', '> ');
    case 'pre':
      return codeLines(element, context);
    case 'table':
      return tableLines(element, { ...context, linesOf: blockLines });
    case 'hr':
      return ['* * *'];
    default:
      return blockLines(children, context);
  }
}

function listLines({ tagName, properties, children }: Element, context: Context): string[] {
  const start = Number(properties['start'] ?? 1) || 1;
  const items = children.filter((child) => child.type === 'element');
  const blocks = items.map((item, i) => {
    const mark = tagName === 'ol' ? `${start + i}. ` : '- ';
    return indented([item], context, mark, ' '.repeat(mark.length));
  });
  // A list with an item of several blocks gets an empty line between its items.
  return blocks.some((lines) => lines.includes('')) ? apart(blocks) : blocks.flat();
}

function codeLines(element: Element, { pageUrl }: Context): string[] {
  const lines = inlineText([element], pageUrl, { keepSpace: true })
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map((line) => line && `    ${line}`);
  return lines.length === 1 && lines[0] === '' ? [] : lines;
}

function indented(nodes: readonly Node[], context: Context, first: string, rest: string): string[] {
  // Deeply nested lists keep a readable width.
  const width = Math.max(20, context.width - first.length);
  return blockLines(nodes, { ...context, width }).map((line, i) => {
    const start = i === 0 ? first : rest;
    // White space at the end of a line of code is kept.
    return line === '' ? start.trimEnd() : start + line;
  });
}
