import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { foldedFault, lastOfText } from './folded-text.ts';
import { faultsOfLine, indentOf, keyOf, type LineFault } from './yaml-lines.ts';
import { isValidValue } from './yaml-values.ts';

/** A fault that makes YAML invalid. */
export interface YamlFault extends Omit<LineFault, 'instead'> {
  /** The line in the file, starting at 1. */
  line: number;
  instead?: string;
  /** The lines in the file that `instead` replaces, if they are several. */
  replaces?: { first: number; last: number };
}

/** What can be read of invalid YAML. */
export interface MendedYaml {
  data: unknown;
  /** The YAML without its faults, line by line. */
  yaml: string;
  faults: YamlFault[];
  /** Top-level keys whose values cannot be read; `everything` if nothing can. */
  lost: ReadonlySet<string> | 'everything';
}

/** Faults between lines that are searched for in one file. */
const MOST_ROUNDS = 50;

/**
 * Finds the faults of YAML that cannot be parsed, and reads the rest: a line with a plain fault is read
 * as corrected, and other faulty lines are left out.
 */
export function mendYaml(yaml: string, linesAbove: number): MendedYaml {
  const lines = yaml.split(/\r?\n/);
  const faults = mendLines(lines);
  const result = (data: unknown, lost: MendedYaml['lost']) => ({
    data,
    yaml: lines.join('\n'),
    faults: faults.map((fault) => inFile(fault, linesAbove)),
    lost,
  });
  const lost = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const error = errorIn(lines);
    if (!error) return result(load(lines.join('\n'), { schema: CORE_SCHEMA }), lost);
    const fault = faultBetween(lines, error, linesAbove);
    if (!fault) break;
    const at = fault.line - 1;
    if (fault.instead === undefined) {
      lost.add(topKey(lines, at));
      lines.fill('', at, endOfEntry(lines, at));
    } else {
      const { first, last } = rangeOf(fault);
      lines[first - 1] = fault.instead;
      lines.fill('', first, last);
    }
    correctTogether(faults, fault, lines);
  }
  const last = errorIn(lines);
  if (last && faults.length === 0) {
    faults.push({ line: last.line + 1, column: last.column + 1, key: 'YAML', ...UNKNOWN });
  }
  return result(undefined, 'everything');
}

/** Adds a fault, or lets the faults of its lines have one correction: lines are corrected as a whole. */
function correctTogether(faults: YamlFault[], fault: YamlFault, lines: readonly string[]): void {
  const { first, last } = rangeOf(fault);
  const same = faults.filter((one) => rangeOf(one).first <= last && rangeOf(one).last >= first);
  if (same.length === 0) faults.push(fault);
  if (same.length === 0 || fault.instead === undefined) return;
  const ranges = [fault, ...same].map(rangeOf);
  const all = {
    first: Math.min(...ranges.map((range) => range.first)),
    last: Math.max(...ranges.map((range) => range.last)),
  };
  const instead = lines
    .slice(all.first - 1, all.last)
    .filter((line) => line !== '')
    .join('\n');
  for (const one of same)
    Object.assign(one, { instead, ...(all.last > all.first && { replaces: all }) });
}

function rangeOf({ line, replaces = { first: line, last: line } }: YamlFault) {
  return replaces;
}

function inFile(fault: YamlFault, linesAbove: number): YamlFault {
  const { first, last } = fault.replaces ?? {};
  const line = fault.line + linesAbove;
  if (first === undefined || last === undefined) return { ...fault, line };
  return { ...fault, line, replaces: { first: first + linesAbove, last: last + linesAbove } };
}

const UNKNOWN = {
  found: 'a line that YAML cannot read',
  expected: 'key: value on each line, with text in quotation marks',
};

/** Corrects the lines that are invalid by themselves. Changes `lines`. */
function mendLines(lines: string[]): YamlFault[] {
  const faults: YamlFault[] = [];
  let top = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^\S/.test(line)) top = keyOf(line) ?? top;
    const isContinued = Math.max(lastOfValue(lines, at), lastOfText(lines, at));
    if (isContinued > at) {
      at = isContinued;
      continue;
    }
    const folded = foldedFault(lines, at);
    if (folded) {
      faults.push({ ...folded, key: folded.key || top });
      lines[at] = folded.instead;
      lines.fill('', at + 1, folded.replaces.last);
      at = folded.replaces.last - 1;
      continue;
    }
    for (const fault of faultsOfLine(line)) {
      faults.push({ ...fault, key: fault.key || top, line: at + 1 });
      lines[at] = fault.instead;
    }
    // The lines of a block of text are no keys.
    if (/[:-]\s+[>|][-+\d]*\s*$/.test(line)) {
      const indent = indentOf(line);
      while (at + 1 < lines.length && isWithin(lines[at + 1] ?? '', indent)) at++;
    }
  }
  return faults;
}

/** The last line of a list or text in quotation marks that goes on below its first line. */
function lastOfValue(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  const value = /(?:^|[:-])\s+(["'[{].*)$/.exec(line)?.[1] ?? '';
  const isOpen = value.split(value[0] ?? '').length % 2 === 0 || /^[[{]/.test(value);
  if (value === '' || !isOpen || isValidValue(value)) return at;
  let joined = value;
  for (let end = at + 1; end < Math.min(lines.length, at + MOST_ROUNDS); end++) {
    const next = lines[end] ?? '';
    const isNext = keyOf(next) !== undefined || /^\s*- /.test(next);
    if (isNext && indentOf(next) <= indentOf(line)) break;
    joined += `\n  ${next.trimStart()}`;
    if (isValidValue(joined)) return end;
  }
  return at;
}

function errorIn(
  lines: readonly string[],
): { reason: string; line: number; column: number } | undefined {
  try {
    load(lines.join('\n'), { schema: CORE_SCHEMA });
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    return { reason: error.reason, line, column };
  }
}

/** The fault at which the parser stops; `undefined` if there is no line to blame. */
function faultBetween(
  lines: readonly string[],
  { reason, line: marked, column }: NonNullable<ReturnType<typeof errorIn>>,
  linesAbove: number,
): YamlFault | undefined {
  const at = lines.findLastIndex((line, i) => i <= marked && line.trim() !== '');
  const line = lines[at];
  if (line === undefined) return undefined;
  const key = keyOf(line) ?? topKey(lines, at);
  const above = lines.findLastIndex((one, i) => i < at && one.trim() !== '');
  // The parser takes both lines for one key.
  if (/multiline key/.test(reason) && at === marked && above >= 0 && !keyOf(lines[above] ?? '')) {
    return faultBetween(lines, { reason, line: above, column: 0 }, linesAbove);
  }
  const place = { line: at + 1, column: at === marked ? column + 1 : 1, key };
  if (reason === 'duplicated mapping key') {
    const first = lines.findIndex((one) => keyOf(one) === key && indentOf(one) === indentOf(line));
    const last = lastOfEntry(lines, at);
    return {
      ...place,
      found: `this key a second time; it is on line ${first + 1 + linesAbove} too`,
      expected: 'each key once; delete this one, or the other if this one is right',
      instead: '',
      ...(last > at + 1 && { replaces: { first: at + 1, last } }),
    };
  }
  const indented = indentOf(line);
  const first = lines.findLastIndex((one, i) => i < at && one.trim() && indentOf(one) < indented);
  const folded = first < 0 ? undefined : foldedFault(lines, first);
  if (folded) return { ...folded, key: folded.key || topKey(lines, first) };
  for (const indent of indentsAround(lines, at)) {
    const instead = ' '.repeat(indent) + line.trimStart();
    const error = errorIn(lines.with(at, instead));
    if (error && error.line <= marked) continue;
    const column = indentOf(line) + 1;
    const found = 'a line that is indented differently';
    return { ...place, column, found, expected: 'the same number of spaces', instead };
  }
  return { ...place, ...UNKNOWN };
}

function indentsAround(lines: readonly string[], at: number): number[] {
  const before = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '';
  const after = lines.slice(at + 1).find((line) => line.trim() !== '') ?? '';
  const own = indentOf(lines[at] ?? '');
  const indents = new Set([indentOf(before), indentOf(after), 0, own + 2]);
  return [...indents].filter((indent) => indent !== own && !/^\s*- /.test(lines[at] ?? ''));
}

/** The key at the left margin that a line belongs to. */
function topKey(lines: readonly string[], at: number): string {
  const top = lines.slice(0, at + 1).findLast((line) => /^\S/.test(line) && keyOf(line));
  return (top && keyOf(top)) ?? '';
}

/** The line after an entry and its values below. */
function endOfEntry(lines: readonly string[], at: number): number {
  const indent = indentOf(lines[at] ?? '');
  const end = lines.findIndex((line, i) => i > at && !isWithin(line, indent));
  return end < 0 ? lines.length : end;
}

/** The number of the last line of an entry that is not empty. */
function lastOfEntry(lines: readonly string[], at: number): number {
  return lines.slice(0, endOfEntry(lines, at)).findLastIndex((line) => line.trim() !== '') + 1;
}

function isWithin(line: string, indent: number): boolean {
  return line.trim() === '' || indentOf(line) > indent;
}
