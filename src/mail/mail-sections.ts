import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import { decodedPart } from '../core/percent-encoding.ts';
import { xmlText } from '../core/xml-text.ts';

/**
 * The full text of a story, as `mailHtml` gives it, in sections that begin with a heading. Headings
 * are one rank lower than in the article, because its headline is not the heading of the email.
 */
export function mailSections(html: string): string[] {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (element) => {
    const rank = headingRank(element);
    if (rank) element.tagName = `h${Math.min(rank + 1, 6)}`;
  });
  const sections: RootContent[][] = [];
  for (const node of tree.children) {
    const last = sections.at(-1);
    if (last && !beginsSection(node)) last.push(node);
    else sections.push([node]);
  }
  return sections.map(htmlOf);
}

/** The blocks of a section: where a long one without a heading may end. */
export function mailBlocks(section: string): string[] {
  return fromHtml(section, { fragment: true }).children.map((node) => htmlOf([node]));
}

/**
 * The sections as one text, with the ids that its own links use: they begin with `story`, so that two
 * stories of an email do not share one. A link to a part that the email does not hold leads to
 * the page at `pageUrl`. Gmail and Outlook find an empty anchor with a name, others an id.
 */
export function joinedSections(
  sections: readonly string[],
  { story, pageUrl }: { story: string; pageUrl: string },
): string {
  const tree = fromHtml(sections.join(''), { fragment: true });
  const targets = new Set<string>();
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    const target = targetOf(properties['href'], pageUrl);
    if (target) targets.add(target);
    if (properties['id']) ids.add(String(properties['id']));
  });
  visit(tree, 'element', (element, index, parent) => {
    const { properties } = element;
    const target = targetOf(properties['href'], pageUrl);
    if (target && ids.has(target)) properties['href'] = `#${story}-${target}`;
    const { id } = properties;
    if (!id) return undefined;
    delete properties['id'];
    if (!targets.has(String(id))) return undefined;
    const name = `${story}-${String(id)}`;
    properties['id'] = name;
    const anchor: Element = { type: 'element', tagName: 'a', properties: { name }, children: [] };
    if (element.tagName !== 'a') {
      if (!HOLDS_NO_TEXT.has(element.tagName)) element.children.unshift(anchor);
      return undefined;
    }
    // A link cannot hold another.
    parent?.children.splice(index ?? 0, 0, anchor);
    return [SKIP, (index ?? 0) + 2];
  });
  return withoutPlaceholders(htmlOf(tree.children));
}

/**
 * A text of {@link joinedSections} without the references to footnotes that it does not hold, for plain text,
 * where such a number leads nowhere.
 */
export function withoutLostReferences(html: string, pageUrl: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', ({ tagName, children }, index, parent) => {
    const isLost = children.some(
      (child) => child.type === 'element' && targetOf(child.properties['href'], pageUrl),
    );
    if (tagName !== 'sup' || !isLost) return undefined;
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
  return htmlOf(tree.children);
}

const HOLDS_NO_TEXT = new Set(['dl', 'hr', 'img', 'ol', 'table', 'tbody', 'thead', 'tr', 'ul']);

function targetOf(href: unknown, pageUrl: string): string | undefined {
  if (typeof href !== 'string' || !href.startsWith(`${pageUrl}#`)) return undefined;
  return decodedPart(href.slice(pageUrl.length + 1));
}

/** Footnotes are a section with a heading of its own. */
function beginsSection(node: RootContent): boolean {
  return node.type === 'element' && (headingRank(node) > 0 || node.tagName === 'section');
}

function headingRank({ tagName }: Element): number {
  return Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
}

/** Nodes as HTML that is valid in XML too. */
export function htmlOf(children: RootContent[]): string {
  const tree: Root = { type: 'root', children };
  return xmlText(toHtml(tree));
}

/**
 * Resend would replace three braces in a row, which code may hold. In addresses they are encoded, and in
 * text a character without width stands between them.
 */
function withoutPlaceholders(html: string): string {
  return html
    .replace(/ (?:href|src)="[^"]*"/g, (address) => address.replaceAll('{', '%7B'))
    .replace(/\{(?=\{\{)/g, '{\u200c');
}
