import type { Element, ElementContent, RootContent } from 'hast';
import { words } from '../i18n/words.ts';
import { loweredText, raisedText } from '../story/feed/raised-text.ts';
import { EMBEDDED_CODE } from '../story/feed/block-elements.ts';

/** Marks a forced line break. It counts as white space, so it cannot occur in the text of an article. */
export const LINE_BREAK = '\u2028';

type Node = RootContent | ElementContent;

/**
 * The text of inline nodes, on one line except for {@link LINE_BREAK}s. `keepSpace` keeps white
 * space, for code. Links within the page at `pageUrl`, such as footnotes, are printed without their
 * address.
 */
export function inlineText(
  nodes: readonly Node[],
  pageUrl: string,
  { keepSpace = false }: { keepSpace?: boolean } = {},
): string {
  const textOf = (node: Node): string => {
    if (node.type === 'text') return keepSpace ? node.value : node.value.replace(/\s+/g, ' ');
    if (node.type !== 'element' || EMBEDDED_CODE.has(node.tagName)) return '';
    return elementText(node, node.children.map(textOf).join(''), pageUrl);
  };
  const text = nodes.map(textOf).join('');
  return keepSpace
    ? text
    : text
        .replace(/ *\u2028 */g, LINE_BREAK)
        .replace(/ {2,}/g, ' ')
        .trim();
}

function elementText({ tagName, properties, children }: Element, text: string, pageUrl: string) {
  switch (tagName) {
    case 'br':
      return LINE_BREAK;
    case 'img':
      return properties['alt'] ? words.stories.picture(oneLine(properties['alt'])) : '';
    case 'input':
      return properties['type'] === 'checkbox' ? (properties['checked'] ? '[x] ' : '[ ] ') : '';
    case 'q':
      return words.stories.quoted(text);
    case 'sup':
      return children.some((child) => child.type === 'element' && child.tagName === 'a')
        ? `[${text.trim()}]`
        : raisedText(text);
    case 'sub':
      return loweredText(text);
    case 'del':
    case 's':
      return text.trim() === '' ? text : words.stories.struck(text);
    case 'a':
      return linkText(text, String(properties['href'] ?? ''), pageUrl);
    default:
      return text;
  }
}

function linkText(text: string, href: string, pageUrl: string): string {
  const words = text.trim();
  const isWithinPage = href.startsWith('#') || href.split('#')[0] === pageUrl;
  // The back arrow of a footnote has no meaning in plain text.
  if (isWithinPage && words.startsWith('↩')) return '';
  const isAddress = [href, href.replace(/^mailto:/, ''), href.replace(/\/$/, '')].includes(words);
  if (isWithinPage || words === '' || href === '' || isAddress) return text;
  return `${text.trimEnd()} (${oneLine(href)})${/\s$/.test(text) ? ' ' : ''}`;
}

function oneLine(value: unknown): string {
  return String(value).replace(/\s+/g, ' ').trim();
}
