import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { plainAttributes } from '../literal-expressions.ts';
import { safeElement } from './safe-element.ts';

/**
 * Writes the attributes that are published into the tree: without braces, and for HTML elements without
 * those that have no effect. Must run after all checks, because a replaced element loses its position.
 */
export const publishedAttributes = defineHastPlugin({
  name: 'published-attributes',
  mdxJsxFlowElement: { filter: [], visit: withPublishedAttributes },
  mdxJsxTextElement: { filter: [], visit: withPublishedAttributes },
});

function withPublishedAttributes<E extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
  node: Readonly<E>,
): E {
  const { attributes } = plainAttributes(node);
  const isComponent = /^[^a-z]/.test(node.name ?? '');
  return {
    ...node,
    attributes: isComponent ? attributes : safeElement({ ...node, attributes }).attributes,
  };
}
