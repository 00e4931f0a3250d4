import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { CARD } from '../import/clean/cards.ts';
import { linkPreview } from '../import/clean/link-preview.ts';
import { attribute, replaceElements } from '../import/hast.ts';

/** Where links within the publication, and the files of pictures, are in another system. */
export interface Places {
  /** `path` starts with a slash. */
  link(path: string): string;
  /** `path` starts with `./`. */
  picture(path: string): string;
}

/**
 * The HTML of an exported text for another system: link previews as Ghost and WordPress show them, one
 * block on each line, and no line break within a text, which WordPress would show.
 */
export function portableHtml(html: string, places: Places): string {
  const tree = fromHtml(html, { fragment: true });
  replaceElements(tree, (found) => {
    placeElement(found, places);
    return found.tagName === CARD ? [linkPreview(found)] : undefined;
  });
  tree.children = tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  onOneLine(tree);
  return tree.children.map((node) => toHtml(node)).join('\n\n');
}

function placeElement(found: Element, { link, picture }: Places): void {
  const href = attribute(found, 'href');
  if (/^\/(?!\/)/.test(href)) found.properties['href'] = link(href);
  const src = attribute(found, 'src');
  if (src.startsWith('./')) found.properties['src'] = picture(src);
}

function onOneLine(node: Nodes): void {
  if (node.type === 'element' && node.tagName === 'pre') return;
  if (node.type === 'text') node.value = node.value.replaceAll(/\s*\n\s*/g, ' ');
  if ('children' in node) for (const child of node.children) onOneLine(child);
}
