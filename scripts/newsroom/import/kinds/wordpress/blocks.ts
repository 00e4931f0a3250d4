import { withParagraphs } from './autop.ts';

/** What a block without HTML of its own stands for. */
export interface BlockContext {
  /** The content of a pattern, by the number of its post. */
  pattern(id: string): string | undefined;
  /** The footnotes of the post, as WordPress shows them. */
  footnotes: string;
  note(text: string): void;
}

/**
 * A comment that begins or ends a block: `<!-- wp:image {"id":1} -->`, `<!-- wp:more /-->`. WordPress
 * escapes `<` and `>` in it.
 */
const MARK = /<!--\s+(\/)?wp:([a-z][\w/-]*)\s+(\{[^<>]*?\}\s+)?(\/)?-->/g;

/** Whether the block editor wrote this text. */
export function hasBlocks(html: string): boolean {
  return /<!--\s+wp:[a-z]/.test(html);
}

/**
 * Replaces the comments of the block editor. The HTML between them stays; a block that WordPress fills
 * when it shows the page is removed and named, or replaced with what it shows. Text outside of blocks
 * gets its paragraphs.
 */
export function withoutBlockMarks(html: string, context: BlockContext, depth = 0): string {
  let result = '';
  let at = 0;
  let level = 0;
  for (const { 0: mark, 1: end, 2: name = '', 3: json = '', 4: isEmpty, index } of html.matchAll(
    MARK,
  )) {
    result += outside(html.slice(at, index), level);
    at = index + mark.length;
    if (isEmpty) result += filled(name, json, context, depth);
    else if (end) level = Math.max(0, level - 1);
    else level++;
  }
  return result + outside(html.slice(at), level);
}

function outside(html: string, level: number): string {
  return level === 0 && html.trim() !== '' ? withParagraphs(html) : html;
}

/** Blocks that show nothing, or nothing of a story. */
const SILENT = /^(?:more|nextpage|spacer|post-(?:title|date|excerpt|author.*|featured-image))$/;

function filled(name: string, json: string, context: BlockContext, depth: number): string {
  if (SILENT.test(name)) return '';
  if (name === 'footnotes') return context.footnotes;
  const [, ref = ''] = /"ref":\s*"?(\d+)/.exec(json) ?? [];
  const pattern = name === 'block' && depth < MAX_DEPTH ? context.pattern(ref) : undefined;
  if (pattern !== undefined) return withoutBlockMarks(pattern, context, depth + 1);
  context.note(`removed the block “${name}”, which WordPress fills when it shows the page`);
  return '';
}

/** How deep patterns may contain patterns. */
const MAX_DEPTH = 5;
