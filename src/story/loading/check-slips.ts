import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { replaced } from '../../core/text-edits.ts';
import type { BodyFault } from './body-fault.ts';
import { RAISED_TEXT } from './marks.ts';
import { mayHaveShortcodes, SHORTCODE, shortcodesIn } from './shortcodes.ts';

const PATH = String.raw`\/[\w-]+(?:\/[\w.-]*)+(?:#[^\s()\[\]]*)?`;
const SCHEME = String.raw`(?:https?:\/\/|mailto:|www\.)`;

/** The marks of a link in another order than Markdown has them: `[text] (address)`, `(text)[address]` and `![text] (file)`. */
const LINKS = [
  // Words that an editor puts into a quotation, such as `[sic]`, and numbers of sources are no links.
  String.raw`(?<![\\!\]\w])\[(?!sic\]|[\d.…]+\])(?<text>[^\[\]\n]+)\][ \u00A0]\((?<address>${SCHEME}(?:[^\s()<>]|\([^\s()<>]*\))+|${PATH})\)`,
  String.raw`(?<![\\\w\]])\((?<text>[^()\[\]\n]+)\)\[(?<address>${SCHEME}[^\s<>\[\]]+|${PATH})\]`,
  String.raw`(?<!\\)(?<picture>!)\[(?<text>[^\[\]\n]*)\][ \u00A0]\((?<address>[^\s()<>]+\.(?:avif|gif|jpe?g|png|svg|webp))\)`,
  String.raw`(?<!\\)<(?<spaced>https?:\/\/[^\s<>]+(?: [^\s<>]+)+)>`,
].map((pattern) => new RegExp(pattern, 'g'));

/** A footnote within the text, as Pandoc writes it: `^[A note.]`. */
const NOTE = /(?<!\\)\^\[(?<note>[^[\]\n]+)\](?![([:^])/g;

/** Raised text around a link: `^[1](https://…)^`. */
const RAISED = /(?<!\\)\^(?<text>\[[^[\]\n]+\](?:\([^()\s]+\)|\[[^[\]\n]*\])?)\^/g;

/** In characters, so that a line of many links is read in linear time. */
const LONGEST_ADDRESS = 500;

/** Whether the text may have what this reports. Cheaper than walking the tree. */
export function mayHaveSlips(body: string): boolean {
  return /\][ \u00A0]\(|\)\[|\^\[|<https?:[^\s<>]+ /.test(body) || mayHaveShortcodes(body);
}

/**
 * Reports links, footnotes and commands of other programs that would be printed as typed, because their marks are
 * not those of this Markdown. An address can be a part of them.
 */
export function checkSlips(refuse: (fault: BodyFault) => void) {
  // The nodes come in their order, and a line can have many.
  let lineEnd = -1;
  let label: number | undefined;
  let commandEnd = 0;
  return defineMdastPlugin({
    name: 'check-slips',
    options: { position: true },
    text({ position }, context) {
      const { start, end } = position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      const { source } = context;
      let line = start.line;
      let lineStart = start.offset - start.column + 1;
      for (let from = start.offset; from < end.offset;) {
        if (lineEnd < from) lineEnd = lineEndAfter(source, from);
        // The address is a node of its own, so what follows in the line is read too.
        const rest = source.slice(from, Math.min(lineEnd, end.offset + LONGEST_ADDRESS));
        label ??= freeLabel(source);
        const slips = slipsIn(rest, end.offset - from, { source, label });
        for (const { index, length = 0, ...fault } of slips) {
          // The end of a command whose address is another node.
          if (from + index < commandEnd) continue;
          if (length > 0) commandEnd = from + index + length;
          refuse({ ...fault, line, column: from + index - lineStart + 1 });
        }
        from = lineEnd + 1;
        lineStart = from;
        line += 1;
      }
    },
  });
}

function lineEndAfter(source: string, from: number): number {
  const newline = source.indexOf('\n', from);
  return newline < 0 ? source.length : newline;
}

/** A text, and a number that none of its footnotes has. */
interface Written {
  source: string;
  label: number;
}

type Slip = Omit<BodyFault, 'line' | 'column'> & { index: number; length?: number };

/** The slips that begin before an offset of the text. */
function slipsIn(text: string, before: number, { source, label }: Written): Slip[] {
  const links = LINKS.flatMap((pattern) => matchesBefore(text, pattern, before)).map(
    ({ 0: found, index, groups = {} }): Slip => {
      if (groups['spaced'] !== undefined) {
        const better = found.replaceAll(' ', '%20');
        const expected = `${better}, an address without spaces`;
        const instead = (line: string, column: number) => replaced(line, column, found, better);
        return { index, key: 'link', found: shown(found), expected, instead };
      }
      const isPicture = groups['picture'] !== undefined;
      const link = `${groups['picture'] ?? ''}[${groups['text']}](${groups['address']})`;
      const instead = (line: string, column: number) => replaced(line, column, found, link);
      const escaped = found.startsWith('(') ? String.raw`\(` : String.raw`\[`;
      const expected = `the ${isPicture ? 'picture' : 'link'} ${link}, or ${escaped} to show the marks`;
      return { index, key: isPicture ? 'picture' : 'link', found: shown(found), expected, instead };
    },
  );
  const notes = circumflexesBefore(text, NOTE, before).flatMap(({ 0: found, index, groups }) => {
    const words = groups?.['note']?.trim() ?? '';
    // An exponent, such as `x^[2]`, is none.
    return /\p{L}{2}/u.test(words)
      ? [{ index, ...noteFault(found, words, { source, label }) }]
      : [];
  });
  const raised = circumflexesBefore(text, RAISED, before).map(
    ({ 0: found, index, groups }): Slip => {
      const better = `<sup>${groups?.['text'] ?? ''}</sup>`;
      const instead = (line: string, column: number) => replaced(line, column, found, better);
      return { index, key: 'body', found: shown(found), expected: RAISED_TEXT, instead };
    },
  );
  const commands = shortcodesIn(text, before).map(({ index, found, better }): Slip => {
    const instead = (line: string, column: number) => replaced(line, column, found, better);
    const fault = { found: shown(found), expected: SHORTCODE, instead };
    return { index, length: found.length, key: 'body', ...fault };
  });
  return [...links, ...notes, ...raised, ...commands];
}

/** The notes and the raised links that begin before an offset. Most texts have none. */
function circumflexesBefore(text: string, pattern: RegExp, before: number): RegExpExecArray[] {
  const first = text.indexOf('^');
  return first >= 0 && first < before ? matchesBefore(text, pattern, before) : [];
}

function matchesBefore(text: string, pattern: RegExp, before: number): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match.index >= before) break;
    found.push(match);
  }
  return found;
}

function noteFault(found: string, words: string, { source, label }: Written): Omit<Slip, 'index'> {
  return {
    key: 'footnote',
    found: shown(found),
    expected: `[^${label}], and a paragraph below that begins with [^${label}]: for the footnote`,
    instead: (line, column) => {
      // Within a block, or before another line of the paragraph, the note would be a part of it.
      const isBlock = /^[\s>]|^(?:[-*+#|]|\d+[.)])/.test(line);
      if (isBlock || !isLastOfParagraph(line, source)) return undefined;
      return `${replaced(line, column, found, `[^${label}]`)}\n\n[^${label}]: ${words}`;
    },
  };
}

/** A number that no footnote of the text has. */
function freeLabel(source: string): number {
  let label = 1;
  while (source.includes(`[^${label}]`)) label++;
  return label;
}

/** The end of a line, and an empty line or the end of the text. */
const PARAGRAPH_END = /[ \t\r]*(?:\n[ \t\r]*(?:\n|$(?![\s\S]))|$(?![\s\S]))/y;

/** Whether a line of the text is the last of a paragraph. */
function isLastOfParagraph(line: string, source: string): boolean {
  const at = `\n${source}`.indexOf(`\n${line}`);
  PARAGRAPH_END.lastIndex = at + line.length;
  return at >= 0 && PARAGRAPH_END.test(source);
}
