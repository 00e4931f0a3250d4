import type { Element } from 'hast';
import type { BodyReport } from '../body-fault.ts';
import { BLOCKS } from '../mdx/phrasing.ts';
import { blockInPreFault, placeFault } from './content-model.ts';
import { isDateTime } from './date-times.ts';
import { attribute, type HtmlNode, isElement, lineIn } from './html-node.ts';
import { definitions, listItems } from './lists.ts';
import { tableParts } from './tables.ts';
import { figureCaption, summary } from './titles.ts';

/** What an element needs in it. The inner elements come first. */
const RULES: Readonly<Record<string, (element: Element, report: BodyReport) => void>> = {
  bdo: spanUnless((bdo) => attribute(bdo, 'dir') !== undefined),
  details: summary,
  dl: (list, { refuse }) => definitions(list, refuse),
  figure: figureCaption,
  ol: listItems,
  ruby: annotated,
  table: tableParts,
  time: spanUnless((time) => attribute(time, 'datetime') !== undefined || isTime(time)),
  ul: listItems,
};

/**
 * Holds the elements of a text to the content model of HTML, so that every browser shows the same: repairs what has
 * one meaning, with a notice where readers see a difference, and reports the rest. Mutates the nodes.
 */
export function validHtml(nodes: readonly HtmlNode[], report: BodyReport): void {
  for (const node of nodes) visit(node, [], report);
}

interface Around {
  name: string;
  line: number | undefined;
}

function visit(node: HtmlNode, around: readonly Around[], report: BodyReport): void {
  if (!('children' in node)) return;
  const isHtml = node.type === 'element';
  const name = isHtml ? node.tagName : '';
  const line = lineIn(node) ?? around[0]?.line;
  const names = around.map((one) => one.name);
  if (isHtml) {
    const fault = placeFault(name, names);
    if (fault) report.refuse({ ...fault, line });
    if (BLOCKS.has(name) && names.includes('pre'))
      report.refuse({ ...blockInPreFault(name), line });
    // Nested definitions are typeset as one.
    if (name === 'dfn' && names.includes('dfn')) node.tagName = 'span';
  }
  for (const child of node.children) visit(child, [{ name, line }, ...around], report);
  if (isHtml) RULES[name]?.(node, report);
}

/** Makes an element a `<span>`, which looks the same, unless it has what gives it its meaning. */
function spanUnless(isMeant: (element: Element) => boolean): (element: Element) => void {
  return (element) => {
    if (!isMeant(element)) element.tagName = 'span';
  };
}

/** Text beside which nothing is written is plain, without the parentheses for browsers that cannot place it. */
function annotated(ruby: Element): void {
  if (ruby.children.some((child) => isElement(child, 'rt'))) return;
  ruby.tagName = 'span';
  ruby.children = ruby.children.filter((child) => !isElement(child, 'rp'));
}

function isTime({ children }: Element): boolean {
  const [text, ...others] = children;
  return text?.type === 'text' && others.length === 0 && isDateTime(text.value.trim(), 'time');
}
