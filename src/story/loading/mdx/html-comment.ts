import type { Edit } from '../../../core/text-edits.ts';

/**
 * Turns the HTML comment at `at` into one of MDX, with the same lines and columns. Its text is replaced,
 * because it may contain what ends the comment or the paragraph. `undefined` if it is not closed.
 */
export function commentEdit(body: string, at: number, lineStart: number): Edit | undefined {
  const end = body.indexOf('-->', at + 4);
  if (end < 0) return undefined;
  const before = body.slice(lineStart, at);
  const [container = ''] = /^[ \t>]*/.exec(before) ?? [];
  const isInText = container !== before;
  const [first = '', ...lines] = body.slice(at + 4, end).split('\n');
  const others = lines.map((line) => {
    const [start = ''] = /^[ \t>\r]*/.exec(line) ?? [];
    // An empty line would end the paragraph around the comment.
    if (start === line) return isInText ? `${container}x` : line;
    return start + masked(line.slice(start.length));
  });
  return { start: at, end: end + 3, text: `{/**${[masked(first), ...others].join('\n')}*/}` };
}

function masked(text: string): string {
  return text.replaceAll(/\S/g, 'x');
}
