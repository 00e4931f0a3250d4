import type { Run } from './outbox-file.ts';

/** Remembers when Resend last did what it was asked. */
export function noteSuccess(run: Run, now: Date): void {
  run(
    `INSERT INTO note (name, value) VALUES ('last-success', ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
    now.toISOString(),
  );
}
