import { type ContentProblem, problemReport } from '../core/content-problem.ts';

/**
 * Where the collections meet before anything is stored: each hands in the problems it found and
 * waits for the others, and then all pass or all are refused with one report. Without it, an
 * editor would mend the articles only to learn of a fault in a topic.
 */
export class ContentGate {
  readonly #collections: readonly string[];
  readonly #found = new Map<string, readonly ContentProblem[]>();
  #verdict = Promise.withResolvers<void>();

  constructor(collections: readonly string[]) {
    this.#collections = collections;
  }

  /**
   * Resolves when every collection has come through without a problem; otherwise rejects with a
   * {@link ContentError}. The next round begins when the last collection has arrived.
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

/** Content that cannot be published; the message is the whole report for the editor. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(`${problemReport(problems)}\nNothing was built.`);
    this.problems = problems;
    // The report says which line of which file; where this program stood helps nobody.
    this.stack = '';
  }
}
