import type { ProviderFailure } from '../../subscribers/outbox/job-outcome.ts';
import type { FailedOutcome } from './resend-outcome.ts';

/** What a failure of Resend means for the work that ran into it. */
export function providerFailure(outcome: FailedOutcome): ProviderFailure {
  switch (outcome.kind) {
    case 'rate-limited': {
      const { kind: reason, retryAfterMs: afterMs } = outcome;
      return { status: 'later', reason, afterMs, mayBeDone: false };
    }
    case 'key-in-flight':
    case 'unknown-outcome':
    case 'unavailable':
      // A gateway says `unavailable` too when what stands behind it has taken the request.
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

// What the key and the sender are to blame for, whatever the request: https://resend.com/docs/api-reference/errors
const MISCONFIGURED: ReadonlySet<string> = new Set([
  'missing_api_key',
  'invalid_api_key',
  'restricted_api_key',
  'invalid_from_address',
  'invalid_access',
  'invalid_region',
  'security_error',
  'method_not_allowed',
  // Not of Resend's making: a proxy's page, an address that is not Resend's.
  'application_error',
  'unnamed',
]);
