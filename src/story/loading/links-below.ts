import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { pathBelow } from '../../core/site-urls.ts';

/**
 * Puts the path of the site, such as `/news/`, before the addresses in links, so that the body links to
 * the site on every surface. Must run after all checks.
 */
export function linksBelow(base: string) {
  const visitElement = <E extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
    node: Readonly<E>,
  ): E => {
    const attributes = node.attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === 'href' &&
      typeof attribute.value === 'string'
        ? { ...attribute, value: pathBelow(attribute.value, base) }
        : attribute,
    );
    return { ...node, attributes };
  };
  return defineHastPlugin({
    name: 'links-below',
    element: {
      filter: ['a'],
      visit(link, context) {
        const { href } = link.properties;
        if (typeof href === 'string') context.setProperty(link, 'href', pathBelow(href, base));
      },
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}
