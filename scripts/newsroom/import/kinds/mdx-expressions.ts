/** Reports what stays as it is. */
type Note = (text: string) => void;

/** A number, or a text in quotation marks of any kind without an expression in it. */
const LITERAL = String.raw`(?<number>-?\d[\d.]*)|"(?<double>(?:[^"\\\n]|\\.)*)"|'(?<single>(?:[^'\\\n]|\\.)*)'|${'`(?<plain>[^`$\\\\]*)`'}`;

const VALUE = new RegExp(String.raw`^\s*(?:${LITERAL})\s*$`, 's');

/** An expression in braces; `\{` is a brace of the text. An id of a heading, `{#part}`, is none. */
const EXPRESSION = new RegExp(
  String.raw`(?<before>[\\=]?)\{(?<code>\s*(?:${LITERAL.replaceAll(/\?<\w+>/g, '?:')})\s*|(?![#:{%])[^{}\n]*)\}`,
  'gs',
);

/** The values of lines such as `export const name = 'A name'`, by name. */
export function constantsIn(code: string): Map<string, string> {
  const lines = code.matchAll(/^export\s+const\s+([\w$]+)\s*(?::\s*\w+\s*)?=\s*(.*?);?[ \t]*$/gm);
  return new Map(
    Array.from(lines, ([, name = '', value = '']) => [name, literal(value)] as const).filter(
      (one): one is [string, string] => one[1] !== undefined,
    ),
  );
}

/**
 * Replaces expressions of MDX that are a number, a text or a name of one with it, as Markdown. Others stay as
 * text, and `note` says so.
 */
export function withValues(
  text: string,
  constants: ReadonlyMap<string, string>,
  note: Note,
): string {
  return text.replaceAll(EXPRESSION, (whole: string, ...rest: unknown[]) => {
    // The groups come last.
    const { before, code = '' } = rest.at(-1) as Partial<Record<string, string>>;
    if (before === '\\' || code.trim() === '') return whole;
    const value = literal(code) ?? constants.get(code.trim());
    if (before === '=') return value === undefined ? whole : `="${escaped(value)}"`;
    if (value === undefined) note(`left an expression as text: {${code.trim().slice(0, 60)}}`);
    return value === undefined ? whole : escaped(value);
  });
}

function literal(code: string): string | undefined {
  const { number, double, single, plain } = VALUE.exec(code)?.groups ?? {};
  const quoted = double ?? single;
  return number ?? plain ?? quoted?.replaceAll(/\\n/g, '\n').replaceAll(/\\(.)/g, '$1');
}

/** Without what Markdown takes for a mark. */
function escaped(value: string): string {
  return value.replaceAll(/[!-/:-@[-`{-~]/g, (character) =>
    /[.,;?()'-]/.test(character) && value.length > 1 ? character : `&#${character.charCodeAt(0)};`,
  );
}
