import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type State, toMdast } from 'hast-util-to-mdast';
import { dump } from 'js-yaml';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import type { FeedEntry } from './feed.ts';

/**
 * An entry as clean Markdown (GFM) for programs: its facts as YAML front matter, its title as the
 * heading, then its full text. Every address is absolute.
 */
export function entryMarkdown(entry: FeedEntry): string {
  const facts = {
    title: entry.title,
    description: entry.summary,
    url: entry.url,
    published: entry.publishedAt.toISOString(),
    ...(entry.updatedAt && { updated: entry.updatedAt.toISOString() }),
    authors: entry.authors.map(({ name }) => name),
    topics: entry.categories.map(({ name }) => name),
    ...(entry.source && { source: entry.source.url }),
  };
  const html = fromHtml(entry.html, { fragment: true });
  visit(html, 'element', withTableHead);
  const tree = toMdast(html, { handlers: { pre: codeBlock } });
  const heading = {
    type: 'heading' as const,
    depth: 1 as const,
    children: [textNode(entry.title)],
  };
  const body = toMarkdown(
    { type: 'root', children: [heading, ...('children' in tree ? tree.children : [])] },
    { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '_', rule: '-' },
  );
  return `---\n${dump(facts, { lineWidth: -1 })}---\n\n${body}`;
}

/** Markdown takes the first row of a table for its head. Gives an empty one to a table that has none. */
function withTableHead(table: Element): void {
  if (table.tagName !== 'table' || elementsIn(table, 'thead').length > 0) return;
  const [firstRow] = elementsIn(table, 'tr');
  const cells = elementsIn(firstRow, 'th', 'td').map(() => element('th', []));
  table.children.unshift(element('thead', [element('tr', cells)]));
}

/** Code as it was typed; the handler of `toMdast` takes empty lines away. */
function codeBlock(state: State, pre: Element) {
  let value = '';
  visit(pre, (node) => {
    if (node.type === 'text') value += node.value;
    if (node.type === 'element' && node.tagName === 'br') value += '\n';
  });
  const code = { type: 'code' as const, value };
  state.patch(pre, code);
  return code;
}

function elementsIn(parent: Element | undefined, ...names: string[]): Element[] {
  const found: Element[] = [];
  if (parent) {
    visit(parent, 'element', (one) => {
      if (names.includes(one.tagName)) found.push(one);
    });
  }
  return found;
}

function element(tagName: string, children: Element[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

function textNode(value: string) {
  return { type: 'text' as const, value };
}
