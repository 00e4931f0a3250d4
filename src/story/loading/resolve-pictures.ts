import { defineHastPlugin, type MdxJsxFlowElementHast, type MdxJsxTextElementHast } from 'satteri';
import { picturePathSchema } from '../../articles/article.ts';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { lineOf } from './line-of.ts';
import { addPicture, type PicturePlaces } from './picture-places.ts';
import { plainAttributes } from './literal-expressions.ts';

/** The component that shows a Markdown picture. Every surface has its own. */
const PICTURE_COMPONENT = 'ArticlePicture';

/**
 * Replaces the path of a picture file with a lookup in the `pictures` prop, where the page passes in the
 * picture that Astro's image pipeline made. Applies to Markdown pictures and to the `src` of
 * components. Adds each path and its line to `places`. Reports pictures that are not next to the
 * article, because pages and emails load nothing from other hosts.
 */
export function resolvePictures(places: PicturePlaces, report: (fault: BodyFault) => void) {
  /** The `src` attribute that looks the picture up; `undefined` if the path is invalid. */
  const lookUp = (src: unknown, line: number | undefined) => {
    const { data: path, error } = picturePathSchema.safeParse(pathBeside(src));
    if (!path) {
      const expected = error?.issues[0]?.message ?? '';
      const address = typeof src === 'string' ? src : undefined;
      report({ key: 'picture', found: shown(src), expected, line, address });
      return;
    }
    addPicture(places, path, line);
    return {
      type: 'mdxJsxAttribute' as const,
      name: 'src',
      value: {
        type: 'mdxJsxAttributeValueExpression' as const,
        value: `props.pictures[${JSON.stringify(path)}]`,
      },
    };
  };

  const visitElement = (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
    // HTML element names are case-insensitive.
    const isPicture = node.name?.toLowerCase() === 'img';
    if (!isPicture && !/^[A-Z]/.test(node.name ?? '')) return undefined;
    const { attributes } = plainAttributes(node);
    const title =
      isPicture && attributes.find((one) => 'name' in one && one.name === 'title')?.value;
    if (typeof title === 'string' && title.trim() !== '')
      report(titleFault(title, node.position?.start.line));
    if (isPicture && !attributes.some((one) => 'name' in one && one.name.toLowerCase() === 'src'))
      lookUp(undefined, node.position?.start.line);
    for (const [at, attribute] of attributes.entries()) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name.toLowerCase() !== 'src') continue;
      if (typeof attribute.value !== 'string') return undefined;
      const src = lookUp(attribute.value, node.position?.start.line);
      if (!src) return undefined;
      const name = isPicture ? PICTURE_COMPONENT : node.name;
      return { ...node, name, attributes: attributes.with(at, src) };
    }
    return undefined;
  };

  return defineHastPlugin({
    name: 'resolve-pictures',
    options: { position: true },
    element: {
      filter: ['img'],
      visit(picture) {
        const { src: path, alt, title, ...others } = picture.properties;
        if (typeof title === 'string' && title.trim() !== '')
          report(titleFault(title, lineOf(picture)));
        const rest = { ...(typeof alt === 'string' && { alt: shownAlt(alt) }), ...others };
        const src = lookUp(path, lineOf(picture));
        if (!src) return;
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
          attributes: [...attributes, src],
          children: [],
        };
      },
    },
    mdxJsxFlowElement: { filter: [], visit: visitElement },
    mdxJsxTextElement: { filter: [], visit: visitElement },
  });
}

/** A title that no caption shows. Browsers show it to those who have a mouse only. */
function titleFault(title: string, line: number | undefined): BodyFault {
  return {
    key: 'picture',
    found: `${shown(title)} as the title of a picture in a text`,
    expected: 'the picture in a paragraph of its own, where its title is the caption; or no title',
    line,
    instead: (text) =>
      [`"${title}"`, `'${title}'`, `(${title})`].reduce(
        (rest, quoted) => rest.replace(` title=${quoted}`, '').replace(` ${quoted}`, ''),
        text,
      ),
  };
}

/** The description of a Markdown picture without the size that Obsidian writes after it: the site sets its own. */
export function shownAlt(alt: string): string {
  return alt.replace(SIZE, '');
}

const SIZE = /(?:^|\s*\\?\|)\s*\d+(?:x\d+)?$/;

/** The path of a relative `src`, with `./` in front; `undefined` for URLs and paths from the root. */
function pathBeside(src: unknown): string | undefined {
  if (typeof src !== 'string' || src === '' || /^(?:[a-z][a-z0-9+.-]*:|[/#?])/i.test(src)) return;
  try {
    const path = decodeURI(src);
    return path.startsWith('.') ? path : `./${path}`;
  } catch {
    return undefined;
  }
}
