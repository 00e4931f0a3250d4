import {
  defineHastPlugin,
  type HastVisitorContext,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
} from 'satteri';
import { isWithinLink } from '../ancestors.ts';
import { plainAttributes } from '../literal-expressions.ts';
import { safeElement } from './safe-element.ts';

type Element = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/**
 * Writes the attributes that are published into the tree: without braces, and for HTML elements without
 * those that have no effect. With `isFocusable`, code blocks and tables can be focused, as those of Markdown.
 * Must run after all checks, because a replaced element loses its position.
 */
export function publishedAttributes(isFocusable: boolean) {
  const visit = <E extends Element>(node: Readonly<E>, context: HastVisitorContext): E => {
    const { attributes } = plainAttributes(node);
    if (/^[^a-z]/.test(node.name ?? '')) return { ...node, attributes };
    const safe = safeElement({ ...node, attributes }).attributes;
    const isWide = /^(?:pre|table)$/.test(node.name ?? '');
    if (isFocusable && isWide && !isWithinLink(node, context)) {
      safe.push({ type: 'mdxJsxAttribute', name: 'tabindex', value: '0' });
    }
    return { ...node, attributes: safe };
  };
  return defineHastPlugin({
    name: 'published-attributes',
    mdxJsxFlowElement: { filter: [], visit },
    mdxJsxTextElement: { filter: [], visit },
  });
}
