import type { ContentNotice, ContentProblem } from './content-problem.ts';
import { invisibleShown } from './invisible.ts';
import { printable } from './text.ts';

/** Formats all problems for the editor, in the order of the files and their lines. */
export function problemReport(problems: readonly ContentProblem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in content/:\n\n${problemBlocks(problems)}\n`;
}

/** Formats the problems without a line above them. Problems at one place share a block. */
export function problemBlocks(problems: readonly ContentProblem[]): string {
  const byPlace = Map.groupBy(inOrder(problems), placeOf);
  return [...byPlace]
    .map(([place, here]) => [printable(place), ...here.flatMap(linesOf)].join('\n'))
    .join('\n\n');
}

/** Formats the notices for the editor, in the order of the files and their lines. */
export function noticeReport(notices: readonly ContentNotice[]): string {
  const placed = notices.map((notice) => ({
    text: notice.text,
    place: notice.file,
    ...parsedPlace(notice.file),
  }));
  const lines = inOrder(placed).map(
    ({ place, text }) => `${printable(place)}\n  ${printable(text)}`,
  );
  return `Notices about files in content/:\n\n${lines.join('\n')}\n`;
}

type Place = Pick<ContentProblem, 'file' | 'line' | 'column'>;

/** Problems or notices in the order of their files and lines. */
export function inOrder<T extends Place>(problems: readonly T[]): T[] {
  return problems.toSorted((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}

/** `content/articles/a.md:12:5`, or as much of it as is known. */
export function placeOf({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** The reverse of `placeOf`. */
function parsedPlace(place: string): Place {
  const [, file = place, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(place) ?? [];
  return { file, line: Number(line ?? 0), column: Number(column ?? 0) };
}

function linesOf(problem: ContentProblem): string[] {
  const { key, found, expected, source, column, instead, replaces } = problem;
  const lines = [printable(invisibleShown(`  ${key}: found ${found}; expected ${expected}`))];
  if (source === undefined || column === undefined) return lines;
  const from = Math.max(0, column - 1 - SHOWN_BEFORE);
  lines.push(
    `    ${invisibleShown(part(source, from))}`,
    `    ${spaceOf(source, from, column - 1)}^`,
  );
  const heading = remedyHeading(problem);
  if (heading) lines.push(`  ${heading}`);
  // Part of a long line cannot be copied as a line.
  const shownFrom = replaces ? 0 : from;
  for (const line of instead ? instead.split('\n') : [])
    lines.push(`    ${shownFrom === 0 ? shownLine(line) : part(line, shownFrom)}`.trimEnd());
  return lines;
}

/** What to do with the lines of a problem, above the lines to write; `undefined` if it is not known. */
export function remedyHeading({
  instead,
  replaces,
  isPartly = false,
}: ContentProblem): string | undefined {
  const several = replaces && `lines ${replaces.first} to ${replaces.last}`;
  if (instead === undefined) return undefined;
  if (instead === '') return `Delete ${several ?? 'this line'}.`;
  const write = several ? `Write instead of ${several}` : 'Write instead';
  return isPartly ? `${write}, and solve the other problem there too:` : `${write}:`;
}

/** Characters of a line that are shown before the place of a problem, and in all. */
const SHOWN_BEFORE = 60;
const SHOWN = 100;

function part(line: string, from: number): string {
  const end = line.length > from + SHOWN ? '…' : '';
  return `${from > 0 ? '…' : ''}${shownLine(line.slice(from, from + SHOWN))}${end}`;
}

/** As wide as the text before the place: East Asian characters take two columns of a terminal. */
function spaceOf(line: string, from: number, to: number): string {
  const before = invisibleShown(`${from > 0 ? '…' : ''}${shownLine(line.slice(from, to))}`);
  return before.replaceAll(/./gsu, (char) => (WIDE.test(char) ? '\u3000' : ' '));
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

function shownLine(line: string): string {
  return printable(line.replaceAll('\t', ' '));
}
