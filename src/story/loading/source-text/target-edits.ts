import type { Edit } from '../../../core/text-edits.ts';

/** What is between the parentheses of a link, with up to one pair of its own. */
const TARGET = /\]\((?<target>(?:[^()\n]|\([^()\n]*\))*)\)/y;
/** The name of a file, or an address, before a title. */
const ADDRESS =
  /^(?<start>[ \t]*)(?<name>(?:https?:\/\/|mailto:|\/|#|\.\.?\/)[^<>"'\n]*[^\s<>"']|[^<\s].*?\.[a-z\d]{2,4})(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*$/i;
/** A size, as other programs write it: `=100x`, `=50%`. */
const SIZE = /[ \t]+=(?=[\dx])(?:\d+(?:%|px)?)?(?:x(?:\d+(?:%|px)?)?)?[ \t]*$/;
/** Attributes of Pandoc, kramdown and others that only change the look. */
const LOOK =
  /\{:?[ \t]*(?:(?:\.[\w-]+|(?:align|class|height|loading|rel|style|target|width)=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))[ \t]*)+\}/y;

/**
 * The edits of the link or picture whose text ends at `at`. A file name or an address with spaces gets angle
 * brackets, as in `![A](<./my photo.png>)`: without them, CommonMark has no link there (section 6.3). Sizes
 * and attributes for the look are removed, because the site sets both.
 */
export function targetEdits(body: string, at: number): Edit[] {
  TARGET.lastIndex = at;
  const match = TARGET.exec(body);
  const target = match?.groups?.['target'];
  if (!match || target === undefined) return [];
  const edits: Edit[] = [];
  const from = at + 2;
  const [size = ''] = SIZE.exec(target) ?? [];
  const { start = '', name = '' } =
    ADDRESS.exec(target.slice(0, target.length - size.length))?.groups ?? {};
  if (/[ \t]/.test(name)) {
    const begin = from + start.length;
    edits.push({ start: begin, end: begin + name.length, text: `<${name}>` });
  }
  const end = from + target.length;
  if (size) edits.push({ start: end - size.length, end, text: '' });
  LOOK.lastIndex = end + 1;
  const [look = ''] = LOOK.exec(body) ?? [];
  if (look) edits.push({ start: end + 1, end: end + 1 + look.length, text: '' });
  return edits;
}
