/** What the info string of a fenced code block says. */
export interface CodeInfo {
  /** In lower case, without what follows `{`, `,` or `:`. */
  language: string | undefined;
  /** The name of the file, or another title. */
  title: string | undefined;
  /** Whether a line is marked; the first line is 1. */
  isMarked: (line: number) => boolean;
}

/**
 * Reads an info string as Docusaurus, Expressive Code, Gatsby, Hugo, MkDocs, Pandoc and Zenn write it:
 * `js {1,3-5} title="a.js"`, `js{2}`, `js:a.js`, `py hl_lines="2 4-5"`. Ignores all other settings, such
 * as `showLineNumbers`.
 */
export function codeInfo(info: string): CodeInfo {
  // Pandoc writes `{.python .numberLines}`.
  const [start = ''] = /^[^\s{,:=]*(?=[\s{,:]|$)/.exec(info.replace(/^\{\s*\./, '')) ?? [];
  const [language] = /^[a-z0-9][a-z0-9+#.-]*/.exec(start.toLowerCase()) ?? [];
  const quoted = TITLE.exec(info)?.groups;
  const title = quoted?.['double'] ?? quoted?.['single'] ?? quoted?.['plain'];
  const file = /^[^\s{,:=]+:(?<name>[^\s{}=]*[./][^\s{}=]*)/.exec(info)?.groups?.['name'];
  const marks = Array.from(info.matchAll(MARKS), ({ groups }) => groups?.['lines'] ?? '');
  const ranges = Array.from(marks.join(' ').matchAll(RANGE), ({ groups = {} }) => {
    const first = Number(groups['first']);
    return { first, last: Number(groups['last'] ?? first) };
  });
  return {
    language,
    title: (title ?? file)?.trim() || undefined,
    isMarked: (line) => ranges.some(({ first, last }) => line >= first && line <= last),
  };
}

const TITLE =
  /(?:^|[\s{,:])(?:title|file|filename)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<plain>[^\s"'{},]+))/i;

/** Line numbers in braces, alone or after the language, or as the value of a setting. */
const MARKS =
  /(?:(?:^[^\s{=]*|\s|(?:highlight|mark|ins|del)=)\{|hl_lines\s*=\s*(?:"|'|\[))(?<lines>[\d\s,"'-]+)[}"'\]]/gi;

const RANGE = /(?<first>\d+)(?:\s*-\s*(?<last>\d+))?/g;
