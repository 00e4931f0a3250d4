import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';

/** Marks in text that Markdown, or this Markdown, has no meaning for. */
interface Mark {
  pattern: string;
  expected: string;
  /** What to write instead of a line from the mark on. */
  better?: (rest: string) => string;
}

const SHORTCODE =
  'Markdown: this is a command for another program; to show it, put it between backticks';

const MARKS: Readonly<Record<string, Mark>> = {
  bold: {
    pattern: String.raw`(?<![\\*\w/(])\*\*(?=[^\s*/\w]?\p{L}|\s+[^\s*][^*\n]*\*\*)|(?<=[^\s*\\/])(?<=[\p{L}\p{P}][^\s*\w\\]?)\*\*(?![\w*/])`,
    expected:
      '** directly before and after bold text, in one paragraph; to show the marks, use \\*\\*',
    better: (rest) => {
      const [pair, before = '', text = '', after = ''] =
        /^\*\*(\s*)([^*\s](?:[^*\n]*[^*\s])?)(\s*)\*\*/.exec(rest) ?? [];
      if (pair === undefined) return rest.replace('**', String.raw`\*\*`);
      const end = rest.slice(pair.length);
      // A mark after punctuation ends bold text only before a space (CommonMark, section 6.2).
      const space = after || (/^\p{L}/u.test(end) && /[\p{P}\p{S}]$/u.test(text) ? ' ' : '');
      return `${before}**${text}**${space}${end}`;
    },
  },
  marked: {
    pattern: String.raw`(?<![\\=\w])==(?=[^\s=])[^=\n]*(?<=\S)==(?![=\w])`,
    expected: '<mark>…</mark> around marked text',
    better: (rest) => rest.replace(/^==(.*?)==/, '<mark>$1</mark>'),
  },
  raised: {
    pattern: String.raw`(?<=[\p{L}\p{N})])\^[\p{L}\p{N}+-]+\^`,
    expected: '<sup>…</sup> around raised text',
    better: (rest) => rest.replace(/^\^(.*?)\^/, '<sup>$1</sup>'),
  },
  hidden: {
    pattern: String.raw`(?<![\w%])%%[^%\n]+%%`,
    expected: '<!-- … --> around a comment',
    better: (rest) => rest.replace(/^%%(.*?)%%/, '<!--$1-->'),
  },
  shortcode: {
    pattern: String.raw`\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{.*?\}(?!\})/, '`$&`'),
  },
  template: {
    pattern: String.raw`(?<!\\)\{(?:#(?:if|each|await|key|snippet)\s|\/(?:if|each|await|key|snippet)(?=\})|:(?:else|then|catch)\b|@(?:html|render|const|debug)\s)[^{}\n]*\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{.*?\}/, '`$&`'),
  },
  wordpress: {
    pattern: String.raw`(?<!\\)\[(?:(?:caption|gallery|embed|audio|video|playlist|wp_caption)\s+[\w-]+=[^\[\]\n]*|[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"\n]*"|'[^'\n]*'))+\s*\/?|\/(?:caption|gallery|embed|audio|video|playlist|wp_caption)|embed(?=\]$))\](?![(\[:])|^\[(?:gallery|playlist)\]$`,
    expected: SHORTCODE,
    better: (rest) =>
      /^\[\/?(?:wp_)?(?:caption|embed)\b/.test(rest)
        ? rest.replace(/^\[embed\](.*?)\[\/embed\]|^\[.*?\]/, '$1')
        : rest.replace(/^\[.*?\]/, '`$&`'),
  },
  contents: {
    pattern: String.raw`^\[TOC\]$`,
    expected: 'nothing: long articles have a table of contents',
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
  admonition: {
    pattern: String.raw`^!!! ?\w.*$`,
    expected: '> [!NOTE] above text in a block quote',
  },
};

const ANY = new RegExp(
  Object.entries(MARKS)
    .map(([name, { pattern }]) => `(?<${name}>${pattern})`)
    .join('|'),
  'gu',
);

/** Whether the text may have such marks. Cheaper than walking the tree. */
export function mayHaveMarks(body: string): boolean {
  return /\*\*|==|\^|%%|<!--|\{[{%#/:@]|\[TOC\]|^!!! |<\w+\s|\[\/|\[[a-z][\w-]*\s+[\w-]+=|\[(?:embed|gallery|playlist)\]/m.test(
    body,
  );
}

/**
 * Reports marks that would be printed as typed: bold text that is not bold, because spaces or the end of its
 * paragraph are in the way, tags that cannot be read, and the syntax of other programs.
 */
export function checkMarks(refuse: (fault: BodyFault) => void) {
  return defineMdastPlugin({
    name: 'check-marks',
    options: { position: true },
    text({ position }, context) {
      const { start, end } = position ?? {};
      const source = context.source.slice(start?.offset, end?.offset);
      let line = start?.line ?? 1;
      let lineStart = 1 - (start?.column ?? 1);
      for (const text of source.split('\n')) {
        const from = Math.max(0, lineStart);
        for (const { 0: found, index, groups = {} } of text.matchAll(ANY)) {
          const [name = ''] = Object.entries(groups).find(([, match]) => match !== undefined) ?? [];
          const { expected = '', better } = MARKS[name] ?? {};
          const instead = better && {
            instead: (written: string, column: number) =>
              written.slice(0, column - 1) + better(written.slice(column - 1)),
          };
          refuse({
            key: 'body',
            found: shown(name === 'bold' || name === 'tag' ? text.slice(index) : found),
            expected,
            line,
            column: from + index - lineStart + 1,
            ...instead,
          });
          // The other marks of bold text are a consequence.
          if (name === 'bold') break;
        }
        lineStart = from + text.length + 1;
        line += 1;
      }
    },
  });
}
