import { z } from 'zod';

/** What became of a request to Resend. */
export type Outcome<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'not-found' }
  /** Refused before anything was done; may be asked again after `retryAfterMs`. */
  | { kind: 'rate-limited'; retryAfterMs: number }
  /** The plan's mails of the day or month are used up. */
  | { kind: 'quota' }
  /** The idempotency key was used before, with another payload. */
  | { kind: 'key-used' }
  /** A request with the same idempotency key has not been answered yet. */
  | { kind: 'key-in-flight' }
  /**
   * Refused for good, as it stands: a wrong key, a sender not verified, a field not accepted. `code`
   * is the name of Resend's error.
   */
  | { kind: 'rejected'; code: string }
  /** No answer, or one that cannot be read: it may have been done or not. */
  | { kind: 'unknown-outcome' }
  /** Resend said that it could not do it. */
  | { kind: 'unavailable' };

/** What a method of the SDK resolves to, as far as can be relied upon at run time. */
export interface SdkAnswer {
  data: unknown;
  error: unknown;
  headers: Record<string, string> | null;
}

/** Decides by the error's name and status alone; `log` gets these two and nothing else. */
export function outcomeOf<T>(
  answer: SdkAnswer,
  schema: z.ZodType<T>,
  log: (error: { name: string; status: number | null }) => void,
): Outcome<T> {
  if (answer.error === null || answer.error === undefined) {
    const parsed = schema.safeParse(answer.data);
    if (parsed.success) return { kind: 'ok', data: parsed.data };
    log({ name: 'unreadable_answer', status: null });
    return { kind: 'unknown-outcome' };
  }
  const { name, statusCode } = errorSchema.parse(answer.error);
  const kind = kindOf(name, statusCode);
  if (kind !== 'not-found') log({ name, status: statusCode });
  if (kind === 'rate-limited') {
    return { kind, retryAfterMs: retryAfterMs(answer.headers?.['retry-after']) };
  }
  return kind === 'rejected' ? { kind, code: name } : { kind };
}

// What comes with an error is parsed too: an answer that is no error of Resend's (a proxy's) has
// neither name nor status, and a name that is no code could be anything, an address included.
const errorSchema = z
  .object({
    name: z
      .string()
      .regex(/^[a-z_]{1,50}$/)
      .catch('unnamed'),
    statusCode: z.number().nullable().catch(null),
  })
  .catch({ name: 'unnamed', statusCode: null });

/** An outcome that brought nothing back. */
export type FailedOutcome = Exclude<Outcome<never>, { kind: 'ok' }>;
type FailureKind = FailedOutcome['kind'];

function kindOf(name: string, status: number | null): FailureKind {
  const named = NAMED[name];
  if (named) return named;
  if (status === null) return 'unknown-outcome';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'rejected';
}

// A 404 without this name is no answer about a contact: a wrong base URL gives one too.
const NAMED: Readonly<Record<string, FailureKind>> = {
  not_found: 'not-found',
  rate_limit_exceeded: 'rate-limited',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  invalid_idempotent_request: 'key-used',
  concurrent_idempotent_requests: 'key-in-flight',
};

/** `retry-after` in milliseconds; one second when it is missing or a date. */
function retryAfterMs(header: string | undefined): number {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : 1000;
}
