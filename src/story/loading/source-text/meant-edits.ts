import type { Edit } from '../../../core/text-edits.ts';
import { typographicMarks } from '../mdx/html-tag.ts';
import { type EditedText, editedText } from './edited-text.ts';
import { targetEdits } from './target-edits.ts';
import { eachOpening, type Opening } from './text-outside-code.ts';

const MAY_NEED =
  /[#*+.)>-][\u00A0\u3000]|(?<![^\s>])#{2,6}[^\s#]|\]\([^()\n]* |\)\{|=\s*[“”„‘«]|<tr>\s*<\/tr>/i;
/** A row without cells. */
const EMPTY_ROW = /<tr>\s*<\/tr>/iy;

/**
 * Makes a Markdown text mean what it looks like, where its meaning is plain: see `meantEdits`. Lines that may
 * be indented code stay as they are.
 */
export function withMeantEdits(body: string): EditedText {
  const edits: Edit[] = [];
  if (MAY_NEED.test(body)) {
    eachOpening(body, (opening) => {
      const { at, char, lineStart } = opening;
      if (/^(?: {4}|\t)/.test(body.slice(lineStart, lineStart + 4))) return at + 1;
      const here = char === '<' ? tagEdits(body, at) : meantEdits(body, opening);
      edits.push(...here);
      return here.at(-1)?.end ?? at + 1;
    });
  }
  return editedText(body, edits);
}

/** The edits of a tag. A row without cells is left out: in a table of Markdown it would end the row around it. */
function tagEdits(body: string, at: number): Edit[] {
  EMPTY_ROW.lastIndex = at;
  const [row] = EMPTY_ROW.exec(body) ?? [];
  return row ? [{ start: at, end: at + row.length, text: '' }] : typographicMarks(body, at);
}

/**
 * The edits at an opening, in order. A no-break space, or an ideographic one, after the number signs of a heading
 * or the mark of a list item or a block quote becomes a space: without it, CommonMark has neither there (sections
 * 4.2 and 5.2). Text directly after
 * two number signs or more gets one; after one, it may be a hashtag. For the others, see
 * `targetEdits`.
 */
export function meantEdits(body: string, { at, char }: Opening): Edit[] {
  if (char === '\u00A0') return [{ start: at, end: at + 1, text: ' ' }];
  if (char === '#') return [{ start: at, end: at, text: ' ' }];
  return char === '](' ? targetEdits(body, at) : [];
}
