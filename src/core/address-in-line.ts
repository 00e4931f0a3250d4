import { decodedPart } from './percent-encoding.ts';

/**
 * A line with another address instead of one, wherever it is the whole address of a link or a picture.
 * `undefined` if it is not there, such as an address that is written with entities.
 */
export function withAddress(line: string, address: string, better: string): string | undefined {
  const { written } = addressIn(line, address) ?? {};
  return written === undefined ? undefined : parts(line, written).join(better);
}

/** In characters: a picture can be a part of its address, and a regular expression has an end. */
const LONGEST = 2000;

/** An address as it is written in a line, and where; the column starts at 1. `undefined` if it is not there. */
export function addressIn(
  line: string,
  address: string,
): { written: string; column: number } | undefined {
  if (address.length > LONGEST) return undefined;
  const decoded = decodedPart(address);
  const short = decoded.replace(/^\.\//, '');
  const spellings = [address, decoded, decoded.replaceAll('&', '&amp;'), short];
  for (const written of [...spellings, encodeURI(decoded), encodeURI(short)]) {
    // Cheaper than splitting every line.
    if (!line.includes(written)) continue;
    const [before = '', ...after] = parts(line, written);
    if (after.length > 0) return { written, column: before.length + 1 };
  }
  return undefined;
}

/**
 * The index of the line in which the address of a link is written: that of the link, one below it, or any other, as
 * in `[name]: https://…`. That of the link, if none has it.
 */
export function lineWithAddress(lines: readonly string[], link: number, address: string): number {
  const has = (line: string | undefined) => line !== undefined && addressIn(line, address);
  if (has(lines[link])) return link;
  const after = lines.findIndex((line, i) => i > link && has(line));
  const any = after < 0 ? lines.findIndex(has) : after;
  return any < 0 ? link : any;
}

function parts(line: string, address: string): string[] {
  return line.split(
    new RegExp(
      `(?<=^|[\\s(<"'=“”„:])${RegExp.escape(address)}(?=$|[\\s)>"'“”]|[.,;:!?]+(?:\\s|$))`,
      'u',
    ),
  );
}
