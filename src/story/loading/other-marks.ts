import { videoAddress } from './shortcodes.ts';

/** Marks in text that Markdown, or this Markdown, has no meaning for. */
export interface Mark {
  pattern: string;
  expected: string;
  /** What to write instead of a line from the mark on, and what is before it. */
  better?: (rest: string, before: string) => string;
  /** What is told of the mark, if it may be meant as it is typed. Without it, the text is refused. */
  notice?: string;
}

export const NO_CONTENTS =
  'nothing: a long article gets a table of contents, made from its headings';

export const NO_FORMULAS =
  'the formula as text (x<sup>2</sup>), as a picture, or as code between backticks, because formulas are not typeset';
const EMBED =
  'a link, or <Embed url="…" title="…" /> in an .mdx file; to show the line, put it between backticks';
const DETAILS = '<details> around text that readers open';
const NOT_HIDDEN =
  'is shown as it is typed: nothing hides this text; <details> and <summary> do until readers open it';
const DELETED = 'nothing: this is a mark for another program; to show it, put it between backticks';

/** A formula between dollar signs: with a command, an index, an exponent, or of one letter. Prices have none. */
const FORMULA = String.raw`(?<![\\$\p{L}\p{N}])\$(?![\s\d$][^$\n]*\s\$)(?=\p{L}\$|[^$\n]*(?:\\[A-Za-z]|[_^][{\p{L}\p{N}]))(?!\s)[^$\n]*(?<![\s\\])\$(?![\p{L}\p{N}$])`;

/** A formula between \\( and \\) or \\[ and \\], which Markdown takes for brackets that are text. */
const BRACKETS = {
  formula: bracketed(String.raw`(?:\\[A-Za-z]|(?<=[\p{L}\p{N})}])\^|[_^]\{)`),
  perhaps: String.raw`${bracketed(String.raw`(?:\s[=<>≤≥≈+]\s|(?<![\p{L}\p{N}_])\p{L}_[\p{L}\p{N}](?![\p{L}\p{N}_]))`)}|(?<![\\\p{L}])\\(?:\([i-nt-zA-Z]\\\)|\(\s[^\n]{1,60}?\s\\\)|\[\s[^\n]{1,60}?\s\\\])`,
};

function bracketed(content: string): string {
  const any = String.raw`(?:(?!\\[()[\]])[^\n])*?`;
  const inside = any + content + any;
  return String.raw`(?<![\\\p{L}])(?:\\\(${inside}\\\)|\\\[${inside}\\\])`;
}

/** Marks of programs for notes, websites and documents. */
export const OTHER_MARKS: Readonly<Record<string, Mark>> = {
  formulaLine: {
    pattern: String.raw`^\$\$$`,
    expected: NO_FORMULAS,
    better: () => '```',
  },
  formulaBlock: {
    pattern: String.raw`(?<![\\$])\$\$(?=[^\s$])[^$\n]+\$\$`,
    expected: NO_FORMULAS,
    better: (rest) => rest.replace(/^\$\$(.+?)\$\$/, '`$1`'),
  },
  formula: {
    pattern: FORMULA,
    expected: NO_FORMULAS,
    better: asCode,
  },
  formulaInBrackets: {
    pattern: BRACKETS.formula,
    expected: NO_FORMULAS,
    better: (rest) => rest.replace(/^\\[([]\s*(.*?)\s*\\[)\]]/, '`$1`'),
  },
  formulaPerhaps: {
    pattern: BRACKETS.perhaps,
    expected: NO_FORMULAS,
    notice: 'is shown without its backslashes: formulas are not typeset',
  },
  spoiler: {
    pattern: String.raw`(?<![\\|\p{L}\p{N}])\|\|(?=[^\s|])[^|\n]*(?<=[^\s|])\|\|(?![|\p{L}\p{N}])`,
    expected: DETAILS,
    notice: NOT_HIDDEN,
  },
  spoilerOfReddit: {
    pattern: String.raw`^!(?=\S)[^!\n]+(?<=\S)!\\?<`,
    expected: DETAILS,
    notice: NOT_HIDDEN,
  },
  source: {
    pattern: String.raw`[ \t]?(?::contentReference\[oaicite:\d+\](?:\{[\w=]*\})?|【\d+(?::\d+)?†[^】\n]{0,80}】)`,
    expected: 'nothing, or a link to the source: this is a mark of a chat program',
    better: (rest) =>
      rest.replace(/^[ \t]?(?::contentReference\[[^\]]*\](?:\{[^}]*\})?|【[^】]*】)/, ''),
  },
  directive: {
    pattern: String.raw`^::[A-Za-z][\w-]*(?=[[{])(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?$`,
    expected: EMBED,
    better: (rest) => videoOfDirective(rest) ?? `\`${rest}\``,
  },
  abbreviation: {
    pattern: String.raw`^\*\[[^\]\n]+\]:\s.*$`,
    expected: 'no line, and <abbr title="…"> around the abbreviation in the text',
    better: () => '',
  },
  blockName: {
    pattern: String.raw`(?<=\S)[ \t]\^(?=[A-Za-z-]*[\d-])[A-Za-z0-9-]{4,}$`,
    expected: DELETED,
    better: () => '',
  },
  latex: {
    pattern: String.raw`^\\(?:clearpage|maketitle|newpage|pagebreak|tableofcontents)$`,
    expected: DELETED,
    better: () => '',
  },
  wikiBold: {
    pattern: String.raw`(?<!')'''(?=[^'\s])[^'\n]+(?<=\S)'''(?!')`,
    expected: '** before and after bold text',
    better: (rest) => rest.replace(/^'''(.+?)'''/, '**$1**'),
  },
  inserted: {
    pattern: String.raw`(?<![+\w])\+\+(?=[^\s+])[^+\n]+(?<=\S)\+\+(?![+\w])`,
    expected: '<ins>…</ins> around inserted text',
    better: (rest) => rest.replace(/^\+\+(.+?)\+\+/, '<ins>$1</ins>'),
  },
  look: {
    pattern: String.raw`(?<![\\:])[ \t]?\{\.[A-Za-z][\w-]*(?:[ \t]+\.[\w-]+)*\}$`,
    expected: DELETED,
    better: () => '',
  },
  conflict: {
    pattern: String.raw`^<{7} \S.*$`,
    expected: 'the text of one side: this is a mark of Git for a conflict',
  },
  headingId: {
    pattern: String.raw`(?<![\\{])\{#[^\s{}]+[ \t]+[^{}\n]+\}$`,
    expected: 'an id without spaces, such as {#how-it-works}',
    better: (rest) => rest.replace(/^\{#(.+)\}/, (_all, id: string) => `{#${idOf(id)}}`),
  },
};

function asCode(rest: string): string {
  return rest.replace(/^\$[^$\n]+\$/, (formula) => `\`${formula.slice(1, -1)}\``);
}

/** An id without spaces, and without the class names and attributes that other programs write beside it. */
function idOf(written: string): string {
  const [first = '', ...others] = written.trim().split(/\s+/);
  const isLook = others.every((one) => /^\.|=/.test(one));
  return isLook ? first : [first, ...others].join('-');
}

/** The link to the video of `::youtube[Title]{#id}`; `undefined` for other directives. */
function videoOfDirective(directive: string): string | undefined {
  const {
    name = '',
    title,
    id = '',
  } = /^::(?<name>[\w-]+)(?:\[(?<title>[^\]]*)\])?\{\s*(?:#|id=["']?)(?<id>[\w-]+)/.exec(directive)
    ?.groups ?? {};
  const address = videoAddress(name, id);
  return address !== undefined && title ? `[${title}](${address})` : address;
}
