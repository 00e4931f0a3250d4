import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';

/** The component that shows a Markdown picture; every surface gives it a form. */
const PICTURE_COMPONENT = 'ArticlePicture';

/**
 * Turns the path of a picture beside the article into a look-up in the component's `pictures`
 * property, where the page hands in what Astro's image pipeline made of the file: for Markdown
 * pictures, and for the `src` of a component. Adds each path to `paths`.
 */
export function picturesOf(paths: Set<string>) {
  const lookUp = (path: string) => {
    paths.add(path);
    return {
      type: 'mdxJsxAttribute' as const,
      name: 'src',
      value: {
        type: 'mdxJsxAttributeValueExpression' as const,
        value: `props.pictures[${JSON.stringify(path)}]`,
      },
    };
  };

  const visitElement = <N extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
    node: Readonly<N>,
  ) => {
    for (const [at, attribute] of node.attributes.entries()) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'src') continue;
      if (!isBeside(attribute.value)) return;
      const name = node.name === 'img' ? PICTURE_COMPONENT : node.name;
      const attributes = node.attributes.with(at, lookUp(withDot(attribute.value)));
      return { ...node, name, attributes };
    }
  };

  return defineHastPlugin({
    name: 'pictures-of',
    element: {
      filter: ['img'],
      visit({ properties }) {
        const { src, ...rest } = properties;
        if (!isBeside(src)) return;
        const attributes = Object.entries(rest)
          .filter(([, value]) => value != null && value !== false)
          .map(([name, value]) => ({
            type: 'mdxJsxAttribute' as const,
            name: name === 'className' ? 'class' : name,
            value: String(value),
          }));
        return {
          type: 'mdxJsxFlowElement' as const,
          name: PICTURE_COMPONENT,
          attributes: [...attributes, lookUp(withDot(decodeURI(src)))],
          children: [],
        };
      },
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

/** Whether a `src` names a file beside the article, and no address. */
function isBeside(src: unknown): src is string {
  return typeof src === 'string' && src !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(src);
}

function withDot(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}
