import { NO_CONTENTS, type Mark, OTHER_MARKS } from './other-marks.ts';
import { SHORTCODE, withoutShortcode } from './shortcodes.ts';

/** What to write for raised text. */
export const RAISED_TEXT = '<sup>…</sup> around raised text';

const MARKS: Readonly<Record<string, Mark>> = {
  bold: {
    pattern: String.raw`(?<![\\*\w/(])\*\*(?=[^\s*/\w]?\p{L}|\s+[^\s*][^*\n]*\*\*)|(?<=[^\s*\\/])(?<=[\p{L}\p{P}][^\s*\w\\]?)\*\*(?![\w*/])`,
    expected:
      '** directly before and after bold text, in one paragraph; to show the marks, use \\*\\*',
    better: (rest, before) => paired('**', rest, before),
  },
  struck: {
    pattern: String.raw`(?<![\\~\p{L}\p{N}])~~(?=[^\s~]?\p{L}|\s+[^\s~][^~\n]*~~)`,
    expected:
      '~~ directly before and after struck out text, in one paragraph; to show the marks, use \\~~',
    better: (rest, before) => paired('~~', rest, before),
  },
  marked: {
    pattern: String.raw`(?<![\\=\w])==(?=[^\s=])[^=\n]*(?<=\S)==(?![=\w])`,
    expected: '<mark>…</mark> around marked text',
    better: (rest) => rest.replace(/^==(.*?)==/, '<mark>$1</mark>'),
  },
  raised: {
    pattern: String.raw`(?<=[\p{L}\p{N})\].>~])\^(?:[\p{L}\p{N}+-]+|\[[^[\]\n]+\])\^`,
    expected: RAISED_TEXT,
    better: (rest) => rest.replace(/^\^(.*?)\^/, '<sup>$1</sup>'),
  },
  raisedAlone: {
    pattern: String.raw`(?<![\\\p{L}\p{N})\].>~^])\^[\p{L}\p{N}+-]+\^(?![\p{L}\p{N}^])`,
    expected: RAISED_TEXT,
    notice: 'is shown as it is typed: raised text is between <sup> and </sup>',
  },
  power: {
    pattern: String.raw`(?<=[\p{L}\p{N})])\^\[[^[\]\n\p{L}]*\](?![([:^])`,
    expected: RAISED_TEXT,
    notice:
      'is shown as it is typed: raised text is between <sup> and </sup>, and a footnote is [^1]',
  },
  hidden: {
    pattern: String.raw`(?<![\w%])%%[^%\n]+%%`,
    expected: '<!-- … --> around a comment',
    better: (rest) => rest.replace(/^%%(.*?)%%/, '<!--$1-->'),
  },
  contents: {
    pattern: String.raw`^(?:@?\[[Tt][Oo][Cc]\]|\$\{[Tt][Oo][Cc]\}|\{\{\s*[Tt][Oo][Cc]\s*\}\}|\{%-?\s*[Tt][Oo][Cc]\s*-?%\})$`,
    expected: NO_CONTENTS,
    better: () => '',
  },
  shortcode: {
    pattern: String.raw`\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{.*?\}(?!\})/, withoutShortcode),
  },
  template: {
    pattern: String.raw`(?<!\\)\{(?:#(?:if|each|await|key|snippet)\s|\/(?:if|each|await|key|snippet)(?=\})|:(?:else|then|catch)\b|@(?:html|render|const|debug)\s)[^{}\n]*\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{.*?\}/, '`$&`'),
  },
  variable: {
    pattern: String.raw`(?<!\\)\{\{-?\s*[A-Za-z_]\w*(?:\.\w+)+\s*(?:\|[^{}\n]*)?\}\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{\{.*?\}\}/, '`$&`'),
  },
  placeholder: {
    pattern: String.raw`(?<!\\)\{\{-?\s*[A-Za-z_]\w*\s*(?:\|[^{}\n]*)?-?\}\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{\{.*?\}\}/, '`$&`'),
    notice: 'is shown as it is typed: nothing is filled in here',
  },
  kramdown: {
    pattern: String.raw`(?<!\\)\{:\s?(?:[.#][A-Za-z]|toc\b|[\w-]+=)[^{}\n]*\}$`,
    expected:
      'nothing: this sets an attribute in another program; to show it, put it between backticks',
    better: () => '',
  },
  tag: {
    pattern: String.raw`(?<!\\)<[A-Za-z][\w-]*\s+[\w-]+\s*=`,
    expected: 'a tag whose attributes are like title="…", or \\< to show a less-than sign',
    better: (rest) => {
      const [start = '', mark = ''] = /^<[^<>"']*=\s*(["'])[^<>"']*(?=>)/.exec(rest) ?? [];
      return start ? start + mark + rest.slice(start.length) : `\\${rest}`;
    },
  },
  comment: {
    pattern: String.raw`(?<!\\)<!--.*$`,
    expected: '--> at the end of the comment; to show its beginning, use \\<!--',
    better: (rest) => `${rest.trimEnd()} -->`,
  },
  ...OTHER_MARKS,
};

/** Marks of which the others in their line are a consequence. */
export const PAIRED = new Set(['bold', 'struck']);
const WITH_REST = new Set([...PAIRED, 'tag']);

const ANY = new RegExp(
  Object.entries(MARKS)
    .map(([name, { pattern }]) => `(?<${name}>${pattern})`)
    .join('|'),
  'gu',
);

/** Whether the text may have such marks. Cheaper than walking the tree. */
export function mayHaveMarks(body: string): boolean {
  return /\*\*|~~|==|\^|%%|<!--|\{[{%#/:@.]|\|\||\\[([]|!\\?<|\+\+|^<{7} |\[toc\]|\$|::\w|\*\[|'''|^\\\w|oaicite|†|<\w+\s/im.test(
    body,
  );
}

/** A mark in a text, and what to write instead of the rest of its line. */
export interface FoundMark extends Mark {
  name: string;
  index: number;
  /** The mark alone. */
  match: string;
  /** The mark as a report shows it: some with the rest of the text. */
  found: string;
}

/** The marks in a line of text. */
export function marksIn(text: string): FoundMark[] {
  return Array.from(text.matchAll(ANY), (match) => foundMark(text, match));
}

function foundMark(text: string, { 0: match, index, groups = {} }: RegExpExecArray): FoundMark {
  const [name = ''] = Object.entries(groups).find(([, group]) => group !== undefined) ?? [];
  const found = WITH_REST.has(name) ? text.slice(index) : match;
  return { expected: '', pattern: '', ...MARKS[name], name, index, match, found };
}

/** The line without a mark at a column, which starts at 1. */
export function withoutMark({ better }: Mark, line: string, column: number): string | undefined {
  const before = line.slice(0, column - 1);
  const rest = better?.(line.slice(column - 1), before);
  // A heading without text is no heading.
  if (rest === '' && /^[ \t>]*#{1,6}[ \t]*$/.test(before)) return '';
  return rest === undefined ? undefined : before + rest;
}

/** Characters before and after a brace among which its mark is looked for. */
const NEAR = 200;

/**
 * The mark that contains a column of a line, which starts at 1: in .mdx files its braces would be read as a program.
 */
export function markAround(
  line: string,
  column: number,
): (FoundMark & { column: number }) | undefined {
  const from = Math.max(0, column - 1 - NEAR);
  // A mark that is a whole line can be in a list, a quotation or a heading.
  const [block = ''] =
    from > 0 ? [] : (/^[ \t>]*(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]+)*/.exec(line) ?? []);
  const start = from + block.length;
  const at = column - 1 - start;
  const text = line.slice(start, column + NEAR).trimEnd();
  for (const match of text.matchAll(ANY)) {
    if (match.index > at) break;
    if (match.index + match[0].length <= at) continue;
    const mark = foundMark(text, match);
    return NOT_BRACED.has(mark.name) ? undefined : { ...mark, column: start + mark.index + 1 };
  }
  return undefined;
}

const NOT_BRACED = new Set([...WITH_REST, 'comment']);

/** Text between a pair of marks as Markdown has it, or the marks as text, if it is more likely that they are. */
function paired(mark: '**' | '~~', rest: string, before: string): string {
  const escaped = mark === '**' ? String.raw`\*\*` : String.raw`\~~`;
  const [m, not] = mark === '**' ? [String.raw`\*\*`, '*'] : ['~~', '~'];
  const pair = new RegExp(
    String.raw`^${m}(?<open>\s*)(?<text>[^${not}\s](?:[^${not}\n]*[^${not}\s])?)(?<close>\s*)${m}(?<end>.*)$`,
    's',
  ).exec(rest)?.groups;
  const { open = '', text = '', close = '', end = '' } = pair ?? {};
  if (!pair) return rest.replace(mark, () => escaped);
  // As in `2 ** 3 ** 4` and `2 ** 3 = x**2`.
  const isOperator = /\s$/.test(before) && open !== '' && (close === '' ? /^\w/ : /^\s/).test(end);
  if (isOperator) return rest.replaceAll(new RegExp(`(?<=^|\\s)${m}(?=\\s)`, 'g'), () => escaped);
  // Beside a letter, marks next to punctuation have an effect only with a space (CommonMark, section 6.2).
  const left = /[\p{L}\p{N}]$/u.test(before) && /^[\p{P}\p{S}]/u.test(text) ? ' ' : '';
  const right = close || (/^[\p{L}\p{N}]/u.test(end) && /[\p{P}\p{S}]$/u.test(text) ? ' ' : '');
  return `${open || left}${mark}${text}${mark}${right}${end}`;
}
