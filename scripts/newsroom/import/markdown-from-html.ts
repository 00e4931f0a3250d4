import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import type { MarkdownFormat } from '../../../src/core/markdown-files.ts';
import { withHead } from '../../../src/feeds/table-as-markdown.ts';
import { CALLOUT } from './clean/callouts.ts';
import { CARD } from './clean/cards.ts';
import { codeText, languageOf } from './clean/code.ts';
import { FOOTNOTE, REFERENCE } from './clean/footnotes.ts';
import { linkPreview } from './clean/link-preview.ts';
import { MAY_BE_ADDRESS } from './clean/literal-links.ts';
import { attribute, find, textOf } from './hast.ts';

/**
 * Writes cleaned HTML as the body of an article. What Markdown cannot express, such as a caption, stays
 * HTML. A tree with cards is MDX, because only MDX has components, unless `cardsAs` is HTML.
 */
export function markdownFromHtml(
  tree: Root,
  { cardsAs = 'component' }: { cardsAs?: 'component' | 'html' } = {},
): { body: string; format: MarkdownFormat } {
  const format = cardsAs === 'component' && holdsCard(tree) ? 'mdx' : 'md';
  const mdast = toMdast(tree, { handlers: handlersFor(format), document: true });
  removeEmptyParagraphs(mdast);
  const body = toMarkdown('children' in mdast ? mdast : { type: 'root', children: [] }, {
    extensions: [GFM, inlineHtml],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    resourceLink: true,
    unsafe: [...UNSAFE, ...(format === 'mdx' ? UNSAFE_IN_MDX : [])],
  });
  return { body, format };
}

/** A `<br>` between blocks is a paragraph of its own, which would be written as empty lines. */
function removeEmptyParagraphs(mdast: ReturnType<typeof toMdast>): void {
  visit(mdast, 'paragraph', ({ children }, index, parent) => {
    if (!parent || index === undefined || children.some(({ type }) => type !== 'break')) return;
    parent.children.splice(index, 1);
    return index;
  });
}

/** Made once, so that its patterns are compiled once. */
const GFM = gfmToMarkdown();

/** The start of a callout, and the marks of other programs, which a build refuses in text. */
const UNSAFE: NonNullable<Options['unsafe']> = [
  { atBreak: true, character: ':', after: '::' },
  { atBreak: true, character: '!', after: '!!' },
  { character: '{', after: '[{#/:@]', inConstruct: 'phrasing' },
  { before: '\\{', character: '%', inConstruct: 'phrasing' },
  { before: '\\{', character: '<', inConstruct: 'phrasing' },
  { before: '%', character: '%', inConstruct: 'phrasing' },
  { character: '=', after: '=[^\\s=][^=\\n]*==', inConstruct: 'phrasing' },
  { before: '\\S', character: '^', after: '[^\\s^]+\\^', inConstruct: 'phrasing' },
];

/**
 * Tags within a line are of the type of expressions of MDX, which belong to a line. Nodes of HTML are
 * blocks: each would be on a line of its own in a list or a quotation.
 */
const inlineHtml: Options = {
  handlers: {
    mdxTextExpression: Object.assign(({ value }: { value: string }) => value, { peek: () => '<' }),
  },
};

/** What MDX reads as code or as an element. A line that begins with `import` or `export` is code too. */
const UNSAFE_IN_MDX: NonNullable<Options['unsafe']> = [
  { character: '{', inConstruct: ['phrasing'] },
  { character: '}', inConstruct: ['phrasing'] },
  { character: '<', inConstruct: ['phrasing'] },
  { atBreak: true, character: 'i', after: 'mport\\s' },
  { atBreak: true, character: 'e', after: 'xport\\s' },
];

function holdsCard({ children }: Root | Element): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === CARD || holdsCard(child)),
  );
}

/** Elements within a line for which Markdown has no mark. */
const INLINE = [
  'abbr',
  'bdi',
  'bdo',
  'cite',
  'dfn',
  'ins',
  'kbd',
  'mark',
  'q',
  'rp',
  'rt',
  'ruby',
].concat(['samp', 'small', 'sub', 'sup', 'time', 'u', 'var']);

/** Blocks whose content is Markdown between their tags. */
const BLOCKS = ['details', 'figcaption', 'figure'];

function handlersFor(format: MarkdownFormat): Record<string, Handle> {
  const html = (value: string) => ({ type: 'html' as const, value: escaped(value, format) });
  const inline: Handle = (state, element: Element) => {
    const [start, end] = tagsOf(element).map((value) => ({
      type: 'mdxTextExpression' as const,
      value: escaped(value, format),
    }));
    return [...(start ? [start] : []), ...state.all(element), ...(end ? [end] : [])];
  };
  const block: Handle = (state, element: Element) => {
    const [start, end] = tagsOf(element);
    return [html(start), ...state.toFlow(state.all(element)), html(end)];
  };
  const whole: Handle = (_state, element: Element) => html(onOneLine(element));
  return {
    ...Object.fromEntries(INLINE.map((name) => [name, inline])),
    ...Object.fromEntries(BLOCKS.map((name) => [name, block])),
    // The text of a summary is on its line, where a blank line would end it.
    summary: whole,
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, headingFor(format)])),
    dl: whole,
    li: listItem,
    pre: codeBlock,
    table: (state, table: Element) =>
      isPlainTable(table) ? defaultHandlers.table(state, withHead(table)) : html(onOneLine(table)),
    [CALLOUT]: (_state, { children }: Element) => html(children.map(textOf).join('')),
    [CARD]: (_state, card: Element) =>
      html(format === 'mdx' ? component(card) : onOneLine(linkPreview(card))),
    [REFERENCE]: (_state, { properties }: Element) => ({
      type: 'footnoteReference' as const,
      identifier: String(properties['number']),
    }),
    [FOOTNOTE]: (state, note: Element) => ({
      type: 'footnoteDefinition' as const,
      identifier: String(note.properties['number']),
      children: state.toFlow(state.all(note)),
    }),
  };
}

/** A heading, with its id as Pandoc and Hugo have it: `## Part {#id}`. In MDX, a brace alone is code. */
function headingFor(format: MarkdownFormat): Handle {
  return (state, heading: Element) => {
    const made = defaultHandlers.h2(state, heading);
    const id = attribute(heading, 'id');
    const value = ` ${format === 'mdx' ? '\\' : ''}{#${id}}`;
    if (id) made.children.push({ type: 'mdxTextExpression', value } as never);
    return made;
  };
}

/** Blank lines belong around tags, also in a list. */
function listItem(state: State, item: Element) {
  const made = defaultHandlers.li(state, item);
  return made.children.some(({ type }) => type === 'html') ? { ...made, spread: true } : made;
}

function tagsOf(element: Element): [start: string, end: string] {
  const both = toHtml({ ...element, children: [] });
  const at = both.lastIndexOf('</');
  return [both.slice(0, at), both.slice(at)];
}

/** A line break within `<pre>` is a character reference, because an empty line would end the HTML. */
function onOneLine(element: Element): string {
  return toHtml(element, { closeSelfClosing: true }).replaceAll(
    /<pre\b[\s\S]*?<\/pre>|\s*\n\s*/g,
    (part) => (part.startsWith('<pre') ? part.replaceAll('\n', '&#10;') : ' '),
  );
}

/** In MDX, the text of HTML is Markdown, and braces are code. */
function escaped(html: string, format: MarkdownFormat): string {
  if (format === 'md') return html;
  return html.replaceAll(/(?<=>)[^<]*/g, (text, at: number) =>
    html.endsWith('<code>', at) && MAY_BE_ADDRESS.test(text)
      ? literal(text)
      : text.replaceAll(/[{}[\]*_~`\\]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}

/** The text of code as a literal in braces, in which an address is no link. */
function literal(html: string): string {
  return `{${JSON.stringify(html.replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&'))}}`;
}

function component({ properties }: Element): string {
  const attributes = Object.entries(properties).map(
    ([name, value]) =>
      ` ${name}="${String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  return `<Embed${attributes.join('')} />`;
}

function codeBlock(state: State, pre: Element) {
  const node = {
    type: 'code' as const,
    lang: languageOf(pre),
    meta: infoString(pre),
    value: codeText(pre).replace(/\n$/, ''),
  };
  state.patch(pre, node);
  return node;
}

/** The rest of the info string of a Markdown fence. Without a language, it would be taken for one. */
function infoString(pre: Element): string | null {
  const code = find(pre, ({ tagName }) => tagName === 'code');
  return (code && languageOf(pre) && attribute(code, 'dataMeta')) || null;
}

const BLOCK_CONTENT = /^(?:blockquote|details|dl|figure|h\d|hr|ol|p|pre|table|ul|br)$/;

/** Whether Markdown can express a table: one line in each cell, and no cell across several. */
function isPlainTable(element: Element): boolean {
  return element.children.every((child) => {
    if (child.type !== 'element') return true;
    const { colSpan, rowSpan } = child.properties;
    if (Number(colSpan ?? 1) > 1 || Number(rowSpan ?? 1) > 1) return false;
    const isCell = child.tagName === 'td' || child.tagName === 'th';
    if (isCell && holds(child, BLOCK_CONTENT)) return false;
    return child.tagName !== 'caption' && isPlainTable(child);
  });
}

function holds({ children }: Element, names: RegExp): boolean {
  return children.some(
    (child) => child.type === 'element' && (names.test(child.tagName) || holds(child, names)),
  );
}
