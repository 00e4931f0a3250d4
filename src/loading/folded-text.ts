import { COMMENT, quoted } from './quoted-text.ts';
import { indentOf, keyOf, type LineFault, partsOf } from './yaml-lines.ts';
import { isValidValue, type MendedValue, mendedValue } from './yaml-values.ts';

/** A fault in a text of several lines, all of which are corrected as one. */
export interface FoldedFault extends LineFault {
  /** The line of the fault, starting at 1. */
  line: number;
  replaces: { first: number; last: number };
}

/** The fault of the text that begins in line `at` and goes on below; `undefined` if there is none. */
export function foldedFault(lines: readonly string[], at: number): FoldedFault | undefined {
  const line = lines[at] ?? '';
  const { start, value } = partsOf(line);
  if (start.trim() === '' || value === '' || /^[|>&*!]/.test(value)) return undefined;
  const key = keyOf(line);
  const margin = key === undefined ? indentOf(line) : line.search(/[^\s-]/);
  const below = linesBelow(lines, at, margin);
  const parts = [value, ...below.map((one) => one.trim())];
  // Such lines are corrected one by one.
  const isLines = /^\s*\t/.test(line) || below.some((one) => /^\s*(?:\t|- )/.test(one));
  const isOpen = /^[[{]/.test(value) && !/[\]}]$/.test(parts.at(-1) ?? '');
  if (below.length === 0 || isLines || isOpen || isItemWithKeys({ key, start, value }, below)) {
    return undefined;
  }
  if (isValidValue(parts.join('\n  '))) return undefined;
  const better = mendedText(parts.filter(Boolean).join(' '));
  if (!better) return undefined;
  const { found, expected, text } = better;
  const place = placeIn(parts, better.at);
  const column = (place.index === 0 ? start.length : indentOf(below[place.index - 1] ?? '')) + 1;
  return {
    line: at + place.index + 1,
    column: column + place.offset,
    key: key ?? '',
    found,
    expected,
    instead: start + text,
    replaces: { first: at + 1, last: at + 1 + below.length },
  };
}

/** The last line of the valid text without quotation marks that begins in line `at`. */
export function lastOfText(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  const { value } = partsOf(line);
  if (keyOf(line) === undefined || !/^[\p{L}\d]/u.test(value)) return at;
  const below = linesBelow(lines, at, line.search(/[^\s-]/));
  const isText = !below.some((one) => /^\s*(?:\t|- )/.test(one));
  const isValid = isText && isValidValue([value, ...below.map((one) => one.trim())].join('\n  '));
  return isValid ? at + below.length : at;
}

/** Whether a value of a list and the lines below are keys that stand below each other. */
function isItemWithKeys(
  { key, start, value }: { key: string | undefined; start: string; value: string },
  below: readonly string[],
): boolean {
  const isBelow = (one: string) => indentOf(one) === start.length && keyOf(one) !== undefined;
  return key === undefined && /^\S+:\s/.test(value) && below.some(isBelow);
}

/** The lines that are indented by more than `margin`, up to the last with text. */
function linesBelow(lines: readonly string[], at: number, margin: number): readonly string[] {
  let last = at;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= margin) break;
    last = i;
  }
  return lines.slice(at + 1, last + 1);
}

function mendedText(text: string): MendedValue | undefined {
  const cut = text.search(/(?:^|(?<=\s))#/);
  const isPlain = !/^["'“„‘‚]/.test(text);
  if (cut < 0 || !isPlain || !isValidValue(text)) return mendedValue(text);
  return { found: 'text that goes on below " #"', expected: COMMENT, at: cut, text: quoted(text) };
}

/** The part, and the offset in it, of an offset in the text that the parts are. */
function placeIn(parts: readonly string[], at: number): { index: number; offset: number } {
  let offset = at;
  for (const [index, part] of parts.entries()) {
    if (part !== '' && offset < part.length) return { index, offset };
    if (part !== '') offset -= part.length + 1;
  }
  return { index: 0, offset: 0 };
}
