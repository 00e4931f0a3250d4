import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { pathBelow } from '../../core/site-urls.ts';

/** Whether links may need a change to be published. Cheaper than walking the tree. */
export function mayNeedLinkChange(body: string, base: string): boolean {
  return base !== '/' || /<a\s|#[^\s()]*#/i.test(body);
}

/**
 * Writes the addresses of links as they are published: with the path of the site, such as `/news/`, before those
 * of its pages, so that the body links to the site on every surface, and with characters encoded that no URL can
 * have. Must run after all checks.
 */
export function publishedLinks(base: string) {
  const published = (href: string) => pathBelow(withValidCharacters(href), base);
  const visitElement = <E extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
    node: Readonly<E>,
  ): E => {
    const attributes = node.attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === 'href' &&
      typeof attribute.value === 'string'
        ? { ...attribute, value: published(attribute.value) }
        : attribute,
    );
    return { ...node, attributes };
  };
  return defineHastPlugin({
    name: 'published-links',
    element: {
      filter: ['a'],
      visit(link, context) {
        const { href } = link.properties;
        if (typeof href === 'string') context.setProperty(link, 'href', published(href));
      },
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

/** What no path, query or fragment contains (URL Standard, section 4.3), apart from a second number sign. */
const INVALID = /%(?![\da-f]{2})|[\s"<>\\^`{|}[\]]/gi;

/** The address as Markdown writes those of its links: what no URL can contain is encoded. */
export function withValidCharacters(href: string): string {
  const {
    origin = '',
    path = '',
    fragment = '',
  } = /^(?<origin>(?:[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)?)(?<path>[^#]*)(?<fragment>.*)$/is.exec(
    href,
  )?.groups ?? {};
  const rest = path + fragment.slice(0, 1) + fragment.slice(1).replaceAll('#', '%23');
  return origin + rest.replaceAll(INVALID, encodeURIComponent);
}
