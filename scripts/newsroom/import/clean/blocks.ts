import type { Element, ElementContent } from 'hast';
import { CALLOUTS, OTHER_KINDS } from '../../../../src/story/loading/callouts.ts';
import { attribute, element, find, hasClass, replaceElements, text, textOf } from '../hast.ts';
import { card } from './cards.ts';
import type { Step } from './cleaning.ts';

/** Boxes that are not part of a story: sign-up forms, share buttons, ads and related posts. */
const FURNITURE = [
  'subscription-widget',
  'subscription-widget-wrap',
  'subscribe-widget',
  'kg-signup-card',
  'kg-email-card',
  'kg-email-cta-card',
  'captioned-button-wrap',
  'sharedaddy',
  'jp-relatedposts',
  'addtoany_share_save_container',
  'image-link-expand',
  'header-anchor-widget',
  'anchorjs-link',
  'headerlink',
];

/** Boxes that become a callout, and the words for it in Markdown. */
const CALLOUT_BOXES = [
  'kg-callout-card',
  'callout',
  'callout-block',
  'admonition',
  'notice',
  'wp-block-group has-background',
];

/** Rewrites the boxes of known editors in plain HTML, and removes what is not part of the story. */
export const knownBlocks: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    if (hasClass(found, ...FURNITURE)) {
      const words = textOf(found).slice(0, 60);
      if (words) note(`removed a box for sign-up or sharing: “${words}”`);
      return [];
    }
    if (hasClass(found, 'kg-toggle-card')) return [toggle(found)];
    if (hasClass(found, ...CALLOUT_BOXES)) return [callout(found)];
    if (found.tagName === 'blockquote') return alert(found);
    if (hasClass(found, 'kg-button-card', 'wp-block-button', 'button-wrapper'))
      return linkOf(found);
    if (hasClass(found, 'kg-file-card', 'wp-block-file', 'file-embed-wrapper'))
      return linkOf(found);
    if (hasClass(found, 'paywall-jump', 'paywall')) {
      note('marked where the paywall was with a line');
      return [element('hr', {})];
    }
    return undefined;
  });
};

/** The first line of a block quote that Broadsheet shows as a callout: `[!NOTE]`. */
export const CALLOUT = 'x-callout';

function callout(box: Element): Element {
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
function alert({ children }: Element): Element[] | undefined {
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
  return [marked(kind.toUpperCase(), [...heading, ...below])];
}

const ALERT = /^\[!([a-z][\w-]*)\][+-]?[ \t]*/i;

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

const KINDS: readonly (readonly [classes: readonly string[], kind: string])[] = [
  [['tip', 'success', 'kg-callout-card-green'], 'TIP'],
  [['important', 'info', 'kg-callout-card-purple'], 'IMPORTANT'],
  [['warning', 'kg-callout-card-yellow'], 'WARNING'],
  [['caution', 'danger', 'error', 'kg-callout-card-red'], 'CAUTION'],
];

function isEmoji(child: ElementContent | { type: string }): boolean {
  return 'tagName' in child && hasClass(child, 'kg-callout-emoji');
}

function toggle(box: Element): Element {
  const part = (name: string) => find(box, (one) => hasClass(one, name));
  const title = part('kg-toggle-heading');
  const heading = find(box, ({ tagName }) => /^h\d$/.test(tagName));
  const content = part('kg-toggle-content')?.children ?? [];
  const summary = textOf(heading ?? title ?? box);
  return element('details', {}, [element('summary', {}, [text(summary)]), ...content]);
}

/** A button or a file as a paragraph with a link. */
function linkOf(box: Element): ElementContent[] {
  const link = find(box, ({ tagName }) => tagName === 'a');
  const href = link && attribute(link, 'href');
  if (!link || !href) return [];
  const title = find(box, (one) => hasClass(one, 'kg-file-card-title', 'file-embed-details-h1'));
  const words = textOf(title ?? link) || href;
  return [element('p', {}, [element('a', { href }, [text(words)])])];
}

/** Substack keeps what it shows of an embed in `data-attrs`, as JSON. */
export const substackEmbeds: Step = (tree, { note }) => {
  replaceElements(tree, (found) => {
    const attrs = attribute(found, 'dataAttrs');
    if (!attrs) return undefined;
    const url = urlIn(attrs);
    const isButton = hasClass(found, 'button-wrapper', 'digest-post-embed');
    if (url && (isButton || !find(found, ({ tagName }) => tagName === 'img' || tagName === 'p'))) {
      return [card({ url, title: textOf(found).slice(0, 200) })];
    }
    if (hasClass(found, 'poll-embed')) {
      note('removed a poll');
      return [];
    }
    return undefined;
  });
};

function urlIn(json: string): string | undefined {
  try {
    const facts = JSON.parse(json) as Partial<Record<string, unknown>> | null;
    const video = facts?.['videoId'];
    if (typeof video === 'string') return `https://www.youtube.com/watch?v=${video}`;
    const url = [facts?.['url'], facts?.['canonical_url'], facts?.['post_url']].find(
      (one) => typeof one === 'string' && /^https?:\/\/\S+$/.test(one) && URL.canParse(one),
    );
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}
