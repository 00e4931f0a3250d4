const TAG = /<(\/?)(details|summary)(?=[\s>])[^>]*>/iy;
/** The start of a line up to its text: block quotes, list items and spaces. */
const CONTAINER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/;

/** What to insert before and after a tag. */
export interface Around {
  before: string;
  after: string;
}

/**
 * Gives a function with the line breaks around the tags of `<details>`: it, its `<summary>` and its content
 * get lines of their own, with empty lines around the content, as MDX requires. Only an element that
 * begins a line gets them. The calls go forward in the text.
 */
export function tightDetails(body: string): (at: number, lineStart: number) => Around {
  /** A line break for each open `<details>`, with the start of a line in its container. */
  const open: string[] = [];
  return (at, lineStart) => {
    TAG.lastIndex = at;
    const [tag, isEnd, name] = TAG.exec(body) ?? [];
    const none = { before: '', after: '' };
    if (tag === undefined) return none;
    const before = body.slice(lineStart, at);
    const [container = ''] = CONTAINER.exec(before) ?? [];
    const end = at + tag.length;
    const endsLine = isBlank(body, end);

    if (name?.toLowerCase() === 'summary') {
      const [line] = open.slice(-1);
      if (!isEnd || line === undefined) return none;
      if (!endsLine) return { before: '', after: line + line };
      return { before: '', after: isBlank(body, body.indexOf('\n', end) + 1) ? '' : line };
    }
    if (!isEnd) {
      if (open.length === 0 && container !== before) return none;
      open.push(open.at(-1) ?? `\n${container.replaceAll(/[^\s>]/g, ' ')}`);
      return { before: '', after: endsLine ? '' : (open.at(-1) ?? '') };
    }
    const line = open.pop();
    if (line === undefined) return none;
    const after = endsLine ? '' : line;
    if (container !== before) return { before: line + line, after };
    const above = body.lastIndexOf('\n', lineStart - 2) + 1;
    return { before: isBlank(body, above) ? '' : line, after };
  };
}

/** Whether the rest of the line from `start` is empty. */
function isBlank(body: string, start: number): boolean {
  const line = /[ \t>]*\r?(?:\n|$)/y;
  line.lastIndex = start;
  return line.test(body);
}
