import type { Element } from 'hast';
import type { BodyFault, BodyReport } from '../body-fault.ts';
import { elementOf, type HtmlNode, isBlank, isElement, nameOf, setAttribute } from './html-node.ts';

/**
 * Makes everything in a list an item of it (HTML, section 4.4.5): a list between the items is a part of the item
 * before it, and anything else is an item of its own, as an editor is told.
 */
export function listItems(list: Element, { leaveOut }: BodyReport): void {
  const items: HtmlNode[] = [];
  let last: Element | undefined;
  let isLoose = false;
  for (const child of list.children) {
    const isItem = isElement(child, 'li');
    if (isItem) last = child;
    const isNested = isElement(child, 'ol', 'ul') && last;
    if (isItem || isBlank(child)) items.push(child);
    else if (last && (isNested || isLoose)) last.children.push(child);
    else items.push((last = elementOf('li', [child])));
    if (!isBlank(child)) {
      const isNew = !isItem && !isNested && !isLoose;
      const text = `<${list.tagName}> has ${nameOf(child)} outside of its items: it is shown as an item`;
      if (isNew) leaveOut({ text, line: list.data?.line });
      isLoose = !isItem && !isNested;
    }
  }
  list.children = items;
  if (list.tagName === 'ol') return;
  // Only items that are counted have a number.
  for (const item of items) if (isElement(item, 'li')) setAttribute(item, 'value');
}

/**
 * Gives each term of a list of definitions its description, and takes groups apart if not all are groups. Reports
 * what is neither, and a description without its term (HTML, section 4.4.9).
 */
export function definitions(list: Element, refuse: (fault: BodyFault) => void): void {
  const { children } = list;
  const isGroup = (node: HtmlNode) => isElement(node, 'div');
  const isPart = (node: HtmlNode) => isElement(node, 'dd', 'dt');
  if (children.some(isGroup) && children.some(isPart)) {
    list.children = children.flatMap((child) => (isElement(child, 'div') ? child.children : child));
  }
  const groups = list.children.filter((child) => isElement(child, 'div'));
  for (const group of groups.length > 0 ? groups : [list]) {
    const parts = group.children.filter((child) => !isBlank(child));
    const line = group.data?.line ?? list.data?.line;
    const other = parts.find((part) => !isPart(part));
    if (other) {
      const expected = '<dt> around each term and <dd> around its description';
      refuse({ key: 'element', found: `${nameOf(other)} within <dl>`, expected, line });
    } else if (isElement(parts[0], 'dd')) {
      const expected = '<dt> with the term before it; for indented text, use a block quote: >';
      refuse({ key: 'element', found: '<dd> without <dt> before it', expected, line });
    } else if (isElement(parts.at(-1), 'dt')) group.children.push(elementOf('dd', []));
  }
}
