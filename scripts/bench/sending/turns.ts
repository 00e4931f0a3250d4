interface Parked {
  at: number;
  resume: () => void;
}

/**
 * Lets several pieces of work take turns, one at a time, in an order that chance decides, on a clock
 * of its own: the same chance gives the same course of events.
 */
export class Turns {
  /** Ms since 1970. */
  now: number;
  readonly #chance: () => number;
  #parked: Parked[] = [];
  #handBack: () => void = () => undefined;

  constructor(chance: () => number, now: number) {
    this.#chance = chance;
    this.now = now;
  }

  /** Waits some ms of the clock here, and in any case until it is this one's turn. */
  wait(ms = 0): Promise<void> {
    return new Promise((resume) => {
      this.#parked.push({ at: this.now + ms, resume });
      this.#handBack();
    });
  }

  /** Begins another piece of work, `ms` from now. */
  later(ms: number, work: () => void | Promise<void>): void {
    const resume = () => void Promise.try(work).finally(() => this.#handBack());
    this.#parked.push({ at: this.now + ms, resume });
  }

  /** Ends this piece of work here and now: what it awaits never comes. */
  die(): Promise<never> {
    this.#handBack();
    return new Promise<never>(() => undefined);
  }

  /** Runs until nobody has anything left to do. A piece must wait for nothing but its turns. */
  async run(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const { resume } = next;
      await new Promise<void>((handBack) => {
        this.#handBack = handBack;
        resume();
      });
    }
  }

  /** One whose time has come, or else the earliest, up to whose time the clock goes on. */
  #next(): Parked | undefined {
    if (this.#parked.length === 0) return undefined;
    this.now = Math.max(this.now, Math.min(...this.#parked.map(({ at }) => at)));
    const ready = this.#parked.filter(({ at }) => at <= this.now);
    const next = ready[Math.floor(this.#chance() * ready.length)];
    this.#parked = this.#parked.filter((parked) => parked !== next);
    return next;
  }
}
