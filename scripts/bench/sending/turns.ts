interface Parked {
  at: number;
  resume: () => void;
}

/**
 * Runs several tasks in turns, one at a time, in random order, on a simulated clock. The same random
 * numbers give the same run.
 */
export class Turns {
  /** Milliseconds since 1970. */
  now: number;
  readonly #chance: () => number;
  #parked: Parked[] = [];
  #handBack: () => void = () => undefined;

  constructor(chance: () => number, now: number) {
    this.#chance = chance;
    this.now = now;
  }

  /** Waits this many milliseconds of the clock, and then for its turn. */
  wait(ms = 0): Promise<void> {
    return new Promise((resume) => {
      this.#parked.push({ at: this.now + ms, resume });
      this.#handBack();
    });
  }

  /** Starts another task, `ms` from now. */
  later(ms: number, work: () => void | Promise<void>): void {
    const resume = () => void Promise.try(work).finally(() => this.#handBack());
    this.#parked.push({ at: this.now + ms, resume });
  }

  /** Ends this task: the returned promise never resolves. */
  die(): Promise<never> {
    this.#handBack();
    return new Promise<never>(() => undefined);
  }

  /** Runs until all tasks are done. A task must await only its turns. */
  async run(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const { resume } = next;
      await new Promise<void>((handBack) => {
        this.#handBack = handBack;
        resume();
      });
    }
  }

  /** A task that is due; otherwise the earliest one, after moving the clock to its time. */
  #next(): Parked | undefined {
    if (this.#parked.length === 0) return undefined;
    this.now = Math.max(this.now, Math.min(...this.#parked.map(({ at }) => at)));
    const ready = this.#parked.filter(({ at }) => at <= this.now);
    const next = ready[Math.floor(this.#chance() * ready.length)];
    this.#parked = this.#parked.filter((parked) => parked !== next);
    return next;
  }
}
