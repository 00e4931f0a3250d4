import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { parseSrcset, stringifySrcset } from 'srcset';
import { visit } from 'unist-util-visit';
import { xmlText } from '../../core/xml-text.ts';

/**
 * The HTML of an article, sanitized for feeds: every URL is absolute, and styles, scripts, forms and
 * classes are removed, except the language of code. Relative URLs are resolved against `pageUrl`, the absolute URL of the article's
 * page. Outer elements that have no language get `attributes`, the language and direction of the text.
 */
export function feedHtml(html: string, pageUrl: string, attributes: TextAttributes = {}): string {
  return treeAsHtml(feedTree(html, pageUrl, attributes));
}

/** The same as a syntax tree, which `treeAsHtml` writes. */
export function feedTree(html: string, pageUrl: string, attributes: TextAttributes = {}): Root {
  const tree = plainTree(html, pageUrl);
  for (const child of tree.children) {
    if (child.type !== 'element' || child.properties['lang']) continue;
    child.properties = { ...attributes, ...child.properties };
  }
  return tree;
}

/** The language and direction of a text. */
interface TextAttributes {
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

export function treeAsHtml(tree: Root): string {
  return xmlText(toHtml(tree));
}

/** A syntax tree as in `feedTree`, without the language of the text. */
export function plainTree(html: string, pageUrl: string): Root {
  const written = fromHtml(html, { fragment: true });
  visit(written, 'element', keepAlignment);
  const tree = sanitize(written, FEED_SCHEMA) as Root;
  visit(tree, 'element', (element) => makeAbsolute(element, pageUrl));
  return tree;
}

const URL_PROPERTIES = ['href', 'src', 'poster', 'cite', 'data', 'longDesc'] as const;

/** GitHub's allowlist, plus the elements of an article and minus every class but the language of code. */
const FEED_SCHEMA: Schema = {
  ...defaultSchema,
  // Footnotes link to ids; a prefix would break those links.
  clobberPrefix: '',
  strip: ['script', 'style', 'template'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => name !== 'span' && name !== 'div'),
    'abbr',
    'cite',
    'figcaption',
    'figure',
    'mark',
    'small',
    'time',
    'u',
  ],
  attributes: {
    '*': ['id', 'dir', 'lang', 'title'],
    a: ['href'],
    img: ['src', 'srcSet', 'sizes', 'alt', 'width', 'height'],
    source: ['src', 'srcSet', 'sizes', 'type', 'media'],
    time: ['dateTime'],
    blockquote: ['cite'],
    code: [['className', /^language-./]],
    q: ['cite'],
    ol: ['start', 'reversed'],
    th: ['colSpan', 'rowSpan', 'scope', 'align'],
    td: ['colSpan', 'rowSpan', 'align'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  },
};

/** On the site, a cell's alignment is a class. Feeds and emails drop classes, so it becomes `align`. */
function keepAlignment({ tagName, properties }: Element): void {
  if (tagName !== 'td' && tagName !== 'th') return;
  const alignment = /(?:^|\s)align-(left|center|right)(?:\s|$)/.exec(
    [properties['className']].flat().join(' '),
  );
  if (alignment?.[1]) properties['align'] = alignment[1];
}

/** Resolves every URL of the element, and removes those that are not valid. */
function makeAbsolute({ properties }: Element, pageUrl: string): void {
  for (const name of URL_PROPERTIES) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = URL.parse(value, pageUrl)?.href;
  }
  const { srcSet } = properties;
  if (typeof srcSet !== 'string') return;
  const candidates = parseSrcset(srcSet).flatMap((candidate) => {
    const url = URL.parse(candidate.url, pageUrl)?.href;
    return url ? [{ ...candidate, url }] : [];
  });
  properties['srcSet'] = candidates.length > 0 ? stringifySrcset(candidates) : undefined;
}
