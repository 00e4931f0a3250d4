import type { z } from 'zod';
import { printable } from './text.ts';

/** One thing wrong with one file under content/. */
export interface ContentProblem {
  /** Path from the project's root, with the line where one is known: `content/…/a.mdx:12`. */
  file: string;
  /** The front matter's key (`image.alt`, `keyPoints[1]`), or the part of the file. */
  key: string;
  found: string;
  expected: string;
}

/** Something in a file under content/ that is published without a part of what it says. */
export interface ContentNotice {
  /** Path from the project's root, with the line: `content/…/a.md:12`. */
  file: string;
  /** What is left out, and what becomes of the rest. */
  text: string;
}

/** What a schema refused in `data`, one problem per fault, in the words of an editor. */
export function schemaProblems(file: string, error: z.ZodError, data: unknown): ContentProblem[] {
  return error.issues.flatMap((issue): ContentProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        key: keyName([...issue.path, key]),
        found: 'a key that does not exist here',
        expected: 'no such key; is it misspelt?',
      }));
    }
    const found = shown(valueAt(data, issue.path));
    const isWhole = issue.path.length === 0 && issue.code === 'invalid_type';
    const expected = isWhole ? 'keys with their values, such as key: value' : issue.message;
    return [{ file, key: keyName(issue.path), found, expected }];
  });
}

/** What an editor is told: every problem of every file, grouped by file, in path order. */
export function problemReport(problems: readonly ContentProblem[]): string {
  const byFile = Map.groupBy(
    problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    ({ file }) => file,
  );
  const blocks = [...byFile].map(([file, ofFile]) =>
    [file, ...ofFile.map((p) => `  ${p.key}: found ${p.found}; expected ${p.expected}`)]
      .map(printable)
      .join('\n'),
  );
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in content/:\n\n${blocks.join('\n\n')}\n`;
}

/** What an editor is told of what is left out, in the order of the files. */
export function noticeReport(notices: readonly ContentNotice[]): string {
  const lines = notices.map(({ file, text }) => `${printable(file)}\n  ${printable(text)}`);
  return `published without a part of their files in content/:\n\n${lines.join('\n')}\n`;
}

/** The files that have a problem. */
export function filesOf(problems: readonly ContentProblem[]): ReadonlySet<string> {
  return new Set(problems.map(({ file }) => file.replace(/:\d+$/, '')));
}

/** A value as an editor would recognise it, in one line of at most some 80 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = written(value);
  const cut = text.length > 80 ? `${text.slice(0, 77)}…"` : text;
  return typeof value === 'string' && value.length > 60
    ? `${cut} (${value.length} characters)`
    : cut;
}

function written(value: unknown): string {
  // JSON has no word for it, and says null.
  if (typeof value === 'number') return String(value);
  let parts = 0;
  const bounded = (_key: string, part: unknown) => {
    if (++parts > MAX_PARTS) throw new RangeError();
    return part;
  };
  try {
    return JSON.stringify(value, bounded) ?? String(value);
  } catch (error) {
    // What aliases in YAML can make.
    return error instanceof RangeError ? 'a value of very many parts' : 'a value that holds itself';
  }
}

/** A few lines of aliases in YAML can stand for a value of billions of parts. */
const MAX_PARTS = 1000;

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A setting's or a key's name, as an editor writes it: `newsletter.id`, `keyPoints[1]`. */
export function keyName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'front matter';
  return path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`,
    )
    .join('');
}
