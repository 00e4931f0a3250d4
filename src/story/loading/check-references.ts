import { defineMdastPlugin } from 'satteri';
import { picturePathSchema } from '../../articles/article.ts';
import { shown } from '../../core/content-problem.ts';
import { slugFrom } from '../../core/slug.ts';
import type { BodyFault } from './body-fault.ts';
import { spacedNote } from './check-definitions.ts';
import { addPicture, type PicturePlaces } from './picture-places.ts';

type Fault = Omit<BodyFault, 'line'>;

const LABEL = String.raw`\[(?:\\.|[^\[\]\\])*\]`;
/**
 * What the compiler leaves as text: pictures and links of a wiki, and a footnote and links whose targets are
 * missing or cannot be read.
 */
const LEFT = new RegExp(
  String.raw`(?<!\\)(?:!\[\[(?<file>[^\[\]\n]+)\]\]|\[\[(?!(?:toc|TOC)\]\])(?<page>[A-Za-z\u00C0-\uFFFF][^\[\]\n]*)\]\]|(?<open>\]\()|\[\^(?<note>[^\s\[\]]+)\]|\[(?<spaced>\^[\p{L}\p{N}][^\[\]\n]*)\]|(?<![\w)\]])(?<text>\[(?:\\.|[^\[\]\\])+\])(?<label>${LABEL}))|^\](?!\[\])(?<after>${LABEL})`,
  'gu',
);
const TARGET = String.raw`\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`;
/** A link without an address that can be read and a parenthesis at its end. */
const UNREADABLE = new RegExp(String.raw`\]\((?!${TARGET})`);
const READABLE = new RegExp(String.raw`^\]\(${TARGET}`);
/** The end of a link whose text does not begin in the same paragraph. */
const UNOPENED = /(?:^|\n[ \t>]*\n)(?:[^[\n]|\n(?![ \t>]*\n))*\]\(/;
const CITATIONS = /^\[\d+\]\[\d+\]$/;
/** Whether the text may contain what this reports. Cheaper than walking the tree. */
export function mayMissReferences(body: string): boolean {
  return /\[\^|\]\[|\[\[/.test(body) || UNREADABLE.test(body) || UNOPENED.test(body);
}

/**
 * Reports what would be printed as typed: footnotes and references without a definition, links without an
 * address that can be read, and links and pictures in the syntax of wikis, whose files it adds to `pictures`. Subscripts (`a[i][j]`) and
 * citations (`[1][2]`) are text.
 */
export function checkReferences(refuse: (fault: BodyFault) => void, pictures: PicturePlaces) {
  return defineMdastPlugin({
    name: 'check-references',
    options: { position: true },
    text(node, context) {
      const { start, end } = node.position ?? {};
      const source = context.source.slice(start?.offset, end?.offset);
      let line = start?.line ?? 1;
      let lineStart = 1 - (start?.column ?? 1);
      let at = 0;
      for (const match of source.matchAll(LEFT)) {
        for (let next = source.indexOf('\n', at); next >= 0 && next < match.index;) {
          line += 1;
          lineStart = next + 1;
          at = next + 1;
          next = source.indexOf('\n', at);
        }
        if (CITATIONS.test(match[0])) continue;
        const from = (start?.offset ?? 0) + match.index;
        const rest = context.source.slice(from, from + 100).split('\n', 1);
        refuse({ ...leftFault(match, rest[0] ?? ''), line, column: match.index - lineStart + 1 });
        const { data: path } = picturePathSchema.safeParse(pictureIn(match));
        // So that it is reported if there is no such file.
        if (path !== undefined) addPicture(pictures, path, line);
      }
    },
  });
}

/** An address or the name of a file after the text of a link, with a title. */
const START =
  /^\]\((?:(?:https?:\/\/|mailto:|tel:|[/#])(?:[^\s()<>"]|\([^\s()<>"]*\))*(?:[^\s()<>".,;:!?]|\([^\s()<>"]*\))|[^\s()<>"]+\.[a-z\d]{2,4}\b)(?:[ \t]+"[^"]*")?/i;

/** A title with the quotation marks that are around it. */
const TITLE =
  /^\]\((?<address>[^\s()<>]+)[ \t]+(?:'(?<single>[^"\n]*)'|"(?<double>[^'\n]*)")[ \t]*\)/;

/** The line with a parenthesis after the address of the link whose text ends at a column, or as text. */
function withEnd(line: string, column: number): string {
  const at = column - 1;
  const { 0: title, groups = {} } = TITLE.exec(line.slice(at)) ?? {};
  if (title !== undefined) {
    const { address, single, double } = groups;
    const better = single === undefined ? `'${double}'` : `"${single}"`;
    return `${line.slice(0, at)}](${address} ${better})${line.slice(at + title.length)}`;
  }
  const [start = ''] = START.exec(line.slice(at)) ?? [];
  const end = at + start.length;
  if (start === '' || /^[ \t]*["')]/.test(line.slice(end))) return asText(line, column);
  return `${line.slice(0, end)})${line.slice(end)}`;
}

/** The line with a backslash after the bracket at a column. */
function asText(line: string, column: number): string {
  return `${line.slice(0, column)}\\${line.slice(column)}`;
}

function withBackslash(line: string, column: number): string {
  return `${line.slice(0, column - 1)}\\${line.slice(column - 1)}`;
}

/** The path that the picture of a wiki has in Markdown. */
function pictureIn({ groups = {} }: RegExpExecArray): string | undefined {
  const [name] = groups['file']?.split('|') ?? [];
  return name && `./${name}`;
}

function leftFault({ 0: found, groups = {} }: RegExpExecArray, rest: string): Fault {
  const { file, page, open, note, spaced, text = '', label = groups['after'] ?? '' } = groups;
  if (open !== undefined) {
    const isReadable = READABLE.test(rest);
    const missing = isReadable
      ? '[ before the text of the link, in the same paragraph'
      : 'an address without spaces and its )';
    const expected = `${missing}, as in [text](https://…), or ]\\( to show the brackets`;
    const instead = isReadable ? asText : withEnd;
    return { key: 'link', found: shown(rest), expected, instead };
  }
  if (page !== undefined) {
    const [name = '', words = name] = page.split('|');
    const expected = `a link such as [${words}](/articles/${slugFrom(name)}/), or \\[[ to show the brackets`;
    return { key: 'link', found, expected, instead: withBackslash };
  }
  if (note !== undefined) {
    const expected = `a line that begins with [^${note}]: for the footnote, or \\[^${note}] to show the brackets`;
    return { key: 'footnote', found, expected };
  }
  if (spaced !== undefined) return spacedNote(spaced, { line: undefined });
  if (file !== undefined) {
    const [name = ''] = file.split('|');
    const alt = name.replace(/\.\w+$/, '');
    return {
      key: 'picture',
      found,
      expected: `a picture beside the text: ![What it shows](./${name})`,
      ...(alt !== name && {
        instead: (line: string) => line.replace(found, `![${alt}](./${name})`),
      }),
    };
  }
  const name = label === '[]' ? text : label;
  const expected = `a line that begins with ${name}: for its address, or the address itself: [text](https://…)`;
  return { key: 'link', found: shown(found), expected };
}
