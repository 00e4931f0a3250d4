import type { Element, Root } from 'hast';
import type { BodyFault } from '../body-fault.ts';
import { BLOCKS, PHRASING, TITLES, TRANSPARENT } from '../mdx/phrasing.ts';
import { elementsIn } from './elements-in.ts';
import { titleFault } from './html-words.ts';

/**
 * Puts elements of a line of text that are around paragraphs into each of them, because they cannot contain
 * blocks (HTML, section 3.2.5.2.5). A `<span>` becomes a `<div>`, and a title loses the paragraph around its
 * text. A summary is moved to the beginning of its `<details>`. Other blocks in them are refused. Mutates `tree`.
 */
export function validNesting(tree: Root, refuse: (fault: BodyFault) => void): void {
  // The inner ones first.
  for (const element of elementsIn(tree).toReversed()) {
    const { tagName: name, data } = element;
    const { id, ...properties } = element.properties;
    if (name === 'details') element.children = summaryFirst(element.children);
    const blocks = element.children.filter(isBlock);
    if (blocks.length === 0) continue;
    if (TITLES.has(name)) {
      const title = titleOf(element);
      if (title) element.children = title;
      else refuse({ ...titleFault(name), line: data?.line });
    }
    if (!PHRASING.has(name) || TRANSPARENT.has(name)) continue;
    element.tagName = 'div';
    if (name === 'span') continue;
    if (!blocks.every(hasOnlyText)) {
      const found = `<${name}> around lists or other blocks`;
      const expected = `<${name}> around text, within each of them`;
      refuse({ key: 'element', found, expected, line: data?.line });
      continue;
    }
    element.properties = { ...(id && { id }) };
    element.children = withEach(element.children, { tagName: name, properties });
  }
}

/** The content of `<details>` with the summary that browsers show at its beginning (HTML, section 4.11.1). */
function summaryFirst(children: Element['children']): Element['children'] {
  const at = children.findIndex((one) => one.type === 'element' && one.tagName === 'summary');
  if (at < 0 || children.slice(0, at).every(isBlank)) return children;
  return [...children.slice(at, at + 1), ...children.toSpliced(at, 1)];
}

/** The content of a title without a paragraph around it; `undefined` if there is more than that. */
function titleOf({ tagName, children }: Element): Element['children'] | undefined {
  const [only, another] = children.filter((child) => !isBlank(child));
  if (only && !another && isBlock(only) && only.tagName === 'p') return only.children;
  const isAllowed = (child: Element) => tagName === 'summary' && /^h[1-6]$/.test(child.tagName);
  return children.filter(isBlock).every(isAllowed) ? children : undefined;
}

/** The nodes, with the text of each block in an element of the name and properties. */
function withEach(
  nodes: Element['children'],
  inner: Pick<Element, 'tagName' | 'properties'>,
): Element['children'] {
  const within = (children: Element['children']): Element => {
    return { type: 'element', ...inner, children };
  };
  return nodes.map((node) => {
    if (!isBlock(node)) return isBlank(node) ? node : within([node]);
    const isText = TEXT.test(node.tagName);
    return { ...node, children: isText ? [within(node.children)] : withEach(node.children, inner) };
  });
}

const TEXT = /^(?:p|h[1-6])$/;

/** Whether a block is text, or a `<div>` or link around such blocks. */
function hasOnlyText({ tagName, children }: Element): boolean {
  if (TEXT.test(tagName)) return true;
  const isAround = tagName === 'div' || TRANSPARENT.has(tagName);
  return isAround && children.filter(isBlock).every(hasOnlyText);
}

function isBlank(node: Element['children'][number]): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function isBlock(node: Element['children'][number]): node is Element {
  if (node.type !== 'element') return false;
  return BLOCKS.has(node.tagName) || (TRANSPARENT.has(node.tagName) && node.children.some(isBlock));
}
