import type { Element } from 'hast';

/** A node in an element: an element, a text, a component or a comment. */
export type HtmlNode = Element['children'][number];

/** Whether a node is an element, of one of these names if there are any. */
export function isElement(node: HtmlNode | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The line of an element in its body, if it is known. */
export function lineIn(node: HtmlNode | undefined): number | undefined {
  const data: { line?: number | undefined } | undefined = node?.data;
  return data?.line;
}

/** Whether readers see nothing of a node: space, or a comment. */
export function isBlank(node: HtmlNode): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  return node.type !== 'element' && !('name' in node);
}

/** Whether an element has no text and no other content. */
export function isEmpty({ children }: Element): boolean {
  return children.every((child) => (isElement(child) ? isEmpty(child) : isBlank(child)));
}

/** A node as messages name it: `<p>`, `<Callout>` or `text`. */
export function nameOf(node: HtmlNode): string {
  if (node.type === 'element') return `<${node.tagName}>`;
  return 'name' in node ? `<${String(node.name)}>` : 'text';
}

/** An attribute of an element, whatever the spelling of its name; `name` is in lower case. */
export function attribute({ properties }: Element, name: string): string | undefined {
  const key = keyOf(properties, name);
  const value = key === undefined ? undefined : properties[key];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
}

/** Sets an attribute, or removes it. */
export function setAttribute(element: Element, name: string, value?: string | true): void {
  const key = keyOf(element.properties, name) ?? name;
  const { properties } = element;
  // Keeps the order of the others.
  element.properties = Object.fromEntries(
    Object.entries({ ...properties, [key]: value }).filter(([, one]) => one !== undefined),
  );
}

function keyOf(properties: Element['properties'], name: string): string | undefined {
  return Object.keys(properties).find((key) => key.toLowerCase() === name);
}

export function elementOf(tagName: string, children: HtmlNode[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
