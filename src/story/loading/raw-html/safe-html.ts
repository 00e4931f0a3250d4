import type { Element, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { SKIP, visit } from 'unist-util-visit';
import type { BodyReport } from '../body-fault.ts';
import { LEFT_OUT, LOOKS, RENAMED, SCHEMA } from './html-schema.ts';
import { attributeFault, refusedFault } from './html-words.ts';

/**
 * The tree of a Markdown file with nothing in it but safe elements. Elements that a reader would miss
 * are refused; scripts and styles are left out with a notice; of elements that are unknown here, the
 * content stays. Each element keeps the line it was written in as `data.line`. Changes `tree`.
 */
export function safeHtml(tree: Root, report: BodyReport): Root {
  visit(tree, 'element', (element, index, parent) => {
    keepLine(element);
    modernize(element);
    const { tagName, data } = element;
    const fault = isTaskBox(element) ? undefined : refusedFault(tagName);
    if (fault) {
      report.refuse({ ...fault, line: data?.line });
      return SKIP;
    }
    if (LEFT_OUT.has(tagName)) {
      leaveOut(element, 'pages run no script of an article, and have one style');
      return SKIP;
    }
    if (SCHEMA.tagNames?.includes(tagName)) checkAttributes(element, report);
    else leaveOut(element, 'its content stays');
    // What `</p>` after an empty line is read as. Browsers show nothing of it.
    if (!isEmptyParagraph(element) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  // A root goes in, so a root comes out.
  return sanitize(tree, SCHEMA) as Root;

  function leaveOut({ tagName, data }: Element, why: string) {
    report.leaveOut({ text: `<${tagName}> is left out: ${why}`, line: data?.line });
  }
}

function checkAttributes(element: Element, { refuse, leaveOut }: BodyReport): void {
  const { tagName, properties, data } = element;
  // Sanitizing knows which values are right, too.
  const bare = { ...element, children: [] };
  const kept = sanitize(bare, { ...SCHEMA, ancestors: {} }) as Element;
  for (const name of Object.keys(properties)) {
    if (name in kept.properties || LOOKS.has(name) || name.startsWith('data')) continue;
    const fault = name === 'hidden' ? attributeFault(tagName, name) : undefined;
    if (fault) refuse({ ...fault, line: data?.line });
    else leaveOut({ text: `${name} of <${tagName}> is left out`, line: data?.line });
  }
}

function keepLine(element: Element): void {
  const { dataSourceLine: line, ...properties } = element.properties;
  element.properties = properties;
  if (line) Object.assign(element, { data: { line: Number(line) } });
}

/** Elements and attributes of earlier HTML in the words of today's (HTML, section 16.2). */
function modernize(element: Element): void {
  element.tagName = RENAMED[element.tagName] ?? element.tagName;
  const { align, name, ...properties } = element.properties;
  const isCell = element.tagName === 'td' || element.tagName === 'th';
  if (isCell && align) properties['style'] ??= `text-align: ${String(align)}`;
  if (element.tagName === 'a' && name) properties['id'] ??= name;
  element.properties = properties;
}

function isEmptyParagraph({ tagName, children }: Element): boolean {
  return (
    tagName === 'p' && children.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

function isTaskBox({ tagName, properties }: Element): boolean {
  return tagName === 'input' && properties['type'] === 'checkbox';
}
