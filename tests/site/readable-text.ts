import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visit } from 'unist-util-visit';

/** Attributes whose values a reader sees or hears. */
const SPOKEN = ['alt', 'ariaLabel', 'label', 'placeholder', 'title'];
/** Meta tags that other sites show. */
const SHOWN = ['description', 'og:title', 'og:description', 'og:image:alt', 'og:site_name'];
/** Elements without text for people: code and data. */
const SILENT = ['code', 'script', 'style'];

/** All text of a page for people, one per line, accessible names and description included. */
export function readableText(html: string): string {
  const texts: string[] = [];
  visit(fromHtml(html), (node) => {
    if (node.type === 'text') texts.push(node.value);
    if (node.type !== 'element') return true;
    if (SILENT.includes(node.tagName)) return SKIP;
    texts.push(...spoken(node));
    return true;
  });
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}

function spoken({ properties }: Element): string[] {
  const isShown = SHOWN.includes(String(properties['name'] ?? properties['property']));
  return [...SPOKEN, ...(isShown ? ['content'] : [])].map((name) => String(properties[name] ?? ''));
}
