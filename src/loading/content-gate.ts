import type { ContentProblem } from '../core/content-problem.ts';
import { problemReport } from '../core/problem-report.ts';

/**
 * Collects the problems of all collections before anything is stored. Each collection passes its
 * problems and waits for the others; then all are stored, or all are rejected with one report.
 * Otherwise an editor would fix the articles only to learn of a problem in a topic.
 */
export class ContentGate {
  readonly #collections: readonly string[];
  readonly #found = new Map<string, readonly ContentProblem[]>();
  #verdict = Promise.withResolvers<void>();

  constructor(collections: readonly string[]) {
    this.#collections = collections;
  }

  /**
   * Resolves when every collection has passed without a problem; otherwise rejects with a {@link
   * ContentError}. The next round starts when the last collection has arrived.
   */
  pass(collection: string, problems: readonly ContentProblem[]): Promise<void> {
    const verdict = this.#verdict;
    this.#found.set(collection, problems);
    if (this.#collections.every((name) => this.#found.has(name))) {
      const all = [...this.#found.values()].flat();
      this.#found.clear();
      this.#verdict = Promise.withResolvers();
      if (all.length === 0) verdict.resolve();
      else verdict.reject(new ContentError(all));
    }
    return verdict.promise;
  }
}

/** Invalid content; the message is the whole report for the editor. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(`${problemReport(problems)}\nNothing was built.`);
    this.problems = problems;
    // The report names files and lines; a stack trace helps nobody.
    this.stack = '';
  }
}
