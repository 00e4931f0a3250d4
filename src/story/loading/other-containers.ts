import { CALLOUTS, OTHER_KINDS } from './callouts.ts';

/** A container of another program: what is around its text, and the text. */
interface Container {
  name: string;
  title: string;
  content: readonly string[];
}

/** Names of containers that readers open. */
const OPENED = new Set([
  'accordion',
  'collapse',
  'details',
  'dropdown',
  'expand',
  'spoiler',
  'toggle',
]);
/** Names of containers that only group what is in them. */
const GROUPS = new Set(['card-grid', 'code-group', 'columns', 'tabs']);

/** What says the same here: a callout, `<details>`, or the content alone; `undefined` if that is not plain. */
export function asOwnContainer({ name, title, content }: Container): string | undefined {
  const lines = trimmed(content);
  if (lines.length === 0) return undefined;
  if (Object.hasOwn(CALLOUTS, name) || Object.hasOwn(OTHER_KINDS, name)) {
    const mark = `> [!${name.toUpperCase()}] ${title}`.trimEnd();
    return [mark, ...lines.map((line) => `> ${line}`.trimEnd())].join('\n');
  }
  if (OPENED.has(name)) return asDetails(title, lines);
  return GROUPS.has(name) ? lines.join('\n') : undefined;
}

function asDetails(title: string, lines: readonly string[], open = ''): string {
  const summary = title === '' ? 'Details' : title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [`<details${open}>`, `<summary>${summary}</summary>`, '', ...lines, '', '</details>'].join(
    '\n',
  );
}

/** The first line of a block of MkDocs: `!!! note "Title"`, `??? note`, which readers open, and `=== "Tab"`. */
const BLOCK =
  /^(?<mark>!!!|\?\?\?\+?|===)[ \t]+(?<name>[\w-]+)?(?:[ \t]+(?:inline|end))*[ \t]*(?:"(?<title>[^"]*)")?[ \t]*$/;
const INDENTED = /^(?: {4}|\t)/;

/**
 * How many lines of a text, from its first on, are a block of MkDocs; 0 if it is none. The first line has its
 * mark, and the others are indented.
 */
export function mkDocsBlockLength(lines: readonly string[]): number {
  const { name, title } = BLOCK.exec(lines[0] ?? '')?.groups ?? {};
  if (name === undefined && title === undefined) return 0;
  const end = lines.findIndex((line, i) => i > 0 && line.trim() !== '' && !INDENTED.test(line));
  return trimmed(lines.slice(0, end < 0 ? lines.length : end)).length;
}

/** A block of MkDocs as Markdown of this site; `undefined` if it has no text that is indented below its mark. */
export function mkDocsBlockAsOwn(text: string): string | undefined {
  const [first = '', ...below] = text.split('\n');
  const { mark = '', name = '', title } = BLOCK.exec(first)?.groups ?? {};
  const content = trimmed(below.map((line) => line.replace(INDENTED, '')));
  if (content.length === 0) return undefined;
  if (mark === '===') return [`**${title}**`, '', ...content].join('\n');
  const kind = name.toLowerCase();
  if (mark.startsWith('?')) {
    const word = name.charAt(0).toUpperCase() + name.slice(1);
    return asDetails(title ?? word, content, mark === '???+' ? ' open' : '');
  }
  const isKnown = Object.hasOwn(CALLOUTS, kind) || Object.hasOwn(OTHER_KINDS, kind);
  return asOwnContainer({
    name: isKnown ? kind : 'note',
    title: title ?? (isKnown ? '' : name),
    content,
  });
}

/** Lines without the empty ones at their beginning and end. */
function trimmed(lines: readonly string[]): string[] {
  const hasText = (line: string) => line.trim() !== '';
  const first = lines.findIndex(hasText);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(hasText) + 1);
}
