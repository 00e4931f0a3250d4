import type { ContentProblem } from '../../core/content-problem.ts';
import { CorrectedText } from '../../core/corrected-text.ts';

/** How often a line is corrected: a correction can show the next fault, as in `{{ x }}`. */
const MOST_ROUNDS = 6;

/**
 * The problems of a body with what to write instead of their lines, tried out: the corrected lines have no
 * problem. If a line cannot be corrected, its problems have no corrected line. `problemsOf` checks a body.
 */
export async function withProvenRemedies(
  problems: readonly ContentProblem[],
  { body, linesAbove }: { body: string; linesAbove: number },
  problemsOf: (body: string) => Promise<readonly ContentProblem[]>,
): Promise<ContentProblem[]> {
  if (problems.every(({ instead }) => instead === undefined)) return [...problems];
  const corrected = new CorrectedText(body, problems, linesAbove);
  // Such as a line with more faults than are looked for.
  if (String(corrected) === body.split(/\r\n|[\r\n]/).join('\n'))
    return corrected.withRemedies(problems);
  for (let round = 1; ; round++) {
    const left = corrected.stillFaulty(await problemsOf(String(corrected)));
    if (left.length === 0) return corrected.withRemedies(problems);
    if (round < MOST_ROUNDS) corrected.correct(left);
    else corrected.giveUp(left);
  }
}
