import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, SKIP, visit } from 'unist-util-visit';

/** What of an element is read or seen besides its text. */
const SEEN = ['href', 'src', 'alt', 'title', 'dateTime'] as const;

/**
 * What is a page's own, as one text: words, links and pictures of the part that the search indexes,
 * which is the article without the lists of other stories under it; on other pages, of the main
 * part. Forms are not content, and classes and the order of attributes are not seen: a page whose
 * own content is the same has not changed, even if the frame around it has.
 */
export function ownContent(html: string): string {
  const seen: string[] = [];
  visit(ownPart(html), (node) => {
    if (node.type === 'text') seen.push(node.value);
    if (node.type !== 'element') return;
    const { properties } = node;
    if ('dataPagefindIgnore' in properties) return SKIP;
    for (const name of SEEN) {
      if (typeof properties[name] === 'string') seen.push(`\u0000${name} ${properties[name]}`);
    }
    return;
  });
  return seen.join(' ').replace(/\s+/g, ' ').trim();
}

function ownPart(html: string) {
  const root = fromHtml(html);
  let main: Element | undefined;
  let indexed: Element | undefined;
  visit(root, 'element', (element) => {
    if (element.tagName === 'main') main = element;
    if (!('dataPagefindBody' in element.properties)) return;
    indexed = element;
    return EXIT;
  });
  return indexed ?? main ?? root;
}
