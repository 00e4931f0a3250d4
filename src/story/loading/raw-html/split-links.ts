import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Removes the empty links that the HTML parser leaves where a link begins or ends outside of the paragraphs that
 * it is around: it splits the link into one for each of them (HTML, section 13.2.4.3). An empty link that was
 * typed stays. Mutates `tree`.
 */
export function withoutEmptySplits(tree: Root): void {
  const links: Element[] = [];
  visit(tree, { type: 'element', tagName: 'a' }, (link) => void links.push(link));
  // Parts of a link have the same attributes, the line in the file among them.
  const keyOf = ({ properties }: Element) => JSON.stringify(properties);
  const isEmpty = ({ children }: Element) =>
    children.every((child) => child.type === 'text' && child.value.trim() === '');
  const withContent = new Set(links.filter((link) => !isEmpty(link)).map(keyOf));
  const split = new Set(links.filter((link) => isEmpty(link) && withContent.has(keyOf(link))));
  visit(tree, 'element', (element, index, parent) => {
    if (!split.has(element) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...element.children);
    return index;
  });
}
