import type { Element, ElementContent } from 'hast';
import { PHRASING } from '../../../../src/story/loading/mdx/phrasing.ts';
import { attribute, find, type Parent, text, textOf } from '../hast.ts';
import { CALLOUT } from './callouts.ts';
import type { Step } from './cleaning.ts';
import { REFERENCE } from './footnotes.ts';

/** Takes elements away whose own style undoes them: Google Docs has `<b style="font-weight:normal">` around all. */
export const withoutUndoneMarks: Step = (tree) => {
  const walk = (node: Parent) => {
    node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      walk(child);
      return isUndone(child) ? child.children : [child];
    });
  };
  walk(tree);
};

function isUndone(found: Element): boolean {
  const style = attribute(found, 'style');
  return /^(?:b|strong)$/.test(found.tagName)
    ? /font-weight:\s*(?:normal|400)\b/.test(style)
    : /^(?:em|i)$/.test(found.tagName) && /font-style:\s*normal\b/.test(style);
}

/** Moves white space at the ends of a mark out of it, where Markdown would have to encode it. */
export const marksWithoutSpace: Step = (tree) => {
  const walk = (node: Parent) => {
    node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      walk(child);
      return MARKS.has(child.tagName) ? trimmed(child) : [child];
    });
  };
  walk(tree);
};

const MARKS = new Set(['b', 'del', 'em', 'i', 's', 'strong']);

function trimmed(mark: Element): ElementContent[] {
  const first = spaceAt(mark.children.at(0), /^\s+/);
  const last = spaceAt(mark.children.at(-1), /\s+$/);
  mark.children = mark.children.filter((one) => one.type !== 'text' || one.value !== '');
  return [...first, ...(mark.children.length > 0 ? [mark] : []), ...last];
}

/** Takes the space at an end of a mark out of its text. */
function spaceAt(node: ElementContent | undefined, end: RegExp): ElementContent[] {
  const space = node?.type === 'text' && end.exec(node.value)?.[0];
  if (!space) return [];
  node.value = node.value.replace(end, '');
  return [text(space)];
}

/**
 * Moves links and marks of text that stand around blocks into the text of each block, because Markdown has
 * them within a line only.
 */
export const marksInBlocks: Step = (tree) => {
  const walk = (node: Parent) => {
    node.children = (node.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      walk(child);
      const isAround = PHRASING.has(child.tagName) && !child.children.every(isInline);
      return isAround ? marked(child, child.children) : [child];
    });
  };
  walk(tree);
};

/** Nodes with the text in each block, and each text between blocks, within a mark. */
function marked(mark: Element, nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    const isSeen =
      line.some((one) => textOf(one) !== '') || (mark.tagName === 'a' && line.some(holdsPicture));
    result.push(...(isSeen ? [{ ...mark, children: line }] : line));
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node);
      continue;
    }
    endLine();
    if (node.type === 'element' && node.tagName !== 'pre')
      node.children = marked(mark, node.children);
    result.push(node);
  }
  endLine();
  return result;
}

const IN_LINE = new Set([...PHRASING, CALLOUT, REFERENCE, 'br', 'img', 'input', 'rp', 'rt', 'wbr']);

function isInline(node: ElementContent): boolean {
  return node.type !== 'element' || IN_LINE.has(node.tagName);
}

function holdsPicture(node: ElementContent): boolean {
  const isPicture = ({ tagName }: Element) => tagName === 'img';
  return node.type === 'element' && (isPicture(node) || find(node, isPicture) !== undefined);
}
