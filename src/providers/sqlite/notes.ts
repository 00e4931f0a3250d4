import type { Run } from './outbox-file.ts';

/** Remembers when Resend last did what it was asked. */
export function recordSuccess(run: Run, now: Date): void {
  note(run, 'last-success', now.toISOString());
}

/** Writes a few bytes of no meaning, so that a step without a job waits for the disk like any other. */
export function writePlaceholder(run: Run, now: Date): void {
  note(run, 'probe', now.toISOString());
}

/**
 * Writes more pages than a sign-up changes, which shows that the disk has room for one. Each page gets
 * new bytes: SQLite does not write a page whose content stays the same.
 */
export function writeProbe(run: Run, now: Date): void {
  note(run, 'large-probe', now.toISOString().repeat(PROBE_MOMENTS));
}

/** Of 24 bytes each: 16 pages of 4 KiB. A sign-up changes 4 to 8. */
const PROBE_MOMENTS = 2731;

function note(run: Run, name: string, value: string): void {
  run(
    'INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
