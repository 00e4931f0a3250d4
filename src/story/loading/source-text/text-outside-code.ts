/**
 * The start of a tag, of something else in angle brackets, or of braces; the end of the text of a link with
 * a parenthesis after it; or the space after the number signs of a heading or the mark of a list item or a block
 * quote, if it is a no-break space or an ideographic one; or the text of a heading, if it follows two number signs or more without a space.
 */
export interface Opening {
  char: '<' | '{' | '](' | '\u00A0' | '#';
  at: number;
  /** The offset of its line. */
  lineStart: number;
}

/** Of a block quote or a list item. */
const MARK = String.raw`(?:>|[-*+]|\d{1,9}[.)])`;
const PREFIX = String.raw`[ \t]*(?:${MARK}[ \t]*)*`;
const TOKEN = new RegExp(
  String.raw`^${PREFIX}(?<fence>\x60{3,}(?=[^\x60\n]*$)|~{3,}).*$|(?<space>[\u00A0\u3000](?<=^[ \t]*(?:${MARK}[ \t\u00A0\u3000]{0,4}){0,4}(?:#{1,6}|${MARK}).))|(?<tight>^${PREFIX}#{2,6})(?=[A-Za-z0-9\u00C0-\uFFFF])|\\[^\n]|\x60+|[<{]|\]\(`,
  'gm',
);
const BLANK_LINE = /\n[ \t>]*(?=\r?\n|$)/g;

/**
 * Finds each `Opening` that is not in a code block, in a code span or after a backslash. `handle` gives the
 * offset at which to continue. Takes linear time.
 */
export function eachOpening(text: string, handle: (opening: Opening) => number): void {
  const closing = codeSpans(text);
  let lineStart = 0;
  let before = 0;
  const openingAt = (at: number, char: Opening['char']) => {
    const newline = text.slice(before, at).lastIndexOf('\n');
    if (newline >= 0) lineStart = before + newline + 1;
    before = at;
    return { char, at, lineStart };
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    const { fence, space, tight } = match.groups ?? {};
    const end = match.index + token.length;
    TOKEN.lastIndex = end;
    if (fence) TOKEN.lastIndex = fenceEnd(text, fence, end);
    else if (token.startsWith('`')) TOKEN.lastIndex = closing(match.index, token.length);
    else if (space) handle(openingAt(match.index, '\u00A0'));
    else if (tight) handle(openingAt(end, '#'));
    else if (token === '<' || token === '{' || token === '](') {
      TOKEN.lastIndex = Math.max(end, handle(openingAt(match.index, token)));
    }
  }
}

/** The offset after a code block whose first line ends at `from` (CommonMark, section 4.5). */
function fenceEnd(text: string, fence: string, from: number): number {
  const end = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'gm');
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : text.length;
}

/**
 * Gives a function that finds the offset after the code span that begins with `length` backticks at `at`, or
 * after these backticks if they begin none (CommonMark, section 6.1). The calls go forward in the text.
 */
function codeSpans(text: string): (at: number, length: number) => number {
  const runs = Map.groupBy(text.matchAll(/`+/g), ([run]) => run.length);
  const seen = new Map<number, number>();
  let blank = -1;
  return (at, length) => {
    const sameLength = runs.get(length) ?? [];
    let i = seen.get(length) ?? 0;
    while ((sameLength[i]?.index ?? Infinity) <= at) i++;
    seen.set(length, i);
    if (blank < at) {
      BLANK_LINE.lastIndex = at;
      blank = BLANK_LINE.exec(text)?.index ?? text.length;
    }
    const close = sameLength[i]?.index ?? Infinity;
    return close < blank ? close + length : at + length;
  };
}
