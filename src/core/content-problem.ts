import type { z } from 'zod';
import { printable } from './text.ts';

/** A problem in a file under content/. */
export interface ContentProblem {
  /** Path from the project root, with the line if it is known: `content/…/a.mdx:12`. */
  file: string;
  /** A front matter key (`image.alt`, `keyPoints[1]`), or the part of the file. */
  key: string;
  found: string;
  expected: string;
}

/** Part of a file under content/ that is left out of what is published. */
export interface ContentNotice {
  /** Path from the project root, with the line: `content/…/a.md:12`. */
  file: string;
  /** What is left out, and what happens to the rest. */
  text: string;
}

/** Converts the issues of a schema into problems, one per fault, in terms an editor knows. */
export function schemaProblems(file: string, error: z.ZodError, data: unknown): ContentProblem[] {
  return error.issues.flatMap((issue): ContentProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        key: keyName([...issue.path, key]),
        found: 'a key that does not exist here',
        expected: 'a valid key; check the spelling',
      }));
    }
    const found = shown(valueAt(data, issue.path));
    const isWhole = issue.path.length === 0 && issue.code === 'invalid_type';
    const expected = isWhole ? 'keys with their values, such as key: value' : issue.message;
    return [{ file, key: keyName(issue.path), found, expected }];
  });
}

/** Formats all problems for the editor, grouped by file and sorted by path. */
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

/** Formats the notices for the editor, sorted by file. */
export function noticeReport(notices: readonly ContentNotice[]): string {
  const lines = notices.map(({ file, text }) => `${printable(file)}\n  ${printable(text)}`);
  return `published without a part of their files in content/:\n\n${lines.join('\n')}\n`;
}

/** The files that have problems. */
export function filesOf(problems: readonly ContentProblem[]): ReadonlySet<string> {
  return new Set(problems.map(({ file }) => file.replace(/:\d+$/, '')));
}

/** Formats a value for an error message, in one line of about 80 characters at most. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = stringify(value);
  const cut = text.length > 80 ? `${text.slice(0, 77)}…"` : text;
  return typeof value === 'string' && value.length > 60
    ? `${cut} (${value.length} characters)`
    : cut;
}

function stringify(value: unknown): string {
  // JSON would print NaN and Infinity as null.
  if (typeof value === 'number') return String(value);
  let parts = 0;
  const bounded = (_key: string, part: unknown) => {
    if (++parts > MAX_PARTS) throw new RangeError();
    return part;
  };
  try {
    return JSON.stringify(value, bounded) ?? String(value);
  } catch (error) {
    // YAML aliases can make such values.
    return error instanceof RangeError
      ? 'a value with too many parts'
      : 'a value that contains itself';
  }
}

/** A few lines of YAML aliases can expand to billions of values. */
const MAX_PARTS = 1000;

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Formats the path of a setting or key: `newsletter.id`, `keyPoints[1]`. */
export function keyName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'front matter';
  return path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`,
    )
    .join('');
}
