import type { ProviderFailure } from '../../subscribers/outbox/job-outcome.ts';
import type { FailedOutcome } from './resend-outcome.ts';

/** Converts a failure of Resend to the type of the ports. */
export function providerFailure(outcome: FailedOutcome): ProviderFailure {
  switch (outcome.kind) {
    case 'rate-limited': {
      const { kind: reason, retryAfterMs: afterMs } = outcome;
      return { status: 'later', reason, afterMs, mayBeDone: false };
    }
    case 'key-in-flight':
    case 'unknown-outcome':
    case 'unavailable':
      // A gateway may return `unavailable` after the request succeeded.
      return { status: 'later', reason: outcome.kind, mayBeDone: true };
    case 'quota':
      return { status: 'quota', reason: outcome.kind };
    case 'rejected':
      return MISCONFIGURED.has(outcome.code)
        ? { status: 'misconfigured', reason: outcome.code }
        : { status: 'refused', reason: outcome.code };
    case 'not-found':
    case 'key-used':
      return { status: 'refused', reason: outcome.kind };
  }
}

// Errors caused by the key or the sender, not by the request:
// https://resend.com/docs/api-reference/errors
const MISCONFIGURED: ReadonlySet<string> = new Set([
  'missing_api_key',
  'invalid_api_key',
  'restricted_api_key',
  'invalid_from_address',
  'invalid_access',
  'invalid_region',
  'security_error',
  'method_not_allowed',
  // Not from Resend: a proxy's page or a wrong base URL.
  'application_error',
  'unnamed',
]);
