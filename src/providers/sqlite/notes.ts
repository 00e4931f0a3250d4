import type { Run } from './outbox-file.ts';

/** Records the time of the last successful request to the provider. */
export function recordSuccess(run: Run, now: Date): void {
  note(run, 'last-success', now.toISOString());
}

/** Writes a few meaningless bytes, so that a step without a job waits for the disk too. */
export function writePlaceholder(run: Run, now: Date): void {
  note(run, 'probe', now.toISOString());
}

/**
 * Writes more pages than a sign-up does, to check that the disk has room. Each page gets new bytes,
 * because SQLite skips unchanged pages.
 */
export function writeProbe(run: Run, now: Date): void {
  note(run, 'large-probe', now.toISOString().repeat(PROBE_MOMENTS));
}

/** 24 bytes each: 16 pages of 4 KiB. A sign-up changes 4 to 8 pages. */
const PROBE_MOMENTS = 2731;

function note(run: Run, name: string, value: string): void {
  run(
    'INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
