import { LINE_BREAK } from './plain-text-inline.ts';

/** Wraps `text` to lines of at most `width` characters; a longer word gets its own line. */
export function wrapText(text: string, width: number): string[] {
  return text.split(LINE_BREAK).flatMap((part) => {
    const lines: string[] = [];
    for (const word of part.split(' ').filter(Boolean)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else {
        lines.push(word);
      }
    }
    return lines;
  });
}

/** Joins the lines of blocks, with an empty line between blocks. */
export function apart(blocks: readonly string[][]): string[] {
  return blocks.filter(({ length }) => length > 0).flatMap((b, i) => (i === 0 ? b : ['', ...b]));
}
