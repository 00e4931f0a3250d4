import { isValidValue, mendedValue } from './yaml-values.ts';

/** A fault in a line of YAML. */
export interface LineFault {
  /** Column in the line, starting at 1. */
  column: number;
  /** The key of the line; empty if it has none. */
  key: string;
  found: string;
  expected: string;
  /** The line without its faults. */
  instead: string;
}

/** In a list, text may look like a key: `- Note: the rest`. Keys begin in lower case. */
const LINE =
  /^(?<start>\s*(?:- +(?![A-Z]))*(?:- +|(?<key>(?:[^\s:#'"[\]{}&*!|>%@`,•·–—-][^:#]*?|"[^"]*"|'[^']*')[ \t]*):(?:[ \t]+|$))?)(?<value>.*?)\s*$/;

/** The start of a line up to its value, and the value. */
export function partsOf(line: string): { start: string; value: string } {
  const { start = '', value = '' } = LINE.exec(line)?.groups ?? {};
  return { start, value };
}

/** The key with which a line begins; `undefined` if it begins with none. */
export function keyOf(line: string): string | undefined {
  return LINE.exec(line)?.groups?.['key']?.trim();
}

/** The number of spaces and tabs with which a line begins. */
export function indentOf(line: string): number {
  return line.search(/\S|$/);
}

/** The faults that make a line invalid regardless of the lines around it. */
export function faultsOfLine(line: string): LineFault[] {
  const faults: Omit<LineFault, 'instead' | 'key'>[] = [];
  let mended = line;

  const indent = line.slice(0, indentOf(line));
  if (indent.includes('\t')) {
    const column = indent.indexOf('\t') + 1;
    faults.push({ column, found: 'a tab', expected: 'two spaces for each level' });
    mended = indent.replaceAll('\t', '  ') + line.trimStart();
  }
  const bullet = /^\s*(?:[•·–—][ \t]*|(?<=\s)-(?=[^\s-]))/.exec(mended)?.[0];
  if (bullet) {
    const column = indentOf(mended) + 1;
    faults.push({ column, found: 'a bullet', expected: 'a hyphen and a space before each item' });
    mended = `${mended.slice(0, column - 1)}- ${mended.slice(bullet.length)}`;
  }
  const joined = /^\s*[\w-]+:(?=[^\s:/])/.exec(mended)?.[0];
  if (joined) {
    const column = joined.length + 1;
    faults.push({ column, found: 'no space after the colon', expected: 'a space after the colon' });
    mended = `${joined} ${mended.slice(joined.length)}`;
  }
  const { start, value } = partsOf(mended);
  // Other lines continue a text.
  const isValue = start.trim() !== '' && value !== '';
  const better = isValue && !isValidValue(value) ? mendedValue(value) : undefined;
  if (better) {
    const { found, expected, at, text } = better;
    faults.push({ column: start.length + at + 1, found, expected });
    mended = start + text;
  }
  const key = keyOf(mended) ?? '';
  return faults.map((fault) => ({ ...fault, key, instead: mended }));
}
