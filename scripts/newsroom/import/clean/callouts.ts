import type { Element, ElementContent } from 'hast';
import { CALLOUTS, OTHER_KINDS } from '../../../../src/story/loading/callouts.ts';
import { element, hasClass, text } from '../hast.ts';

/** The first line of a block quote that Broadsheet shows as a callout: `[!NOTE]`. */
export const CALLOUT = 'x-callout';

/** The callout that a box becomes, by the classes of known editors; `undefined` for any other. */
export function calloutOfBox(box: Element): Element | undefined {
  if (!hasClass(box, ...BOXES)) return undefined;
  const kind = KINDS.find(([words]) => hasClass(box, ...words))?.[1] ?? 'NOTE';
  return marked(
    kind,
    box.children.filter((child) => !isEmoji(child)),
  );
}

function marked(kind: string, children: ElementContent[]): Element {
  const mark = element('p', {}, [element(CALLOUT, {}, [text(`[!${kind}]`)])]);
  return element('blockquote', {}, [mark, ...children]);
}

/**
 * A block quote that is a callout in Markdown: its first line is `[!NOTE]`, maybe with a title, which becomes
 * a line of its own.
 */
export function calloutOfQuotation({ tagName, children }: Element): Element | undefined {
  if (tagName !== 'blockquote') return undefined;
  const at = children.findIndex(({ type }) => type === 'element');
  const paragraph = children[at];
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p') return undefined;
  const [first, next, ...others] = paragraph.children;
  if (first?.type !== 'text') return undefined;
  const [mark = '', name = ''] = ALERT.exec(first.value) ?? [];
  const kind = CALLOUTS[name.toLowerCase()] ?? OTHER_KINDS[name.toLowerCase()];
  const [title = '', ...lines] = first.value.slice(mark.length).split('\n');
  const isBreak = next?.type === 'element' && next.tagName === 'br';
  if (!kind || (lines.length === 0 && next && !isBreak)) return undefined;
  const rest = [text(lines.join('\n')), ...(next && !isBreak ? [next] : []), ...others];
  const below = [
    ...(rest.every(isBlank) ? [] : [element('p', {}, rest)]),
    ...children.slice(at + 1).filter((one) => !isBlank(one)),
  ];
  const words = below.length > 0 ? element('strong', {}, [text(title.trim())]) : text(title);
  const heading = title.trim() === '' ? [] : [element('p', {}, [words])];
  return marked(kind.toUpperCase(), [...heading, ...below]);
}

const ALERT = /^\[!([a-z][\w-]*)\][+-]?[ \t]*/i;

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Classes of boxes that are callouts. */
const BOXES = [
  'kg-callout-card',
  'callout',
  'callout-block',
  'admonition',
  'notice',
  'wp-block-group has-background',
];

const KINDS: readonly (readonly [classes: readonly string[], kind: string])[] = [
  [['tip', 'success', 'kg-callout-card-green'], 'TIP'],
  [['important', 'info', 'kg-callout-card-purple'], 'IMPORTANT'],
  [['warning', 'kg-callout-card-yellow'], 'WARNING'],
  [['caution', 'danger', 'error', 'kg-callout-card-red'], 'CAUTION'],
];

function isEmoji(child: ElementContent | { type: string }): boolean {
  return 'tagName' in child && hasClass(child, 'kg-callout-emoji');
}
