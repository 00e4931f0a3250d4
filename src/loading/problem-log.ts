import type { ContentProblem } from '../core/content-problem.ts';
import { problemReport } from '../core/problem-report.ts';

/** Remembers which problems were reported to an editor in development. */
export class ProblemLog {
  readonly #known = new Map<string, ReadonlySet<string>>();

  /**
   * What an editor has to know after a collection was read again: its new problems, and how many are solved.
   * `undefined` if nothing changed.
   */
  changes(
    collection: string,
    problems: readonly ContentProblem[],
  ): { report: string; isProblem: boolean } | undefined {
    const before = this.#known.get(collection) ?? new Set();
    const now = new Set(problems.map(identityOf));
    this.#known.set(collection, now);
    const left = [...this.#known.values()].reduce((sum, { size }) => sum + size, 0);
    const inAll = left === 1 ? '1 problem is left.' : `${left} problems are left.`;
    const fresh = problems.filter((problem) => !before.has(identityOf(problem)));
    if (fresh.length > 0) {
      const report = problemReport(fresh);
      return { report: left > fresh.length ? `${report}\n${inAll}` : report, isProblem: true };
    }
    const solved = [...before].filter((identity) => !now.has(identity)).length;
    if (solved === 0) return undefined;
    const some = solved === 1 ? '1 problem is solved.' : `${solved} problems are solved.`;
    return {
      report: left === 0 ? 'All problems are solved.' : `${some} ${inAll}`,
      isProblem: false,
    };
  }
}

/** A problem keeps its identity when the lines above it change. */
function identityOf({ file, key, found, expected, source }: ContentProblem): string {
  return JSON.stringify([file, key, found, expected, source]);
}
