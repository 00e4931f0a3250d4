import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { elementsIn } from './elements-in.ts';

/** Other elements that the parser splits. Their id would be there twice. */
const SPLIT = new Set(['b', 'em', 'font', 'i', 's', 'small', 'strong', 'u']);

/**
 * Removes the empty links and elements for text that the HTML parser leaves where they begin or end outside of the
 * paragraphs that they are around: it splits them into one for each paragraph (HTML, section 13.2.4.3). An empty
 * one that was typed stays. Mutates `tree`.
 */
export function withoutEmptySplits(tree: Root): void {
  const links = elementsIn(tree).filter(
    ({ tagName, properties }) => tagName === 'a' || (properties['id'] && SPLIT.has(tagName)),
  );
  // Parts of a link have the same attributes, the line in the file among them.
  const keyOf = ({ tagName, properties }: Element) => JSON.stringify([tagName, properties]);
  const isEmpty = ({ children }: Element) =>
    children.every((child) => child.type === 'text' && child.value.trim() === '');
  const withContent = new Set(links.filter((link) => !isEmpty(link)).map(keyOf));
  const split = new Set(links.filter((link) => isEmpty(link) && withContent.has(keyOf(link))));
  // A link to the id leads to the first part.
  for (const [, parts] of Map.groupBy(links, keyOf)) {
    const [, ...others] = parts.filter((part) => !split.has(part));
    for (const part of others) if (part.tagName !== 'a') delete part.properties['id'];
  }
  if (split.size === 0) return;
  visit(tree, 'element', (element, index, parent) => {
    if (!split.has(element) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...element.children);
    return index;
  });
}
