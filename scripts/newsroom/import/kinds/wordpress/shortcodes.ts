import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { writeShortcode, type ShortcodeContext } from './known-shortcodes.ts';
import { codeShortcodes } from './code-shortcodes.ts';
import { piecesOf } from '../../exports/html-pieces.ts';

/**
 * Replaces the shortcodes of WordPress with HTML. Others are removed and named; text between a shortcode
 * and its end stays. Words in brackets that are no shortcode stay too.
 */
export function withoutShortcodes(html: string, context: ShortcodeContext): string {
  return piecesOf(codeShortcodes(html), ['pre', 'code', 'script', 'style', 'textarea'])
    .map(({ text, isVerbatim }) => (isVerbatim ? text : rewritten(text, context)))
    .join('');
}

/** A shortcode, or its end. Two brackets show it instead of running it. */
const TAG = /\[(\[?)(\/?)([a-z][\w-]*)((?:[\s=][^[\]]*?)?)(\/?)\](\]?)/gi;

interface Tag {
  name: string;
  parameters: string;
  isEnd: boolean;
  index: number;
  after: number;
}

function rewritten(text: string, context: ShortcodeContext): string {
  const tags = tagsIn(text);
  const ends = endsOf(tags);
  let result = '';
  let at = 0;
  const removed = new Set<string>();
  for (const tag of tags) {
    if (tag.index < at) continue;
    const { name, parameters, isEnd, index, after } = tag;
    const end = ends.get(tag);
    const content = end ? text.slice(after, end.index) : '';
    const html = isEnd ? undefined : writeShortcode(name, parameters, content, context);
    if (html !== undefined) {
      result += text.slice(at, index) + html;
      at = end ? end.after : after;
      continue;
    }
    const isShortcode = isEnd
      ? removed.has(name)
      : end !== undefined || /=["']?\S/.test(parameters) || isAlone(text, tag);
    if (!isShortcode) continue;
    if (!removed.has(name)) context.note(`removed the shortcode [${name}]`);
    removed.add(name);
    result += text.slice(at, index);
    at = after;
  }
  return (result + text.slice(at)).replaceAll(SHOWN, (_, shown: string) => escapeXml(shown));
}

/** The end of each shortcode that has one before the next of its name. */
function endsOf(tags: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const ends = new Map<Tag, Tag>();
  const next = new Map<string, Tag>();
  for (const tag of tags.toReversed()) {
    const following = next.get(tag.name);
    if (!tag.isEnd && following?.isEnd) ends.set(tag, following);
    next.set(tag.name, tag);
  }
  return ends;
}

/** A shortcode that a post shows: `[[gallery]]`. */
const SHOWN = /\[(\[\/?[a-z][\w-]*(?:[\s=][^[\]]*)?\])\]/gi;

function tagsIn(text: string): Tag[] {
  return Array.from(text.matchAll(TAG))
    .filter(([, before, , , , , behind]) => !(before && behind))
    .map(
      ({
        0: tag,
        1: before = '',
        2: slash,
        3: name = '',
        4: parameters = '',
        6: behind = '',
        index,
      }) => ({
        name: name.toLowerCase(),
        parameters: parameters.trim(),
        isEnd: slash === '/',
        index: index + before.length,
        after: index + tag.length - behind.length,
      }),
    );
}

/** Whether a shortcode is the only thing on its line, or in its paragraph. */
function isAlone(text: string, { index, after }: Tag): boolean {
  const before = text.slice(Math.max(0, index - 40), index);
  const behind = text.slice(after, after + 40);
  return (
    /(?:^|\n|<(?:p|div)(?:\s[^<>]*)?>)\s*$/.test(before) &&
    /^\s*(?:$|\n|<\/(?:p|div)>)/.test(behind)
  );
}
