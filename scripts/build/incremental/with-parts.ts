import { PLACEHOLDER } from '../../../src/core/page-part.ts';

/**
 * The page, in UTF-8, with its parts, by name, in place of their placeholders. Throws an Error for a
 * placeholder without a part.
 */
export function withParts(page: Buffer, parts: ReadonlyMap<string, Buffer>): Buffer {
  const { start, end } = PLACEHOLDER;
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = page.indexOf(start); at !== -1; at = page.indexOf(start, from)) {
    const nameEnd = page.indexOf(end, at);
    const name = page.toString('latin1', at + start.length, nameEnd);
    const part = parts.get(name);
    if (part === undefined) throw new Error(`The page has no part ${name}.`);
    pieces.push(page.subarray(from, at), part);
    from = nameEnd + end.length;
  }
  return Buffer.concat([...pieces, page.subarray(from)]);
}
