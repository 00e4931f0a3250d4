import type { ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import { nearest } from '../../core/nearest.ts';
import { words } from '../../i18n/words.ts';
import type { BodyFault } from './body-fault.ts';
import { CALLOUTS, OTHER_KINDS } from './callouts.ts';
import { lineOf } from './line-of.ts';

/** The marker of an alert, with Obsidian's sign for one that can be folded. `directives.ts` adds an index. */
const MARKER = /^\[!(?<kind>[a-z][\w-]*)(?::(?<index>\d+))?\][+-]?[ \t]*/i;

/** What a title can have, because it is shown without markup. */
const IN_TITLE = new Set(['em', 'strong']);

/**
 * Turns a block quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`
 * into a Callout (GitHub Docs, "Basic writing and formatting syntax", section Alerts), and those with the
 * kinds of other programs. Words on the line of the marker are the title, or the content if nothing follows.
 * Reports unknown kinds and empty alerts, which would be printed as typed. `titles` are the titles of those
 * that were directives. `shownTitles` receives the index of each that becomes a Callout.
 */
export const alerts = (
  titles: readonly string[],
  shownTitles: Set<number>,
  refuse: (fault: BodyFault) => void,
) =>
  defineHastPlugin({
    name: 'alerts',
    options: { position: true },
    element: {
      filter: ['blockquote'],
      visit(quotation) {
        const at = quotation.children.findIndex(({ type }) => type === 'element');
        const first = quotation.children[at];
        const start = first?.type === 'element' && first.tagName === 'p' && first.children[0];
        if (!first || !start || start.type !== 'text') return undefined;
        const { 0: marker = '', groups } = MARKER.exec(start.value) ?? {};
        const { kind = '', index } = groups ?? {};
        const directive = index === undefined ? undefined : titles[Number(index)];
        if (marker === '' || (index !== undefined && directive === undefined)) return undefined;

        const kindOf = kind.toLowerCase();
        const alert = CALLOUTS[kindOf] ?? OTHER_KINDS[kindOf];
        const line = lineOf(quotation);
        if (!alert) {
          refuse({ ...unknownKind(kind), line });
          return undefined;
        }
        const text = { type: 'text' as const, value: start.value.slice(marker.length) };
        const below = quotation.children.slice(at + 1);
        const [heading, rest] = atLineBreak([text, ...first.children.slice(1)]);
        const isBelow = rest.length > 0 || below.some(({ type }) => type === 'element');
        const isTitle = isBelow && heading.every(isInTitle);
        const content = isTitle ? rest : first.children.with(0, text);
        const paragraph = content.every(isBlank) ? [] : [{ ...first, children: content }];
        if (paragraph.length === 0 && !isBelow) {
          refuse({ key: 'body', found: `[!${kind}] without text`, expected: EXPECTED_TEXT, line });
          return undefined;
        }
        if (index !== undefined) shownTitles.add(Number(index));
        const standard = CALLOUTS[kindOf] ? words.stories.alerts[alert] : capitalized(kindOf);
        const title = directive || (isTitle && textIn(heading).trim()) || standard;
        const tone = alert === 'warning' || alert === 'caution' ? 'warning' : 'note';
        return {
          type: 'mdxJsxFlowElement' as const,
          name: 'Callout',
          attributes: [
            { type: 'mdxJsxAttribute' as const, name: 'title', value: title },
            { type: 'mdxJsxAttribute' as const, name: 'tone', value: tone },
          ],
          children: [...paragraph, ...below],
        };
      },
    },
  });

const EXPECTED_TEXT = 'the text of the callout on the lines below, each of which begins with >';

function unknownKind(kind: string): Omit<BodyFault, 'line'> {
  const near = nearest(kind.toLowerCase(), Object.keys(CALLOUTS))?.toUpperCase();
  return {
    key: 'body',
    found: `[!${kind}]`,
    expected:
      '[!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]; to show the bracket, use \\[',
    instead: (line) => line.replace(`[!${kind}]`, near ? `[!${near}]` : String.raw`\[!${kind}]`),
  };
}

/** The content of a paragraph up to its first line break, and after it. */
function atLineBreak(nodes: readonly ElementContent[]): [ElementContent[], ElementContent[]] {
  const isBreak = (node: ElementContent) =>
    node.type === 'text' ? node.value.includes('\n') : isElement(node, 'br');
  const at = nodes.findIndex(isBreak);
  const node = nodes[at];
  if (!node) return [[...nodes], []];
  const after = nodes.slice(at + 1);
  if (node.type !== 'text') return [nodes.slice(0, at), after];
  const [before = '', ...rest] = node.value.split('\n');
  return [
    [...nodes.slice(0, at), { type: 'text', value: before }],
    [{ type: 'text', value: rest.join('\n') }, ...after],
  ];
}

function isElement(node: ElementContent, name: string): boolean {
  return node.type === 'element' && node.tagName === name;
}

function isInTitle(node: ElementContent): boolean {
  if (node.type === 'text') return true;
  return node.type === 'element' && IN_TITLE.has(node.tagName) && node.children.every(isInTitle);
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'element' ? textIn(node.children) : '',
    )
    .join('');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
