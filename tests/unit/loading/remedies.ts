import { expect } from 'vitest';
import type { TestContent } from './load-content.ts';

/**
 * Checks a file with one fault: the report shows the line with the corrected line, and with the corrected
 * line the file has no problem there.
 */
export async function expectRemedy(
  content: TestContent,
  { path, text, instead }: { path: string; text: string; instead: string },
): Promise<void> {
  await content.write({ [path]: text });
  const problems = await content.problems();
  const [problem] = problems;
  // A line may have a fault in several places.
  expect(problems).toEqual(
    problems.map(() => expect.objectContaining({ file: path, line: problem?.line, instead })),
  );
  expect(problems).not.toEqual([]);

  const lines = text.split('\n');
  const at = (problem?.line ?? 0) - 1;
  expect(lines[at]).toBe(problem?.source);
  expect(problem?.column).toBeLessThanOrEqual((problem?.source ?? '').length + 1);
  const { first = at + 1, last = first } = problem?.replaces ?? {};
  const corrected = lines.toSpliced(first - 1, last - first + 1, instead);
  await content.write({ [path]: corrected.join('\n') });
  expect(await content.problems()).toEqual([]);
}
