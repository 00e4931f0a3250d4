import {
  defineMdastPlugin,
  type MdastNode,
  type MdastVisitorContext,
  type MdxFlowExpression,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from 'satteri';
import { isComment } from '../literal.ts';
import { MARKDOWN_BLOCKS, MARKDOWN_CONTAINERS, PHRASING } from './phrasing.ts';

type PhrasingContent = Extract<MdastNode, { type: 'paragraph' }>['children'][number];
type Parent = NonNullable<ReturnType<MdastVisitorContext['parent']>>;

/** HTML elements in which MDX makes a paragraph of text on a line of its own. */
const CONTAINERS = new Set(['blockquote', 'details', 'div', 'section']);

/**
 * Makes a paragraph of inline elements, and of text in braces, that stand on a line without other text, as
 * in Markdown files. MDX takes them for blocks.
 */
export function inlineParagraphs() {
  const done = new Set<Parent>();
  const visit = (
    node: Readonly<MdxJsxFlowElement | MdxJsxTextElement | MdxFlowExpression>,
    context: MdastVisitorContext,
  ) => {
    const parent = context.parent(node);
    if (done.has(parent) || !isContainer(parent, node) || !isPhrasing(node)) return;
    done.add(parent);
    const children = inParagraphs(parent.children, context.source);
    context.setProperty(parent, 'children', children);
  };
  return defineMdastPlugin({
    name: 'inline-paragraphs',
    options: { position: true },
    mdxJsxFlowElement: visit,
    mdxJsxTextElement: visit,
    mdxFlowExpression: visit,
  });
}

function isContainer(parent: Parent, { position }: Readonly<MdastNode>): boolean {
  if (!('name' in parent)) return MARKDOWN_CONTAINERS.has(parent.type);
  const name = parent.name ?? '';
  const isInTagLine = parent.position?.start.line === position?.start.line;
  return /^[A-Z]/.test(name) || (CONTAINERS.has(name) && !isInTagLine);
}

/**
 * The nodes, in which each run of inline elements without an empty line is a paragraph. A paragraph without a
 * position is one of these.
 */
function inParagraphs(nodes: readonly MdastNode[], source: string): MdastNode[] {
  const result: MdastNode[] = [];
  let end = 0;
  for (const node of nodes) {
    const { start } = node.position ?? {};
    // The compiler accepts what MDX took for a block within a paragraph; its types do not.
    const inline = node as PhrasingContent;
    const between = source.slice(end, start?.offset);
    end = node.position?.end.offset ?? end;
    const last = result.at(-1);
    const follows = last?.type === 'paragraph' && !last.position && !/\n[ \t>]*\n/.test(between);
    if (follows && (isPhrasing(node) || isLineBreak(node))) {
      const space = between.includes('\n') ? '\n' : ' ';
      last.children.push({ type: 'text', value: between ? space : '' }, inline);
    } else if (isPhrasing(node)) result.push({ type: 'paragraph', children: [inline] });
    else result.push(node);
  }
  return result;
}

function isPhrasing(node: Readonly<MdastNode>): boolean {
  if (node.type === 'mdxFlowExpression') return !isComment(node.value);
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return PHRASING.has(node.name ?? '') && node.children.every(isInline);
}

function isLineBreak(node: Readonly<MdastNode>): boolean {
  return 'name' in node && /^w?br$/.test(node.name ?? '');
}

function isInline(node: Readonly<MdastNode>): boolean {
  return 'name' in node ? isPhrasing(node) || isLineBreak(node) : !MARKDOWN_BLOCKS.has(node.type);
}
