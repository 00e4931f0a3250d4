import { bracesEnd } from './braces.ts';
import type { Edit } from '../../../core/text-edits.ts';
import { type EditedText, editedText } from '../source-text/edited-text.ts';
import { commentEdit } from './html-comment.ts';
import { tagAt } from './html-tag.ts';
import { preLineEdits } from './pre-lines.ts';
import { meantEdits } from '../source-text/meant-edits.ts';
import { eachOpening } from '../source-text/text-outside-code.ts';
import { tightDetails } from './tight-details.ts';

const AUTOLINK =
  /<(?<url>(?:https?:\/\/|mailto:|tel:)[^\s<>]+|(?<email>[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+))>/iy;
/** What is before an address between angle brackets: `[a](<https://…>)` and `[a]: <https://…>`. */
const TARGET_START = /\]\([ \t]*$|^[ \t>]*\[[^\]\n]*\]:[ \t]*$/;
/** Characters before an address among which these are looked for. */
const NEAR = 200;
const HEADING_ID = /\{#[\p{L}\p{N}][\p{L}\p{N}_.:-]*\}(?=[ \t]*#*[ \t]*(?:[\r\n]|$))/uy;
const IN_HEADING = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*#{1,6}[ \t]/;

/**
 * Rewrites what MDX refuses although its meaning is plain: `<br>` and other void elements, comments and
 * attributes of HTML, typographic quotation marks around attributes, autolinks, ids of headings, lines in
 * `<pre>`, and `<details>` without empty lines. Code is left as it is.
 */
export function markdownInMdx(body: string): EditedText {
  const edits: Edit[] = [];
  const read = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(body);
  };
  const lineBreaks = tightDetails(body);
  let hasBraces = true;
  let hasComments = true;
  let preEnd = 0;

  eachOpening(body, (opening) => {
    const { at, char, lineStart } = opening;
    if (char === '](' || char === '\u00A0' || char === '#') {
      const here = meantEdits(body, opening);
      edits.push(...here);
      return here.at(-1)?.end ?? at + 1;
    }
    if (char === '{') {
      if (read(HEADING_ID, at) && IN_HEADING.test(body.slice(lineStart, at))) {
        edits.push({ start: at, end: at, text: '\\' });
      }
      const end = hasBraces ? bracesEnd(body, at) : undefined;
      hasBraces = end !== undefined;
      return end ?? at + 1;
    }
    if (hasComments && body.startsWith('<!--', at)) {
      const edit = commentEdit(body, at, lineStart);
      hasComments = edit !== undefined;
      if (edit) edits.push(edit);
      return edit?.end ?? at + 1;
    }
    const isTarget = TARGET_START.test(body.slice(Math.max(lineStart, at - NEAR), at));
    const autolink = isTarget ? undefined : autolinkEdit(read(AUTOLINK, at));
    if (autolink) {
      edits.push(autolink);
      return autolink.end;
    }
    const tag = tagAt(body, at);
    if (!tag) return at + 1;
    const { before, after } = lineBreaks(at, lineStart);
    edits.push(...insertion(at, before), ...tag.edits, ...insertion(tag.end, after));
    const pre = at < preEnd ? undefined : preLineEdits(body, at);
    if (pre) {
      preEnd = pre.end;
      edits.push(...pre.edits);
    }
    return tag.end;
  });
  return editedText(body, withoutOverlaps(edits));
}

/** The edits in order. A comment in `<pre>` is an edit of lines. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((edit) => {
      const isFree = edit.start >= end;
      if (isFree) end = edit.end;
      return isFree;
    });
}

function autolinkEdit(match: RegExpExecArray | null): Edit | undefined {
  if (!match) return undefined;
  const { url = '', email } = match.groups ?? {};
  const text = url.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
  const address = `${email ? 'mailto:' : ''}${url}`.replaceAll(/[\\{|}]/g, encodeURIComponent);
  return {
    start: match.index,
    end: match.index + match[0].length,
    text: `[${text}](<${address}>)`,
  };
}

function insertion(at: number, text: string): Edit[] {
  return text ? [{ start: at, end: at, text }] : [];
}
