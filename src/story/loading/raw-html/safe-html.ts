import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { SKIP, visit } from 'unist-util-visit';
import type { BodyReport } from '../body-fault.ts';
import { LEFT_OUT, RENAMED, SCHEMA } from './html-schema.ts';
import { refusedFault } from './html-words.ts';
import { INFO_PROPERTY } from './source-lines.ts';
import { PHRASING } from '../mdx/phrasing.ts';
import { withoutEmptySplits } from './split-links.ts';
import { checkAttributes } from './safe-attributes.ts';
import type { HtmlNode } from '../valid-html/html-node.ts';
import { validHtml } from '../valid-html/valid-html.ts';
import { validNesting } from './valid-nesting.ts';

/**
 * Removes everything but safe elements from the tree of a Markdown file. Reports elements whose removal
 * readers would notice, removes scripts and styles with a notice, and keeps the content of unknown
 * elements. Stores the line of each element in `data.line`: `sourceLines` has reported those without one. Mutates
 * `tree`.
 */
export function safeHtml(tree: Root, report: BodyReport): Root {
  withoutEmptySplits(tree);
  visit(tree, 'element', (element, index, parent) => {
    keepSource(element);
    if (element.tagName === 'center') leaveOut(element, CONTENT_STAYS);
    modernize(element);
    const { tagName, data } = element;
    const fault = isTaskBox(element) ? undefined : refusedFault(tagName);
    if (fault) {
      report.refuse({ ...fault, line: data?.line });
      return SKIP;
    }
    if (LEFT_OUT.has(tagName)) {
      leaveOut(element, 'articles cannot add scripts or styles to a page');
      return SKIP;
    }
    if (SCHEMA.tagNames?.includes(tagName)) checkAttributes(element, report);
    else leaveOut(element, CONTENT_STAYS);
    if (!isEmpty(element) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  // A root goes in, so a root comes out.
  const safe = sanitize(tree, SCHEMA) as Root;
  validNesting(safe, report.refuse);
  // Sanitizing leaves elements and text.
  validHtml(safe.children as HtmlNode[], report);
  return safe;

  function leaveOut({ tagName, data }: Element, why: string) {
    const { line } = data ?? {};
    if (line !== undefined) report.leaveOut({ text: `<${tagName}> is left out: ${why}`, line });
  }
}

const CONTENT_STAYS = 'its content stays';

/** Moves what `sourceLines` stored in attributes to `data`. */
function keepSource(element: Element): void {
  const { dataSourceLine: line, [INFO_PROPERTY]: info, ...properties } = element.properties;
  element.properties = properties;
  if (line) Object.assign(element, { data: { line: Number(line) } });
  if (info) Object.assign(element, { data: { info: String(info) } });
}

/** Replaces obsolete elements and attributes (HTML, section 16.2). */
function modernize(element: Element): void {
  element.tagName = RENAMED.get(element.tagName) ?? element.tagName;
  const { align, name, ...properties } = element.properties;
  const isCell = element.tagName === 'td' || element.tagName === 'th';
  if (isCell && align) properties['style'] ??= `text-align: ${String(align)}`;
  if (element.tagName === 'a' && name) properties['id'] ??= name;
  element.properties = properties;
}

/**
 * Whether an element is a row without cells, or a paragraph without text. `</p>` and `</b>` after an empty line
 * are parsed as such a paragraph.
 */
function isEmpty({ tagName, children }: Element): boolean {
  return (tagName === 'p' || tagName === 'tr') && children.every(isSilent);
}

function isSilent(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type !== 'element') return true;
  const { tagName, properties, children } = node;
  const isTarget = tagName === 'a' || Boolean(properties['id']);
  return PHRASING.has(tagName) && !isTarget && children.every(isSilent);
}

function isTaskBox({ tagName, properties }: Element): boolean {
  return tagName === 'input' && properties['type'] === 'checkbox';
}
