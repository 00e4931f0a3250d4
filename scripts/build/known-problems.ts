import type { ContentProblem } from '../../src/core/content-problem.ts';
import { CONTENT_PROBLEMS } from '../../src/loading/load-and-watch.ts';

/** The problems of the content that the loaders of a development server have reported. */
export class KnownProblems {
  readonly #found = new Map<string, readonly ContentProblem[]>();

  /** Those of all collections. */
  all(): ContentProblem[] {
    return [...this.#found.values()].flat();
  }

  /** Follows the reports of the loaders. `onReport` gets what was known before each. */
  follow(watcher: Watcher, onReport: (before: readonly ContentProblem[]) => void): void {
    watcher.on(CONTENT_PROBLEMS, (collection, problems) => {
      const before = this.all();
      this.#found.set(collection, problems);
      onReport(before);
    });
  }
}

/** The part of Vite's watcher that is used here. */
export interface Watcher {
  on(
    event: typeof CONTENT_PROBLEMS,
    listener: (collection: string, problems: readonly ContentProblem[]) => void,
  ): unknown;
}
