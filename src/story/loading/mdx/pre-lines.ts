import type { Edit } from '../../../core/text-edits.ts';
import { bracesEnd } from './braces.ts';

/** Stands for the end of a line in `<pre>`: a character that is reserved for private use. */
export const LINE_END = '\uE017';

const PRE = /<pre(?=[\s>])[^<>]*>/iy;
const END = /<\/pre\s*>/gi;
const PART = /\\[^\n]|<\/?[a-z][^<>]*>|\{|\r?\n/gi;

/**
 * The edits that put `<pre>` and its content on one line, which is all that MDX needs to take its text as it
 * is: empty lines would end it, and text after the tag would have to end in the same paragraph. `end` is the
 * offset of its end tag, or infinite if there is none. `undefined` if no `<pre>` begins at `at`.
 */
export function preLineEdits(body: string, at: number): { end: number; edits: Edit[] } | undefined {
  PRE.lastIndex = at;
  const [tag] = PRE.exec(body) ?? [];
  if (tag === undefined) return undefined;
  END.lastIndex = at + tag.length;
  const end = END.exec(body)?.index;
  const edits: Edit[] = [];
  if (end === undefined || body.includes(LINE_END)) return { end: Infinity, edits };
  PART.lastIndex = at + tag.length;
  let hasBraces = true;
  for (let match = PART.exec(body); match && match.index < end; match = PART.exec(body)) {
    const [part] = match;
    if (part === '{' && hasBraces) {
      const close = bracesEnd(body, match.index);
      hasBraces = close !== undefined;
      PART.lastIndex = close ?? PART.lastIndex;
    }
    if (part.endsWith('\n'))
      edits.push({ start: match.index, end: PART.lastIndex, text: LINE_END });
  }
  return { end, edits };
}
