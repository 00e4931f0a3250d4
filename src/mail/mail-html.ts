import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { direction } from '../i18n/language.ts';
import { plainTree } from '../story/feed/feed-html.ts';
import { xmlText } from '../core/xml-text.ts';

/**
 * The HTML of an article for an email: the HTML of its feed, plus the few inline styles that email
 * clients need. Text and background colors are left to the client, so that its dark mode works.
 * `pageUrl` is the absolute address of the article's page; `line` is the color of lines, in light
 * and dark mode.
 */
export function mailHtml(html: string, pageUrl: string, line: string): string {
  const tree = plainTree(html, pageUrl);
  visit(tree, 'element', ({ tagName, properties }) => {
    properties['className'] = undefined;
    const style = STYLES.get(tagName);
    if (!style) return;
    // Outlook aligns a cell by its attribute only, and the style must not override it elsewhere.
    const align = typeof properties['align'] === 'string' ? properties['align'] : START;
    properties['style'] = style.replace('$align', align).replace('$line', line);
  });
  return xmlText(toHtml(tree));
}

// Outlook supports neither `start` nor CSS logical properties.
const [START, END] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
const CELL = `padding:6px 0;padding-${END}:16px;border-bottom:1px solid $line;text-align:$align;vertical-align:top;word-break:normal`;

const STYLES: ReadonlyMap<string, string> = new Map([
  ['a', 'color:inherit;text-decoration:underline'],
  ['figure', 'margin:24px 0'],
  ['figcaption', 'margin:4px 0;font-size:14px'],
  ['img', 'display:block;max-width:100%;height:auto;border:0'],
  ['table', 'border-collapse:collapse;font-size:15px'],
  ['th', CELL],
  ['td', CELL],
  ['blockquote', `margin:24px 0;padding-${START}:16px;border-${START}:3px solid $line`],
  ['pre', 'overflow-x:auto;white-space:pre-wrap;font-size:14px'],
]);
