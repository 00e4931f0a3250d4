/** Marks in text that Markdown, or this Markdown, has no meaning for. */
export interface Mark {
  pattern: string;
  expected: string;
  /** What to write instead of a line from the mark on, and what is before it. */
  better?: (rest: string, before: string) => string;
}

export const NO_FORMULAS =
  'the formula as text (x<sup>2</sup>), as a picture, or as code between backticks, because formulas are not typeset';
const DELETED = 'nothing: this is a mark for another program; to show it, put it between backticks';

/** A formula between dollar signs: with a command, an index, an exponent, or of one letter. Prices have none. */
const FORMULA = String.raw`(?<![\\$\p{L}\p{N}])\$(?![\s\d$][^$\n]*\s\$)(?=\p{L}\$|[^$\n]*(?:\\[A-Za-z]|[_^][{\p{L}\p{N}]))(?!\s)[^$\n]*(?<![\s\\])\$(?![\p{L}\p{N}$])`;

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
  source: {
    pattern: String.raw`[ \t]?(?::contentReference\[oaicite:\d+\](?:\{[\w=]*\})?|【\d+(?::\d+)?†[^】\n]{0,80}】)`,
    expected: 'nothing, or a link to the source: this is a mark of a chat program',
    better: (rest) =>
      rest.replace(/^[ \t]?(?::contentReference\[[^\]]*\](?:\{[^}]*\})?|【[^】]*】)/, ''),
  },
  directive: {
    pattern: String.raw`^::[A-Za-z][\w-]*(?=[[{])(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?$`,
    expected: 'a link, or <Embed> in an .mdx file; to show the line, put it between backticks',
    better: (rest) => `\`${rest}\``,
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

const ANY_FORMULA = new RegExp(FORMULA, 'gu');

/** The formula of a line that contains a column, which starts at 1. */
export function formulaAt(
  line: string,
  column: number,
): { found: string; column: number } | undefined {
  const formula = line.matchAll(ANY_FORMULA).find(({ 0: found, index }) => {
    return index < column && column <= index + found.length;
  });
  return formula && { found: formula[0], column: formula.index + 1 };
}

/** The problem of a formula in an .mdx file, whose braces would be read as a number or a text. */
export const formulaFault = {
  key: 'body',
  expected: NO_FORMULAS,
  instead: (line: string, column: number) =>
    line.slice(0, column - 1) + asCode(line.slice(column - 1)),
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
