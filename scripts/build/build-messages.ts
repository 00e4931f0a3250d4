/** What a build process tells the process that started it. */
export type BuildMessage =
  /** A phase begins, with this many steps if it counts them. `peakBytes` is the memory used until now. */
  | { begins: string; steps?: number; peakBytes: number }
  /** This many steps of the phase are done. */
  | { done: number }
  /** What the phase did. */
  | { result: string }
  /** The last phase ends. */
  | { ends: true; peakBytes: number };

/** Tells that a phase begins, and that the one before it has ended. */
export function tellPhase(begins: string, steps?: number): void {
  tell({ begins, peakBytes: peakBytes(), ...(steps !== undefined && { steps }) });
}

/** Tells that the last phase has ended. */
export function tellEnd(): void {
  tell({ ends: true, peakBytes: peakBytes() });
}

export function tell(message: BuildMessage): void {
  // Without a parent, as in `astro build`, nobody listens.
  process.send?.(message);
}

export function isBuildMessage(message: unknown): message is BuildMessage {
  return typeof message === 'object' && message !== null;
}

/** The most memory that this process has used. */
export function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}
