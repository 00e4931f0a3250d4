import type { MdastNode, MdastVisitorContext, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { type Ancestor, ancestorsOf } from '../ancestors.ts';
import type { BodyFault } from '../body-fault.ts';
import { partFault, titleFault } from '../raw-html/html-words.ts';
import { blockInPreFault } from '../valid-html/content-model.ts';
import { onLineOfItsOwn } from './line-of-its-own.ts';
import {
  BLOCKS,
  MARKDOWN_BLOCKS,
  PHRASING,
  PHRASING_ONLY,
  TITLES,
  TRANSPARENT,
} from './phrasing.ts';

/**
 * The problem of an HTML element that browsers would move or split: a block within a line of text, or a part
 * without its whole, such as `<td>` without `<table>`. In Markdown files, an HTML parser does that.
 */
export function misplacedFault(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  context: MdastVisitorContext,
): Omit<BodyFault, 'line'> | undefined {
  const name = node.name?.toLowerCase() ?? '';
  const ancestors = ancestorsOf(node, context);
  const alone = partFault(
    name,
    ancestors.map((one) => nameOf(one) ?? ''),
  );
  if (alone) return alone;
  if (TITLES.has(name) && isAroundBlocks(node.children, name)) return titleFault(name);
  if (!BLOCKS.has(name)) return blocksFault(node, name);
  const around = ancestors.find(
    (one) => !TRANSPARENT.has(nameOf(one) ?? '') && one.type !== 'link',
  );
  const place = around && textIn(around, name);
  if (!place) return undefined;
  if (place === '<pre>') return blockInPreFault(name);
  const expected = 'a line of its own, with an empty line before and after';
  const instead = onLineOfItsOwn(node, around);
  return { key: 'element', found: `<${name}> within ${place}`, expected, ...instead };
}

/** The problem of an element of a line of text that is around blocks in which it cannot be. */
function blocksFault(
  { children }: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  name: string,
): Omit<BodyFault, 'line'> | undefined {
  if (!PHRASING.has(name) || TRANSPARENT.has(name) || name === 'span') return undefined;
  const isOther = children.some(
    ({ type }) => MARKDOWN_BLOCKS.has(type) && type !== 'paragraph' && type !== 'heading',
  );
  if (!isOther) return undefined;
  const expected = `<${name}> around text, within each of them`;
  return { key: 'element', found: `<${name}> around lists or other blocks`, expected };
}

/** Whether the title of a part is around more than one paragraph or, if it is a summary, headings. */
function isAroundBlocks(children: readonly MdastNode[], title: string): boolean {
  const isText = children.length === 1 && children[0]?.type === 'paragraph';
  return children.some((child) => {
    if ('name' in child)
      return PHRASING.has(child.name ?? '') && isAroundBlocks(child.children, title);
    const isHeading = title === 'summary' && child.type === 'heading';
    return !isText && !isHeading && MARKDOWN_BLOCKS.has(child.type);
  });
}

/** What a block cannot be within, in words; `undefined` if it can be there. */
function textIn(ancestor: Ancestor, name: string): string | undefined {
  const around = nameOf(ancestor);
  if (around === undefined) {
    const isText = /^(?:paragraph|heading|strong|emphasis|delete)$/.test(ancestor.type);
    return isText ? 'a line of text' : undefined;
  }
  const isTitle = around === 'summary' && /^h[1-6]$/.test(name);
  return PHRASING_ONLY.has(around) && !isTitle ? `<${around}>` : undefined;
}

function nameOf(node: Ancestor): string | undefined {
  return 'name' in node ? (node.name?.toLowerCase() ?? '') : undefined;
}
