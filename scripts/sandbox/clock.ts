interface Task {
  at: number;
  run: () => void;
}

const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * The sandbox's clock. It follows real time, or a given `now`, and can be moved. With a given `now`,
 * tasks run only in advance() and tick().
 */
export class Clock {
  readonly #base: () => number;
  readonly #driven: boolean;
  #offset = 0;
  #tasks: Task[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(now?: () => number) {
    this.#base = now ?? Date.now;
    this.#driven = now !== undefined;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#base() + this.#offset;
  }

  /** Runs a task when the clock reaches a time, or at the next tick if that has passed. */
  at(moment: number, run: () => void): void {
    this.#tasks.push({ at: moment, run });
    this.#tasks.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  /** Runs the tasks that are due. */
  tick(): void {
    for (let next = this.#due(this.now()); next; next = this.#due(this.now())) next.run();
    this.#arm();
  }

  /**
   * Moves the clock to a time, stopping at every task that is due on the way. `settle` waits for what a
   * task started. Moving backwards runs nothing.
   */
  async moveTo(moment: number, settle: () => Promise<void>): Promise<void> {
    await settle();
    for (let next = this.#due(moment); next; next = this.#due(moment)) {
      this.#offset += Math.max(0, next.at - this.now());
      next.run();
      await settle();
    }
    this.#offset += moment - this.now();
    this.#arm();
  }

  /** Drops all tasks and follows its base time again. */
  reset(): void {
    this.#offset = 0;
    this.#tasks = [];
    clearTimeout(this.#timer);
  }

  #due(moment: number): Task | undefined {
    const next = this.#tasks[0];
    return next && next.at <= moment ? this.#tasks.shift() : undefined;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#tasks[0];
    if (this.#driven || !next) return;
    const wait = Math.min(Math.max(0, next.at - this.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => this.tick(), wait);
    this.#timer.unref();
  }
}

/** A time in the API's format: `2025-11-30 20:42:46.049+00`. */
export function timestamp(moment: number): string {
  return new Date(moment).toISOString().replace('T', ' ').replace('Z', '+00');
}

/** The same, for a time that may be null. */
export function timestampOrNull(moment: number | null): string | null {
  return moment === null ? null : timestamp(moment);
}
