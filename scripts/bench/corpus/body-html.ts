import { escapeXml } from '../../../src/core/xml-text.ts';
import { writerComponents } from '../../../src/story/writer-components.ts';

/**
 * The HTML of a compiled body, as the JSX runtime would write it, with components as elements of their
 * names. Runs the code, so `holdsOnlyData` must have checked it.
 */
export function bodyHtml(code: string): string {
  const { default: Content } = new Function(code)({ jsx: element, jsxs: element, Fragment });
  const names = ['ArticlePicture', ...Object.keys(writerComponents)].map((name) => [name, name]);
  // A picture is shown by its path.
  const pictures = new Proxy({}, { get: (_none, path) => path });
  return written(Content({ components: { Fragment, ...Object.fromEntries(names) }, pictures }));
}

const Fragment = 'fragment';

/** HTML, which is not escaped again. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Child = Html | string | number | Child[] | undefined;
interface Props {
  children?: Child;
  'set:html'?: string;
  [attribute: string]: unknown;
}

function element(name: string, { children, 'set:html': html, ...attributes }: Props): Html {
  const content = html ?? written(children);
  if (name === Fragment) return new Html(content);
  const pairs = Object.entries(attributes).map(([key, value]) =>
    value === true ? ` ${key}` : ` ${key}="${escapeXml(String(value))}"`,
  );
  const isVoid = /^(?:br|hr|img|input|wbr)$/.test(name);
  return new Html(`<${name}${pairs.join('')}>${isVoid ? '' : `${content}</${name}>`}`);
}

function written(child: Child): string {
  if (child instanceof Html) return child.text;
  return Array.isArray(child) ? child.map(written).join('') : escapeXml(String(child ?? ''));
}
