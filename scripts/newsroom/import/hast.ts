import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** A node that has children. */
export type Parent = Element | Root;

/** Makes an element. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** Makes a text node. */
export function text(value: string) {
  return { type: 'text' as const, value };
}

/** The text in a node and below it, without white space at either end. */
export function textOf(node: Parent | RootContent): string {
  return allText(node).replaceAll(/\s+/g, ' ').trim();
}

function allText(node: Parent | RootContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(allText).join('') : '';
}

/** Whether an element has one of these classes. */
export function hasClass(element: Element, ...names: readonly string[]): boolean {
  return classesOf(element).some((name) => names.includes(name));
}

/** The classes of an element. */
export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** An attribute as text; empty if it is absent. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The id to which a link within the page leads; `undefined` for all other elements. */
export function targetOf(found: Element): string | undefined {
  return found.tagName === 'a' ? /#(.+)$/.exec(attribute(found, 'href'))?.[1] : undefined;
}

/** The first element below `node` that fulfills a condition. */
export function find(node: Parent, is: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = is(child) ? child : find(child, is);
    if (found) return found;
  }
  return undefined;
}

/** What takes the place of an element: other nodes, or `undefined` to keep it. */
type Replacement = ElementContent[] | undefined;

/** Replaces elements, from the outside in. What takes the place of an element is not visited again. */
export function replaceElements(node: Parent, replace: (element: Element) => Replacement): void {
  const before = node.children as ElementContent[];
  let after: ElementContent[] | undefined;
  for (const [at, child] of before.entries()) {
    const others = child.type === 'element' ? replace(child) : undefined;
    if (others) after ??= before.slice(0, at);
    else if (child.type === 'element') replaceElements(child, replace);
    after?.push(...(others ?? [child]));
  }
  if (after) node.children = after;
}

/** The text of HTML, such as a title with entities. */
export function plainText(html: string): string {
  return /[<&]/.test(html) ? textOf(fromHtml(html, { fragment: true })) : html.trim();
}
