import { z } from 'zod';

/** The outcome of a request to Resend. */
export type Outcome<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'not-found' }
  /** Nothing was done; retry after `retryAfterMs`. */
  | { kind: 'rate-limited'; retryAfterMs: number }
  /** The daily or monthly email quota of the plan is used up. */
  | { kind: 'quota' }
  /** The idempotency key was used with another payload. */
  | { kind: 'key-used' }
  /** Another request with the same idempotency key is in flight. */
  | { kind: 'key-in-flight' }
  /**
   * Permanently rejected: an invalid key, an unverified sender, an invalid field. `code` is the
   * name of Resend's error.
   */
  | { kind: 'rejected'; code: string }
  /** No response, or an unreadable one: the request may have succeeded. */
  | { kind: 'unknown-outcome' }
  /** Resend returned a server error. */
  | { kind: 'unavailable' };

/** What an SDK method resolves to, as far as it is reliable at run time. */
export interface SdkAnswer {
  data: unknown;
  error: unknown;
  headers: Record<string, string> | null;
}

/** Decides by the name and status of the error only; `log` gets nothing else. */
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

// Errors are parsed too: a proxy's error has neither name nor status, and a name that is not a code
// could contain anything, such as an address.
const errorSchema = z
  .object({
    name: z
      .string()
      .regex(/^[a-z_]{1,50}$/)
      .catch('unnamed'),
    statusCode: z.number().nullable().catch(null),
  })
  .catch({ name: 'unnamed', statusCode: null });

/** An outcome without data. */
export type FailedOutcome = Exclude<Outcome<never>, { kind: 'ok' }>;
type FailureKind = FailedOutcome['kind'];

function kindOf(name: string, status: number | null): FailureKind {
  const named = NAMED[name];
  if (named) return named;
  if (status === null) return 'unknown-outcome';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'rejected';
}

// A 404 without this name says nothing about a contact: a wrong base URL gives one too.
const NAMED: Readonly<Record<string, FailureKind>> = {
  not_found: 'not-found',
  rate_limit_exceeded: 'rate-limited',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  invalid_idempotent_request: 'key-used',
  concurrent_idempotent_requests: 'key-in-flight',
};

/** `retry-after` in milliseconds; one second if it is missing or a date. */
function retryAfterMs(header: string | undefined): number {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : 1000;
}
