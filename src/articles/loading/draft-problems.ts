import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import { valueAt } from '../../core/value-at.ts';

/**
 * Turns the problems of drafts into notices: no build contains a draft, so its problems can wait. `written`
 * is the front matter of each file, which may have problems.
 */
export function withoutDrafts(
  problems: readonly ContentProblem[],
  written: readonly (readonly [file: string, frontMatter: unknown])[],
): { problems: ContentProblem[]; notices: ContentNotice[] } {
  const drafts = new Set(written.flatMap(([file, data]) => (isDraft(data) ? file : [])));
  const isOfDraft = ({ file }: ContentProblem) => drafts.has(file);
  return {
    problems: problems.filter((problem) => !isOfDraft(problem)),
    notices: problems.filter(isOfDraft).map(asNotice),
  };
}

/** Whether unvalidated front matter is that of a draft. */
export function isDraft(data: unknown): boolean {
  return valueAt(data, ['draft']) === true;
}

function asNotice({ file, line, key, found, expected }: ContentProblem): ContentNotice {
  const place = line === undefined ? file : `${file}:${line}`;
  return { file: place, text: `Draft. ${key}: found ${found}; expected ${expected}` };
}
