import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { ComponentContent } from '../writer-components.ts';
import type { BodyFault } from './body-fault.ts';
import { isComment } from './literal.ts';
import type { Ancestor } from './ancestors.ts';
import { onLineOfItsOwn } from './mdx/line-of-its-own.ts';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;
type ListItem = Extract<
  MdxJsxFlowElement['children'][number],
  { type: 'list' }
>['children'][number];

/**
 * Problems with the content between a component's tags and with its position in its `parent`. `line` is set
 * when it is not the component's own.
 */
export function contentFaults(
  node: Element,
  parent: Ancestor,
  content: ComponentContent,
): (Omit<BodyFault, 'line'> & { line?: number })[] {
  const key = `<${node.name}>`;
  // Markdown content may start on the line of the component's tag.
  const isAlone = content === 'Markdown' && parent.type === 'mdxJsxFlowElement';
  if (node.type === 'mdxJsxTextElement' && !isAlone) {
    const expected = 'a paragraph of its own, with an empty line before and after';
    const instead = onLineOfItsOwn(node, parent);
    return [{ key, found: 'the component within a line of text', expected, ...instead }];
  }

  const children = node.children.filter(
    (child) => child.type !== 'mdxFlowExpression' || !isComment(child.value),
  );
  const [only, more] = children;
  const found = !only ? 'nothing between its tags' : more ? 'several blocks' : named(only);
  switch (content) {
    case 'Markdown':
      return only ? [] : [{ key, found, expected: 'Markdown between its tags' }];
    case 'nothing':
      return only
        ? [{ key, found: `${found} between its tags`, expected: `${key.slice(0, -1)} … />` }]
        : [];
    case 'a table':
      if (only?.type === 'table' && !more) return [];
      return [{ key, found, expected: 'one Markdown table, with an empty line before and after' }];
    case 'a dated list':
      if (only?.type === 'list' && !more) return undated(only.children, key);
      return [{ key, found, expected: `one Markdown list, ${DATED}` }];
  }
}

const DATED = 'in which each item begins with a bold date: - **May 2005:** What happened.';

function undated(items: readonly ListItem[], key: string) {
  return items
    .filter(
      ({ children: [first] }) =>
        first?.type !== 'paragraph' || first.children[0]?.type !== 'strong',
    )
    .map(({ position }) => ({
      key,
      found: 'an item without a date',
      expected: `a list ${DATED}`,
      ...(position && { line: position.start.line }),
    }));
}

function named({ type }: { type: string }): string {
  return type === 'table' || type === 'list' || type === 'paragraph'
    ? `a ${type}`
    : 'other content';
}
