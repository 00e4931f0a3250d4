/** An event for operators. */
export interface LogEntry {
  /** `error` is an alert: someone has to act. */
  level: 'info' | 'warn' | 'error';
  /** A fixed name of the event: `resend-call-failed`. */
  event: string;
  /** Codes, counts and times. Never an address, a token or a key. */
  [detail: string]: string | number | boolean | null | undefined;
}

export type Log = (entry: LogEntry) => void;

/**
 * Formats an entry as one line of JSON with its time. Anything that looks like an address, a token
 * or a key is removed, because a code from elsewhere may contain one.
 */
export function logLine(entry: LogEntry, now: Date): string {
  return JSON.stringify({ time: now.toISOString(), ...entry }, (_key, value: unknown) =>
    typeof value === 'string' ? withoutSecrets(value) : value,
  );
}

/**
 * Logs each event at most once a minute, so that a flood of requests cannot fill the disk. `now` is
 * in milliseconds.
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
 * Returns the reason of an error for the log: the text of the SQLite code, such as `database or
 * disk is full`, or the system code, such as `EROFS`. Never the message, which may contain personal
 * data.
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
