import { expect } from 'vitest';
import type { ContentProblem } from '../../../../src/core/content-problem.ts';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

/** The problems of a body below `linesAbove` lines of front matter; none if it can be published. */
export async function problemsOf(
  file: string,
  body: string,
  linesAbove = 0,
): Promise<ContentProblem[]> {
  const result = await compileBody(file, body, linesAbove);
  return 'problems' in result ? result.problems : [];
}

/** Checks that a body has no problem with `instead` as the line of its problem. */
export async function expectMended(
  file: string,
  body: string,
  { problem, instead }: { problem: ContentProblem | undefined; instead: string },
): Promise<void> {
  const lines = body.split('\n').with((problem?.line ?? 0) - 1, instead);
  expect(await problemsOf(file, lines.join('\n'))).toEqual([]);
}
