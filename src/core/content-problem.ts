import type { z } from 'zod';
import { valueAt } from './value-at.ts';

/** A problem in a file under content/. */
export interface ContentProblem {
  /** Path from the project root. */
  file: string;
  /** The line in the file, starting at 1; absent for a problem of the whole file. */
  line?: number | undefined;
  /** The column in the line, in UTF-16 code units, starting at 1. */
  column?: number | undefined;
  /** A front matter key (`image.alt`, `keyPoints[1]`), or the part of the file. */
  key: string;
  found: string;
  expected: string;
  /** The line, as it is in the file. */
  source?: string | undefined;
  /** The address or path that was found, if its place in the line is not known yet. */
  written?: string | undefined;
  /**
   * A value to write instead of that of the key, or instead of `written` in the line, if the corrected line
   * is not known yet.
   */
  better?: string | undefined;
  /** The key that was meant by `key`, which other problems of the file name. */
  meantAs?: string | undefined;
  /** What to write instead of `source`, or of the lines in `replaces`, so that no problem is there. */
  instead?: string | undefined;
  /** The lines in the file that `instead` replaces, if they are more than that of the problem. */
  replaces?: { first: number; last: number } | undefined;
  /** Other problems stay in `instead`, which have no correction. */
  isPartly?: boolean;
  /** The file is a draft, which no build contains. */
  isOfDraft?: boolean;
}

/** Part of a file under content/ that is left out of what is published, or shown as it is typed. */
export interface ContentNotice {
  /** Path from the project root, with the line and the column: `content/…/a.md:12:5`. */
  file: string;
  /** What is left out, and what happens to the rest. */
  text: string;
}

/** Converts the issues of a schema into problems, one per fault, in terms an editor knows. */
export function schemaProblems(
  file: string,
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
): ContentProblem[] {
  return issues.flatMap((issue): ContentProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        key: keyName([...issue.path, key]),
        found: UNKNOWN_KEY,
        expected: 'no such key; delete it',
      }));
    }
    const found = shown(valueAt(data, issue.path));
    const isWhole = issue.path.length === 0 && issue.code === 'invalid_type';
    const expected = isWhole ? 'keys with their values, such as key: value' : issue.message;
    return [{ file, key: keyName(issue.path), found, expected }];
  });
}

/** What is found at a key that no schema has. */
export const UNKNOWN_KEY = 'a key that does not exist here';

/** Whether something is only missing in a draft, which is not finished. */
export function isUnfinished({ isOfDraft = false, found }: ContentProblem): boolean {
  return isOfDraft && found === NOTHING;
}

/** What is found at a key that a file does not have. */
const NOTHING = 'nothing';

/** The files that have problems. */
export function filesOf(problems: readonly ContentProblem[]): ReadonlySet<string> {
  return new Set(problems.map(({ file }) => file));
}

/** Formats a value for an error message, in one line of about 80 characters at most. */
export function shown(value: unknown): string {
  if (value === undefined) return NOTHING;
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

/** Formats the path of a setting or key: `newsletter.id`, `keyPoints[1]`. */
export function keyName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'front matter';
  return path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`,
    )
    .join('');
}
