import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { CALLOUTS } from './callouts.ts';
import { asOwnContainer } from './other-containers.ts';
import type { Edit } from '../../core/text-edits.ts';

/** Text between `:::name` and `:::`, as Docusaurus, Starlight and VitePress write callouts. */
interface Directive {
  /** The lines of both marks; 0 is the first line. */
  first: number;
  last: number;
  name: string;
  /** What follows the name. */
  rest: string;
}

/**
 * Rewrites `:::note Title` … `:::` as a block quote that begins with `[!note:0]`, which `alerts` turns into
 * a Callout with the title of that index. Unknown names stay as they are, and so do the directives of the
 * indexes in `asWritten`.
 */
export function calloutDirectives(
  body: string,
  asWritten: ReadonlySet<number>,
): { edits: Edit[]; titles: string[] } {
  if (!body.includes(':::')) return { edits: [], titles: [] };
  const lines = linesOf(body);
  const titles: string[] = [];
  const marks = new Map<number, string>();
  const quotes = new Map<number, { indent: string; text: string }>();
  for (const { first, last, name, rest } of directivesIn(lines.map(({ text }) => text))) {
    const isEmpty = lines.slice(first + 1, last).every(({ text }) => text.trim() === '');
    if (!Object.hasOwn(CALLOUTS, name) || isEmpty) continue;
    const index = titles.push(titleOf(rest)) - 1;
    if (asWritten.has(index)) continue;
    const [own = ''] = /^[ \t]*/.exec(lines[first]?.text ?? '') ?? [];
    for (let i = first; i <= last; i++) {
      const { indent, text } = quotes.get(i) ?? { indent: own, text: '' };
      if (i === first) {
        const mark = `${text}> [!${name}:${index}]`;
        // An empty line, so that the mark is not part of what follows it.
        marks.set(i, `${mark}\n${indent}${text}>`);
      }
      if (i === last) marks.set(i, text.trimEnd());
      else quotes.set(i, { indent, text: `${text}> ` });
    }
  }
  const edits = lines.flatMap(({ start, end, text }, i): Edit[] => {
    const mark = marks.get(i);
    const { indent, text: quote } = quotes.get(i) ?? { indent: '', text: '' };
    if (mark !== undefined) return [{ start, end, text: indent + mark }];
    if (quote === '') return [];
    if (text.trim() === '') return [{ start, end, text: indent + quote.trimEnd() }];
    // A line that is indented less is part of the callout all the same.
    const at = start + Math.min(indent.length, text.length - text.trimStart().length);
    return [{ start: at, end: at, text: quote }];
  });
  return { edits, titles };
}

const START = /^[ \t]*(?<colons>:{3,})[ \t]*(?<name>[a-z][\w-]*)(?<rest>.*)$/i;
const END = /^[ \t]*(?<colons>:{3,})[ \t]*$/;
/** The mark of a callout as Quarto writes it: `:::{.callout-note}`. */
const QUARTO = /^[ \t]*:{3,}[ \t]*\{\.(?:callout-)?[a-z]/i;
/** A mark that is text, also in a block quote: `\\:::note`. */
const ESCAPED = /^[ \t>]*\\:/;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?<fence>`{3,}(?=[^`]*$)|~{3,})/;

/** The complete directives outside of fenced code, outer ones before those in them. */
function directivesIn(lines: readonly string[]): Directive[] {
  const found: Directive[] = [];
  const open: (Omit<Directive, 'last'> & { colons: number })[] = [];
  let fence = '';
  lines.forEach((line, i) => {
    const mark = FENCE.exec(line)?.groups?.['fence'] ?? '';
    if (fence) {
      if (mark.startsWith(fence) && line.trimEnd().endsWith(mark)) fence = '';
      return;
    }
    fence = mark;
    const start = START.exec(line)?.groups;
    if (start) {
      const { colons = '', name = '', rest = '' } = start;
      open.push({ first: i, name: name.toLowerCase(), rest, colons: colons.length });
      return;
    }
    const length = END.exec(line)?.groups?.['colons']?.length ?? 0;
    const at = open.findLastIndex(({ colons }) => colons <= length);
    if (at < 0) return;
    const [{ first = 0, name = '', rest = '' } = {}] = open.splice(at);
    found.push({ first, last: i, name, rest });
  });
  return found.toSorted((a, b) => a.first - b.first);
}

/** The title of `:::note Title`, `:::note[Title]` or `:::note{title="Title"}`, as plain text. */
function titleOf(rest: string): string {
  const {
    label,
    attributes = '',
    plain = '',
  } = /^(?:\[(?<label>.*)\])?[ \t]*(?:\{(?<attributes>[^}]*)\})?(?<plain>.*)$/.exec(rest)?.groups ??
  {};
  const attribute = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  const title = label ?? attribute?.[1] ?? attribute?.[2] ?? plain;
  return title
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replaceAll(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .trim();
}

const NAMES = Object.keys(CALLOUTS).join(', ');
const EXPECTED = `:::note, then text, then a line with only :::; instead of note you can write one of ${NAMES}`;

/** Reports marks of directives that did not become callouts: unknown names, and those without an end. */
export function checkDirectives(refuse: (fault: BodyFault) => void) {
  let isReported = false;
  let complete: Map<number, Directive> | undefined;
  return defineMdastPlugin({
    name: 'check-directives',
    options: { position: true },
    text({ value, position }, context) {
      const { start, end } = position ?? {};
      const written = context.source.slice(start?.offset, end?.offset).split('\n');
      value.split('\n').forEach((text, i) => {
        if (ESCAPED.test(written[i] ?? '')) return;
        // The end of a directive that is reported is not a separate problem.
        if (!START.test(text) && !QUARTO.test(text) && (isReported || !END.test(text))) return;
        isReported = true;
        const line = position && position.start.line + i;
        const fault = { key: 'body', found: shown(text.trim()), expected: EXPECTED, line };
        complete ??= new Map(
          directivesIn(context.source.split('\n')).map((one) => [one.first + 1, one]),
        );
        const whole = complete.get(line ?? 0);
        if (!whole) return refuse({ ...fault, instead: quartoAsDirective });
        const { last, name } = whole;
        const instead = (block: string) => {
          const [mark = '', ...content] = block.split('\n').slice(0, -1);
          const title = titleOf(START.exec(mark)?.groups?.['rest'] ?? '');
          // Within a list or a block quote, other lines must change too.
          const isAtRoot = block.startsWith(':');
          return isAtRoot ? asOwnContainer({ name, title, content }) : undefined;
        };
        refuse({ ...fault, lastLine: last + 1, instead });
      });
    },
  });
}

/** A line that begins a callout of Quarto, `:::{.callout-note}`, as a directive. */
function quartoAsDirective(line: string): string {
  return line.replace(/\\?\{\.callout-(\w+)\s*(.*?)\}/, (_mark, kind: string, rest: string) =>
    rest === '' ? kind : `${kind}{${rest}}`,
  );
}

function linesOf(body: string): { start: number; end: number; text: string }[] {
  return Array.from(body.matchAll(/(?<=^|\n).*/g), ({ 0: text, index }) => {
    const trimmed = text.replace(/\r$/, '');
    return { start: index, end: index + trimmed.length, text: trimmed };
  });
}
