import type { Root as HtmlRoot } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { dump } from 'js-yaml';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { type Root, separateCjkEmphasis } from './cjk-emphasis-as-markdown.ts';
import { codeAsMarkdown } from './code-as-markdown.ts';
import type { FeedEntry } from './feed.ts';
import { raisedAsMarkdown } from './raised-as-markdown.ts';
import { tableAsMarkdown } from './table-as-markdown.ts';

/**
 * Writes an entry as Markdown (GFM) for programs: YAML front matter, the title as a heading, and
 * the full text, which is that of the entry as a syntax tree. All URLs are absolute.
 */
export function entryMarkdown(entry: Omit<FeedEntry, 'html'>, text: HtmlRoot): string {
  const facts = {
    title: entry.title,
    description: entry.summary,
    url: entry.url,
    ...(entry.language && { language: entry.language }),
    published: entry.publishedAt.toISOString(),
    ...(entry.updatedAt && { updated: entry.updatedAt.toISOString() }),
    authors: entry.authors.map(({ name }) => name),
    topics: entry.categories.map(({ name }) => name),
    ...(entry.source && { source: entry.source.url }),
  };
  const handlers = { ...raisedAsMarkdown, pre: codeAsMarkdown, table: tableAsMarkdown };
  const tree = toMdast(text, { handlers });
  const heading = {
    type: 'heading' as const,
    depth: 1 as const,
    children: [textNode(entry.title)],
  };
  const root: Root = {
    type: 'root',
    children: [heading, ...('children' in tree ? (tree.children as Root['children']) : [])],
  };
  const mark = separateCjkEmphasis(root);
  const written = toMarkdown(root, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    // An underscore within a word begins no emphasis, and these languages have no spaces.
    emphasis: mark === undefined ? '_' : '*',
    rule: '-',
  });
  const body = mark === undefined ? written : written.replaceAll(mark, '');
  return `---\n${dump(facts, { lineWidth: -1 })}---\n\n${body}`;
}

function textNode(value: string) {
  return { type: 'text' as const, value };
}
