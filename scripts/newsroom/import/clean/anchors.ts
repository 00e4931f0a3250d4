import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { attribute } from '../hast.ts';

/** The ids that a heading answers for, besides its own. */
export interface Anchors {
  /** Of empty elements right above it, such as `<a name="part"></a>`, and of boxes that begin with it. */
  above: string[];
  /** Of elements in the text below it, up to the next heading. */
  below: string[];
}

/** The ids of elements outside of headings, by the heading to which their readers are led best. */
export function anchorsByHeading(tree: Root): ReadonlyMap<Element, Anchors> {
  const anchors = new Map<Element, Anchors>();
  let current: Anchors | undefined;
  let waiting: string[] = [];
  const settle = () => {
    current?.below.push(...waiting);
    waiting = [];
  };
  visit(tree, (node) => {
    if (node.type === 'text' && node.value.trim() !== '') settle();
    if (node.type !== 'element') return undefined;
    if (/^h[1-6]$/.test(node.tagName)) {
      current = { above: waiting, below: [] };
      waiting = [];
      anchors.set(node, current);
      return SKIP;
    }
    waiting.push(...idsOf(node));
    if (node.tagName === 'img') settle();
    return undefined;
  });
  settle();
  return anchors;
}

/** The id of an element, and the name that was its id in old HTML. */
export function idsOf(element: Element): string[] {
  return [attribute(element, 'id'), attribute(element, 'name')].filter(Boolean);
}
