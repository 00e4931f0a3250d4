import { nearest } from '../../../core/nearest.ts';
import { writerComponents } from '../../writer-components.ts';
import { isHtmlName } from './html-words.ts';

export const LESS_THAN = '\\<, because < begins a tag';

/** Elements of HTML that articles cannot use, besides those with a report of their own. */
const OTHER_HTML = new Set(
  `body button data datalist dialog fieldset form frame head hgroup html label legend marquee meter
  noscript optgroup option output param progress search slot title track`.split(/\s+/),
);

const COMPONENTS = Object.keys(writerComponents).map((name) => name.toLowerCase());

/**
 * Whether a tag without an end tag is probably text with a less-than sign: one with a name that no element has, such
 * as in `List<T>`, or a comparison such as `a<b and c>d`. `before` is the text before it.
 */
export function isTextLikeTag(tag: string, before: string): boolean {
  const [, written] = /^<([A-Za-z]\w*)(?=[\s>])[^<"'=]*(?<!\/)>$/.exec(tag) ?? [];
  if (written === undefined) return false;
  const name = written.toLowerCase();
  const isElement =
    isHtmlName(name) || OTHER_HTML.has(name) || nearest(name, COMPONENTS) !== undefined;
  return !isElement || (/[\p{L}\p{N})\]]$/u.test(before) && /\s/.test(tag));
}

/** The line with a backslash before the less-than sign at a column. */
export function withLessThan(line: string, column: number): string | undefined {
  const at = column - 1;
  return line[at] === '<' ? `${line.slice(0, at)}\\${line.slice(at)}` : undefined;
}
