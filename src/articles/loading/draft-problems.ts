import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import { placeOf } from '../../core/problem-report.ts';
import { valueAt } from '../../core/value-at.ts';

/**
 * Turns the problems of drafts into notices: no build contains a draft, so its problems can wait. `written`
 * is the front matter of each file, which may have problems.
 */
export function withoutDrafts(
  problems: readonly ContentProblem[],
  written: readonly (readonly [file: string, frontMatter: unknown])[],
): { problems: ContentProblem[]; notices: ContentNotice[] } {
  const marked = withDraftsMarked(problems, written);
  return {
    problems: marked.filter(({ isOfDraft }) => !isOfDraft),
    notices: marked.filter(({ isOfDraft }) => isOfDraft).map(asNotice),
  };
}

/** Marks the problems of drafts. */
export function withDraftsMarked(
  problems: readonly ContentProblem[],
  written: readonly (readonly [file: string, frontMatter: unknown])[],
): ContentProblem[] {
  const drafts = new Set(written.flatMap(([file, data]) => (isDraft(data) ? file : [])));
  return problems.map((problem) =>
    drafts.has(problem.file) ? { ...problem, isOfDraft: true } : problem,
  );
}

/** Whether unvalidated front matter is that of a draft. */
export function isDraft(data: unknown): boolean {
  return valueAt(data, ['draft']) === true;
}

function asNotice(problem: ContentProblem): ContentNotice {
  const { key, found, expected } = problem;
  return { file: placeOf(problem), text: `Draft. ${key}: found ${found}; expected ${expected}` };
}
