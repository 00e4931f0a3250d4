import { eachOpening } from '../source-text/text-outside-code.ts';

/** A tag in MDX, by its offsets. */
export interface TagSpan {
  /** As written; empty for `<>`. */
  name: string;
  kind: 'start' | 'end' | 'alone';
  start: number;
  end: number;
}

const TAG =
  /<(?<slash>\/?)(?:(?<name>[A-Za-z$_][\w$.-]*)(?=[\s/>{])(?:(?!\n[ \t]*\r?\n)[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*?(?<alone>\/?))?>/y;

/** The tags of a text, outside of code. */
export function tagsInText(text: string): TagSpan[] {
  const tags: TagSpan[] = [];
  eachOpening(text, ({ char, at }) => {
    if (char !== '<') return at + 1;
    TAG.lastIndex = at;
    const groups = TAG.exec(text)?.groups;
    if (!groups) return at + 1;
    const { name = '', slash, alone } = groups;
    const kind = slash ? 'end' : alone ? 'alone' : 'start';
    tags.push({ name, kind, start: at, end: TAG.lastIndex });
    return TAG.lastIndex;
  });
  return tags;
}

/** The end tag that belongs to the start tag at an offset; `undefined` if there is none. */
export function endTagOf(tags: readonly TagSpan[], { name, start }: TagSpan): TagSpan | undefined {
  let depth = 0;
  for (const tag of tags) {
    if (tag.start < start || tag.name !== name) continue;
    if (tag.kind === 'start') depth++;
    if (tag.kind === 'end' && --depth === 0) return tag;
  }
  return undefined;
}

/** The start tag that belongs to an end tag; `undefined` if there is none. */
export function startTagOf(
  tags: readonly TagSpan[],
  { name, start }: TagSpan,
): TagSpan | undefined {
  let depth = 0;
  return tags.findLast((tag) => {
    if (tag.start > start || tag.name !== name) return false;
    if (tag.kind === 'end') depth++;
    return tag.kind === 'start' && --depth === 0;
  });
}

/** Whether an element of that name is open before an offset. */
export function isOpenBefore(tags: readonly TagSpan[], name: string, offset: number): boolean {
  const before = tags.filter((tag) => tag.start < offset && tag.name === name);
  const count = (kind: TagSpan['kind']) => before.filter((tag) => tag.kind === kind).length;
  return count('start') > count('end');
}
