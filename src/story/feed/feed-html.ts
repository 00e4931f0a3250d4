import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { parseSrcset, stringifySrcset } from 'srcset';
import { visit } from 'unist-util-visit';
import { xmlText } from '../../core/xml-text.ts';

/**
 * The HTML of an article as a feed may carry it: every address absolute, and nothing that a reader
 * program would have to distrust (no classes, styles, scripts or forms). `pageUrl` is the absolute
 * address of the article's page, against which its relative addresses are resolved.
 */
export function feedHtml(html: string, pageUrl: string): string {
  return xmlText(toHtml(plainTree(html, pageUrl)));
}

/** The same as a tree, for what goes on with it. */
export function plainTree(html: string, pageUrl: string): Root {
  const written = fromHtml(html, { fragment: true });
  visit(written, 'element', keepAlignment);
  const tree = sanitize(written, FEED_SCHEMA) as Root;
  visit(tree, 'element', (element) => makeAbsolute(element, pageUrl));
  return tree;
}

const URL_PROPERTIES = ['href', 'src', 'poster', 'cite', 'data', 'longDesc'] as const;

/** GitHub's allow-list, with the elements of an article added and every class taken out. */
const FEED_SCHEMA: Schema = {
  ...defaultSchema,
  // Ids are the targets of footnotes; a prefix would part the two.
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
    q: ['cite'],
    ol: ['start', 'reversed'],
    th: ['colSpan', 'rowSpan', 'scope', 'align'],
    td: ['colSpan', 'rowSpan', 'align'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  },
};

/** A cell's alignment is a class on the site; feeds and mails have none, but they have an attribute. */
function keepAlignment({ tagName, properties }: Element): void {
  if (tagName !== 'td' && tagName !== 'th') return;
  const alignment = /(?:^|\s)align-(left|center|right)(?:\s|$)/.exec(
    [properties['className']].flat().join(' '),
  );
  if (alignment?.[1]) properties['align'] = alignment[1];
}

/** Resolves every address of the element; one that no reader could resolve is left out. */
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
