import { type ContentProblem, filesOf } from '../core/content-problem.ts';
import { ProblemLog } from './problem-log.ts';
import { problemReport } from '../core/problem-report.ts';

/** The argument of a build that leaves out faulty files, and what it tells its parent process if it did. */
export const SKIP_FAULTY = '--skip-faulty';
export const LEFT_OUT = 'left-out';

/** The argument of a build that has drafts and scheduled articles, for review. */
export const WITH_DRAFTS = '--with-drafts';

/**
 * Collects the problems of all collections before anything is stored. Each collection passes its
 * problems and waits for the others; then all are stored, or all are rejected with one report.
 * Otherwise an editor would fix the articles only to learn of a problem in a topic.
 */
export class ContentGate {
  readonly #collections: readonly string[];
  readonly #skippable: readonly string[];
  readonly #onSkip: (problems: readonly ContentProblem[]) => void;
  readonly #found = new Map<string, readonly ContentProblem[]>();
  /** The problems that were reported to an editor. */
  readonly log = new ProblemLog();
  #verdict = Promise.withResolvers<ReadonlySet<string>>();

  /**
   * Faulty files of the collections in `skippable` are left out instead of rejecting everything; `onSkip`
   * receives their problems.
   */
  constructor(
    collections: readonly string[],
    {
      skippable = [],
      onSkip = () => undefined,
    }: {
      skippable?: readonly string[];
      onSkip?: (problems: readonly ContentProblem[]) => void;
    } = {},
  ) {
    this.#collections = collections;
    this.#skippable = skippable;
    this.#onSkip = onSkip;
  }

  /**
   * Resolves when every collection has passed, with the files to leave out; rejects with a {@link
   * ContentError} if there are problems in other files. The next round starts when the last collection has
   * arrived.
   */
  pass(collection: string, problems: readonly ContentProblem[]): Promise<ReadonlySet<string>> {
    const verdict = this.#verdict;
    this.#found.set(collection, problems);
    if (this.#collections.every((name) => this.#found.has(name))) {
      const found = [...this.#found];
      const all = found.flatMap(([, problems]) => problems);
      const stops = found.some(
        ([name, problems]) => problems.length > 0 && !this.#skippable.includes(name),
      );
      this.#found.clear();
      this.#verdict = Promise.withResolvers();
      if (stops) {
        verdict.reject(new ContentError(all));
      } else {
        if (all.length > 0) this.#onSkip(all);
        verdict.resolve(filesOf(all));
      }
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
