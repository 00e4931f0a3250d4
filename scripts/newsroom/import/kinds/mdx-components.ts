import { constantsIn, withValues } from './mdx-expressions.ts';
import { commentNote } from './template-tags.ts';

/** Reports what is removed. */
type Note = (text: string) => void;

/** Components that many themes have, and the HTML that means the same. */
const KNOWN: readonly (readonly [
  name: RegExp,
  html: (attributes: string) => [start: string, end: string],
])[] = [
  [
    /^(?:Admonition|Alert|AlertBox|Aside|Callout|Caution|Danger|Info|Note|Tip|Warning)$/,
    () => ['\n<div class="callout">\n', '\n</div>\n'],
  ],
  [/^(?:Figure|Image|Img|Picture)$/, (attributes) => [`<img ${attributes}>`, '']],
  [
    /^(?:YouTube|Youtube)$/,
    (attributes) => [
      `<iframe src="https://www.youtube.com/embed/${idIn(attributes)}"></iframe>`,
      '',
    ],
  ],
  [
    /^Vimeo$/,
    (attributes) => [
      `<iframe src="https://player.vimeo.com/video/${idIn(attributes)}"></iframe>`,
      '',
    ],
  ],
];

/** What the names in a text stand for. */
interface MdxNames {
  /** The files of imported pictures. */
  files: ReadonlyMap<string, string>;
  constants: ReadonlyMap<string, string>;
}

/** The names of a whole text, whose parts may be between code. */
export function mdxNames(text: string): MdxNames {
  const imports = Array.from(
    text.matchAll(IMPORT),
    ([, name = '', file = '']) => [name, file] as const,
  );
  const pictures = imports.filter(
    ([name, file]) => name !== '' && /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(file),
  );
  return { files: new Map(pictures), constants: constantsIn(text) };
}

/**
 * Rewrites MDX as Markdown with HTML: removes imports, exports and comments, and replaces components
 * with what means the same, or with their content. Numbers and texts in braces become text, and other expressions
 * stay as they are.
 */
export function mdxAsMarkdown(text: string, { files, constants }: MdxNames, note: Note): string {
  const parts = text
    .replaceAll(IMPORT, (line: string, name: string | undefined) => {
      if (!name || !files.has(name)) note(`removed ${line.trim().slice(0, 80)}`);
      return '';
    })
    .replaceAll(/^export\s[\s\S]*?(?=\n\s*\n|$(?![\s\S]))/gm, (code: string) => {
      note(`removed ${code.split('\n')[0]?.slice(0, 80) ?? ''}`);
      return '';
    })
    .replaceAll(/\{\/\*([\s\S]*?)\*\/\}/g, (_, comment: string) => {
      note(commentNote(comment));
      return '';
    })
    .replaceAll(
      /<(\/?)([A-Z][\w.]*)((?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*)?)(\/?)>/g,
      (_, ...found: string[]) => htmlOf(found, files, note),
    );
  return withValues(parts, constants, note);
}

const IMPORT =
  /^import\s+(?:([\w$]+)\s+from\s*|[^'"\n;]*?(?:\n[^'"\n;]*?)*?from\s*)?['"]([^'"\n]+)['"];?[ \t]*$/gm;

function htmlOf(
  [isEnd, name = '', given = '', isClosed]: string[],
  files: ReadonlyMap<string, string>,
  note: Note,
): string {
  const [, html] = KNOWN.find(([one]) => one.test(name)) ?? [];
  if (!html && !isEnd)
    note(
      `removed the component <${name}${given.replaceAll(/\s+/g, ' ').trimEnd()}>; the text in it stays`,
    );
  const attributes = given
    .replaceAll(/=\{\s*["']([^"'{}]*)["']\s*\}/g, '="$1"')
    .replaceAll(
      /=\{\s*([\w$]+)(?:\.src)?\s*\}/g,
      (_, value: string) => `="${files.get(value) ?? ''}"`,
    )
    .replaceAll(/\s*[\w-]+=\{[^{}]*\}/g, '')
    .trim();
  const [start, end] = html?.(attributes) ?? ['<x-component>', '</x-component>'];
  if (isEnd) return end;
  return isClosed ? start + end : start;
}

function idIn(attributes: string): string {
  return /\b(?:id|videoId)=["']([\w-]+)["']/.exec(attributes)?.[1] ?? '';
}
