import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyReport } from './body-fault.ts';
import { type Mark, OTHER_MARKS } from './other-marks.ts';
import { componentFault } from './raw-html/html-words.ts';

const SHORTCODE =
  'Markdown: this is a command for another program; to show it, put it between backticks';

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
  variable: {
    pattern: String.raw`(?<!\\)\{\{-?\s*[A-Za-z_]\w*(?:\.\w+)+\s*(?:\|[^{}\n]*)?\}\}`,
    expected: SHORTCODE,
    better: (rest) => rest.replace(/^\{\{.*?\}\}/, '`$&`'),
  },
  kramdown: {
    pattern: String.raw`(?<!\\)\{:\s?(?:[.#][A-Za-z]|toc\b|[\w-]+=)[^{}\n]*\}$`,
    expected:
      'nothing: this sets an attribute in another program; to show it, put it between backticks',
    better: () => '',
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
    pattern: String.raw`^\[(?:TOC|toc|Toc)\]$`,
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
  ...OTHER_MARKS,
};

const PAIRED = new Set(['bold', 'struck']);
const WITH_REST = new Set([...PAIRED, 'tag']);

const ANY = new RegExp(
  Object.entries(MARKS)
    .map(([name, { pattern }]) => `(?<${name}>${pattern})`)
    .join('|'),
  'gu',
);

/** Whether the text may have such marks. Cheaper than walking the tree. */
export function mayHaveMarks(body: string): boolean {
  return /\*\*|~~|==|\^|%%|<!--|\{[{%#/:@.]|\+\+|^<{7} |\[toc\]|^!!! |\$|::\w|\*\[|'''|^\\\w|oaicite|†|<\w+\s|\[\/|\[[a-z][\w-]*\s+[\w-]+=|\[(?:embed|gallery|playlist)\]/im.test(
    body,
  );
}

/**
 * Reports marks that would be printed as typed: bold text that is not bold, because spaces or the end of its
 * paragraph are in the way, struck out text likewise, tags that cannot be read, and the syntax of other programs. An
 * editor is told of components that no article has.
 */
export function checkMarks({ refuse, leaveOut }: BodyReport) {
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
          const place = { line, column: from + index - lineStart + 1 };
          const [, component] = name === 'tag' ? (/^<([A-Z]\w*)/.exec(found) ?? []) : [];
          if (component !== undefined) {
            const fault = componentFault(component);
            const text = `<${component}> is shown as it is typed: no article has this component`;
            if (fault) refuse({ ...fault, ...place });
            else leaveOut({ text, ...place });
            continue;
          }
          const instead = better && {
            instead: (written: string, column: number) =>
              written.slice(0, column - 1) +
              better(written.slice(column - 1), written.slice(0, column - 1)),
          };
          refuse({
            key: 'body',
            found: shown(WITH_REST.has(name) ? text.slice(index) : found),
            expected,
            ...place,
            ...instead,
          });
          // The other marks are a consequence.
          if (PAIRED.has(name)) break;
        }
        lineStart = from + text.length + 1;
        line += 1;
      }
    },
  });
}

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
