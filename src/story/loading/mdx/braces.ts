import { eachOpening } from '../source-text/text-outside-code.ts';

/** The offsets of the braces that open and are not closed in the whole text, outside of code. */
export function openBraces(text: string): number[] {
  const opening = new Set<number>();
  eachOpening(text, ({ char, at }) => {
    if (char === '{') opening.add(at);
    return at + 1;
  });
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (opening.has(index)) open.push(index);
    else if (brace === '}') open.pop();
  }
  return open;
}

const PART = /["'`]|\/\*|[{}]/g;
const ENDS = new Map([
  ['"', /(?:[^"\\\n]|\\.)*"/y],
  ["'", /(?:[^'\\\n]|\\.)*'/y],
  ['`', /(?:[^`\\]|\\[\s\S])*`/y],
  ['/*', /(?:(?!\*\/)[\s\S])*\*\//y],
]);

/** The offset after the braces that open at `at`; `undefined` if they are not closed. */
export function bracesEnd(text: string, at: number): number | undefined {
  let depth = 0;
  PART.lastIndex = at;
  for (let match = PART.exec(text); match; match = PART.exec(text)) {
    const [part] = match;
    if (part === '{') depth++;
    else if (part === '}') depth--;
    else {
      const end = ENDS.get(part);
      if (!end) return undefined;
      end.lastIndex = PART.lastIndex;
      if (!end.exec(text)) return undefined;
      PART.lastIndex = end.lastIndex;
    }
    if (depth === 0) return PART.lastIndex;
  }
  return undefined;
}
