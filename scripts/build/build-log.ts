import { stripVTControlCharacters } from 'node:util';

/** Where a build prints: a terminal, or a file in which each line stays. */
export interface Output {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface BuildLog {
  /** Begins a phase, with a number of steps if it counts them. Ends the one before it. */
  begin(name: string, phase: { steps?: number | undefined; peakBytes: number }): void;
  /** This many steps are done. */
  progress(done: number): void;
  /** What the phase did, for its line. */
  result(text: string): void;
  /** Ends the last phase. */
  end(peakBytes: number): void;
  /** Leaves out the line of a phase that failed. */
  drop(): void;
  /** Prints a line of something else, by default where the log is. */
  line(text: string, to?: Output): void;
}

const BAR_WIDTH = 24;
/** A terminal is redrawn this often, in milliseconds. */
const REDRAW_MS = 100;

/**
 * Prints a line for each phase when it ends: its name, its seconds, the most memory that the process used
 * until then, and its result. A terminal also shows how far the phase is, and about how long it will take.
 * `now` is in milliseconds.
 */
export function buildLog(out: Output, now: () => number): BuildLog {
  let phase: { name: string; steps: number; from: number; result: string } | undefined;
  let drawn = -Infinity;
  const clear = () => {
    if (out.isTTY && drawn > -Infinity) out.write('\r\u001B[K');
    drawn = -Infinity;
  };
  const draw = (text: string) => {
    if (!out.isTTY || now() - drawn < REDRAW_MS) return;
    out.write(`\r\u001B[K${text.slice(0, (out.columns || 80) - 1)}`);
    drawn = now();
  };
  return {
    begin(name, { steps = 0, peakBytes }) {
      this.end(peakBytes);
      phase = { name, steps, from: now(), result: '' };
      draw(`${name} …`);
    },
    progress(done) {
      if (!phase || phase.steps === 0) return;
      const left = ((now() - phase.from) / Math.max(1, done)) * (phase.steps - done);
      const filled = Math.round((done / phase.steps) * BAR_WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
      draw(
        `${phase.name} ${bar} ${counted(done)} of ${counted(phase.steps)}, ${seconds(left)} left`,
      );
    },
    result(text) {
      if (phase) phase.result = text;
    },
    end(peakBytes) {
      clear();
      if (!phase) return;
      const { name, from, result } = phase;
      const columns = [name.padEnd(12), seconds(now() - from).padStart(7)];
      out.write(`${[...columns, megabytes(peakBytes).padStart(9), result].join('  ').trimEnd()}\n`);
      phase = undefined;
    },
    drop() {
      clear();
      phase = undefined;
    },
    line(text, to = out) {
      clear();
      to.write(`${text}\n`);
    },
  };
}

/** Lines that Astro prints in every build: `19:54:07 [build] …` and headings. */
const ASTRO = /^(?:\d\d:\d\d:\d\d (?!\[(?:WARN|ERROR)\])| (?:prerendering|generating) .+ $|$)/;

/** Whether a line of Astro's log says no more than that it is working. */
export function isRoutine(line: string): boolean {
  return ASTRO.test(stripVTControlCharacters(line));
}

export function counted(count: number): string {
  return count.toLocaleString('en-US');
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
