interface Task {
  at: number;
  run: () => void;
}

const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * The sandbox's own time. It follows the real one (or the `now` it was given) and can be moved.
 * With a `now` of its own nothing happens by itself: work falls due in advance() and tick().
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

  /** Ms since 1970. */
  now(): number {
    return this.#base() + this.#offset;
  }

  /** Runs something when the clock reaches a moment, or at the next tick if that has passed. */
  at(moment: number, run: () => void): void {
    this.#tasks.push({ at: moment, run });
    this.#tasks.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  /** Runs what is due. */
  tick(): void {
    for (let next = this.#due(this.now()); next; next = this.#due(this.now())) next.run();
    this.#arm();
  }

  /**
   * Moves the clock to a moment, stopping on the way at everything that falls due there.
   * `settle` waits for what a task set off. Backwards it moves at once.
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

  /** Forgets all tasks and follows its base again. */
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

/** A moment as the API writes it: `2025-11-30 20:42:46.049+00`. */
export function timestamp(moment: number): string {
  return new Date(moment).toISOString().replace('T', ' ').replace('Z', '+00');
}

/** The same, where there may be none. */
export function timestampOrNull(moment: number | null): string | null {
  return moment === null ? null : timestamp(moment);
}
