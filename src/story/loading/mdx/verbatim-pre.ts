import {
  type Custom,
  defineMdastPlugin,
  type MdastNode,
  type MdastVisitorContext,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from 'satteri';
import { decodedReferences } from '../decoded-references.ts';
import { LINE_END } from './pre-lines.ts';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/** Keeps the text between `<pre>` and `</pre>` as typed. MDX would read it as Markdown. */
export const verbatimPre = defineMdastPlugin({
  name: 'verbatim-pre',
  options: { position: true },
  mdxJsxFlowElement: visit,
  mdxJsxTextElement: visit,
});

function visit(node: Element, context: MdastVisitorContext): void {
  if (node.name === 'pre') keepAsTyped(node, context, (node.position?.start.column ?? 1) - 1);
}

/**
 * Rebuilds the content of an element from its elements and braces, and the source text around them, whose
 * lines are indented by `indent`.
 */
function keepAsTyped(node: Element, context: MdastVisitorContext, indent: number): void {
  const { source } = context;
  const { start, end } = node.position ?? {};
  const from = tagEnd(source, start?.offset ?? 0);
  const to = source.lastIndexOf('</', (end?.offset ?? 0) - 1);
  // `<b />`
  if (source[from - 2] === '/' || to < from) return;
  const content: (MdastNode | Custom)[] = [];
  const add = (written: string) => written && content.push(text(written, indent));
  let at = from;
  for (const one of codeIn(node.children)) {
    add(source.slice(at, one.position?.start.offset));
    content.push(one);
    at = one.position?.end.offset ?? at;
    if (one.type === 'mdxJsxFlowElement' || one.type === 'mdxJsxTextElement') {
      keepAsTyped(one, context, indent);
    }
  }
  add(source.slice(at, to));
  context.setProperty(node, 'children', content);
}

/** The outermost elements and braces in the nodes. */
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

/** The text of a piece of the file, without the indentation of a list or block quote. */
function text(written: string, indent: number): Custom {
  const lines = written
    .replaceAll(LINE_END, '\n')
    .replace(new RegExp(`\n[ >]{0,${indent}}`, 'g'), '\n');
  // MDX requires a backslash before these two characters.
  const value = decodedReferences(lines.replace(/\\([<{])/g, '$1'));
  // The compiler trims the lines of text nodes, so this is a node of another type.
  return { type: 'verbatim', value };
}
