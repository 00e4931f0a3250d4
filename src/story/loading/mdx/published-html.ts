import type { Element } from 'hast';
import { defineHastPlugin, type HastNode } from 'satteri';
import type { BodyReport } from '../body-fault.ts';
import { plainAttributes } from '../literal-expressions.ts';
import type { HtmlNode } from '../valid-html/html-node.ts';
import { isTooDeep, tooDeepFault } from '../valid-html/tree-depth.ts';
import { validHtml } from '../valid-html/valid-html.ts';
import { safeElement } from './safe-element.ts';

type JsxNode = Extract<HastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Writes HTML elements and attributes into the tree as they are published: elements as those of Markdown, without
 * the attributes that have no effect and without braces, and valid. With `isFocusable`, code blocks and tables can
 * be focused, as those of Markdown. Must run after all other checks, because replaced elements lose their positions.
 */
export function publishedHtml(report: BodyReport, isFocusable: boolean) {
  return defineHastPlugin({
    name: 'published-html',
    options: { position: true },
    before(root, context) {
      if (isTooDeep(root.children)) {
        report.refuse(tooDeepFault());
        return;
      }
      const children = root.children.flatMap((node) => published(node, isFocusable));
      validHtml(children, report);
      context.replaceNode(root, { type: 'root', children });
    },
  });
}

/** The node as a plain object, in the form in which it is published. In a link, nothing else can be focused. */
function published(node: Readonly<HastNode>, isFocusable: boolean): HtmlNode[] {
  const { line } = node.position?.start ?? {};
  const data = line === undefined ? {} : { line };
  if (node.type === 'text') return [{ type: 'text', value: node.value }];
  if (!('children' in node)) return [{ ...node, data } as HtmlNode];
  const isLink = ('tagName' in node ? node.tagName : 'name' in node && node.name) === 'a';
  const children = node.children.flatMap((child) => published(child, isFocusable && !isLink));
  if (node.type === 'element') {
    const { tagName } = node;
    const properties = { ...node.properties };
    // The compiler has removed styles, such as that of an aligned cell, as empty ones.
    delete properties['style'];
    const element: Element = { type: 'element', tagName, properties, children };
    return [Object.assign(element, { data })];
  }
  if (!('attributes' in node)) return children;
  const { name, type } = node;
  const { attributes } = plainAttributes(node);
  // A fragment is its content.
  if (name === null || name === '') return children;
  if (/^[^a-z]/.test(name))
    return [{ type, name, attributes, data, children } as unknown as HtmlNode];
  return [Object.assign(htmlElement({ name, attributes }, isFocusable), { data, children })];
}

function htmlElement(node: Pick<JsxNode, 'name' | 'attributes'>, isFocusable: boolean): Element {
  const tagName = node.name ?? '';
  const properties: Element['properties'] = {};
  for (const attribute of safeElement(node).attributes) {
    // Values in braces are refused.
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const { name, value } = attribute;
    if (typeof value !== 'object' || value === null) properties[name] = value ?? true;
  }
  if (isFocusable && /^(?:pre|table)$/.test(tagName)) properties['tabindex'] = '0';
  return { type: 'element', tagName, properties, children: [] };
}
