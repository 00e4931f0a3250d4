import type { Run } from './outbox-file.ts';

/** Remembers when Resend last did what it was asked. */
export function noteSuccess(run: Run, now: Date): void {
  note(run, 'last-success', now);
}

/** Writes something of no meaning, which shows that the disk takes it. */
export function noteProbe(run: Run, now: Date): void {
  note(run, 'probe', now);
}

function note(run: Run, name: string, now: Date): void {
  run(
    'INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    now.toISOString(),
  );
}
