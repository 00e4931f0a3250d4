/** Something that happened, for whoever watches the server. */
export interface LogEntry {
  /** `error` is an alert: somebody has to do something. */
  level: 'info' | 'warn' | 'error';
  /** What happened, always in the same words: `resend-call-failed`. */
  event: string;
  /** Codes, counts and times. Never an address, a token or a key. */
  [detail: string]: string | number | boolean | null | undefined;
}

export type Log = (entry: LogEntry) => void;

/**
 * The entry as one line of JSON, with its moment. What looks like an address, a token or a key all
 * the same is left out: a code from elsewhere may be more than a code.
 */
export function logLine(entry: LogEntry, now: Date): string {
  return JSON.stringify({ time: now.toISOString(), ...entry }, (_key, value: unknown) =>
    typeof value === 'string' ? withoutSecrets(value) : value,
  );
}

/**
 * Logs as `log` does, but an event at most once a minute: what a flood of requests sets off would
 * fill the disk. `now` is in milliseconds.
 */
export function throttledLog(log: Log, now: () => number): Log {
  const last = new Map<string, number>();
  return (entry) => {
    if (now() - (last.get(entry.event) ?? -Infinity) < 60_000) return;
    last.set(entry.event, now());
    log(entry);
  };
}

/**
 * Why something failed, as it may be logged: SQLite's words for its code, such as `database or disk is
 * full`, or the system's code, such as `EROFS`. Never the message, which may be about somebody.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('errstr' in error && typeof error.errstr === 'string') return error.errstr;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function withoutSecrets(text: string): string {
  return text
    .replaceAll(/[^\s"<>@]+@[^\s"<>@]+/g, '[address]')
    .replaceAll(/[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}/g, '[token]')
    .replaceAll(/\b(re|whsec)_\w{8,}/g, '[key]');
}
