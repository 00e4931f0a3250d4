import type { ContentProblem } from '../../../src/core/content-problem.ts';
import type { Desk, Part } from '../../../src/desk/desk.ts';
import { ContentError } from '../../../src/loading/content-gate.ts';
import { projectPath } from '../../settings/environment.ts';
import { readLastBuild } from './last-build.ts';
import { readNextIssues } from './next-issues.ts';
import { readFigures, readSignUps } from './readers.ts';

/** Reads everything that the desk shows besides the articles. `problems` are those of the content. */
export async function readDesk(
  problems: readonly ContentProblem[],
  { growth, now }: { growth: boolean; now: Date },
): Promise<Desk> {
  const [issues, build, figures, signUps] = await Promise.all([
    part(() => readNextIssues(now)),
    readLastBuild(projectPath('dist')),
    part(() => readFigures({ growth, now })),
    part(readSignUps),
  ]);
  return {
    problems,
    issues,
    build,
    figures,
    signUps: 'missing' in signUps ? signUps : signUps.data && { data: signUps.data },
  };
}

async function part<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { data: await read() };
  } catch (error) {
    // Its report is among the faults of the desk.
    if (error instanceof ContentError)
      return {
        missing: 'The plan needs all articles and newsletters. Correct the problems above.',
      };
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
