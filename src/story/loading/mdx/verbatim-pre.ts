import { fromHtml } from 'hast-util-from-html';
import {
  type Custom,
  defineMdastPlugin,
  type MdastNode,
  type MdastVisitorContext,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from 'satteri';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/** Keeps the text between `<pre>` and `</pre>` as it is typed. MDX reads it as Markdown. */
export const verbatimPre = defineMdastPlugin({
  name: 'verbatim-pre',
  options: { position: true },
  mdxJsxFlowElement: visit,
  mdxJsxTextElement: visit,
});

function visit(node: Element, context: MdastVisitorContext): void {
  if (node.name === 'pre') keepAsTyped(node, context);
}

/** Makes the content of an element of the elements and braces in it, and the text around them. */
function keepAsTyped(node: Element, context: MdastVisitorContext): void {
  const { source } = context;
  const { start, end } = node.position ?? {};
  const from = tagEnd(source, start?.offset ?? 0);
  const to = source.lastIndexOf('</', end?.offset);
  // `<b />`
  if (source[from - 2] === '/' || to < from) return;
  const indent = (start?.column ?? 1) - 1;
  const content: (MdastNode | Custom)[] = [];
  let at = from;
  for (const one of codeIn(node.children)) {
    content.push(text(source.slice(at, one.position?.start.offset), indent), one);
    at = one.position?.end.offset ?? at;
    if (one.type === 'mdxJsxFlowElement' || one.type === 'mdxJsxTextElement') {
      keepAsTyped(one, context);
    }
  }
  context.setProperty(node, 'children', [...content, text(source.slice(at, to), indent)]);
}

/** The outermost elements and braces among the nodes. */
function codeIn(nodes: readonly MdastNode[]): MdastNode[] {
  return nodes.flatMap((node) => {
    if (node.type.startsWith('mdx')) return [node];
    return 'children' in node ? codeIn(node.children) : [];
  });
}

/** The offset after the tag that begins at `start`. */
function tagEnd(source: string, start: number): number {
  const tag = /(?:[^"'{>]|"[^"]*"|'[^']*'|\{[^}]*\})*>/y;
  tag.lastIndex = start;
  return start + (tag.exec(source)?.[0].length ?? 0);
}

/** The text of a piece of the file, without what indents its lines in a list or a quotation. */
function text(written: string, indent: number): Custom {
  const lines = written.replace(new RegExp(`\n[ >]{0,${indent}}`, 'g'), '\n');
  // MDX itself wants a backslash before the two characters.
  const html = lines.replace(/\\([<{])/g, '$1').replaceAll('<', '&lt;');
  const [only] = fromHtml(html, { fragment: true }).children;
  // The compiler takes the spaces off the lines of a node that it knows as text.
  return { type: 'verbatim', value: only?.type === 'text' ? only.value : '' };
}
