import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMarkdown } from 'mdast-util-to-markdown';
import { markdownToHtml } from 'satteri';
import type { Parent } from '../hast.ts';
import type { Step } from './cleaning.ts';

/**
 * Makes links of addresses in texts, because Markdown as GitHub has it shows them as links, however they are
 * escaped.
 */
export const literalLinks: Step = (tree) => {
  walk(tree);
};

/** Texts that may contain what Markdown takes for an address. */
export const MAY_BE_ADDRESS = /\w@\w|https?:\/\/|www\./i;

function walk(node: Parent): void {
  node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text' && MAY_BE_ADDRESS.test(child.value)) return linked(child.value);
    if (child.type === 'element' && !/^(?:a|code|pre)$/.test(child.tagName)) walk(child);
    return [child];
  });
}

function linked(value: string): ElementContent[] {
  const [start = ''] = /^\s*/.exec(value) ?? [];
  const [end = ''] = /\s*$/.exec(value) ?? [];
  const text = { type: 'text' as const, value: value.trim() };
  const { html } = markdownToHtml(toMarkdown({ type: 'paragraph', children: [text] }));
  const [paragraph] = fromHtml(html, { fragment: true }).children;
  const children = paragraph?.type === 'element' ? paragraph.children : [text];
  return [{ type: 'text', value: start }, ...children, { type: 'text', value: end }];
}
