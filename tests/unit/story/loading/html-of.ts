import { escapeXml } from '../../../../src/core/xml-text.ts';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { writerComponents } from '../../../../src/story/writer-components.ts';

/** The HTML of the file's body, with components as elements of their names; throws what it is refused for. */
export async function htmlOf(file: string, body: string): Promise<string> {
  const result = await compileBody(file, body, 0);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return htmlOfCode(result.compiled.code);
}

/** The HTML of a compiled body, as the JSX runtime would write it. */
export function htmlOfCode(code: string): string {
  const { default: Content } = new Function(code)({ jsx: element, jsxs: element, Fragment });
  const names = ['ArticlePicture', ...Object.keys(writerComponents)].map((name) => [name, name]);
  // A picture goes by its path.
  const pictures = new Proxy({}, { get: (_none, path) => path });
  return Content({ components: { Fragment, ...Object.fromEntries(names) }, pictures });
}

const Fragment = 'fragment';

type Written = string | number | Written[] | undefined;

function element(name: string, { children, 'set:html': html, ...attributes }: Props): string {
  const content = html ?? textOf(children);
  if (name === Fragment) return content;
  const written = Object.entries(attributes).map(([key, value]) =>
    value === true ? ` ${key}` : ` ${key}="${escapeXml(String(value))}"`,
  );
  const isVoid = /^(?:br|hr|img|input|wbr)$/.test(name);
  return `<${name}${written.join('')}>${isVoid ? '' : `${content}</${name}>`}`;
}

interface Props {
  children?: Written;
  'set:html'?: string;
  [attribute: string]: unknown;
}

function textOf(children: Written): string {
  return Array.isArray(children) ? children.map(textOf).join('') : String(children ?? '');
}
