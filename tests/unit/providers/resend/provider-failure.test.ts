import { expect, test } from 'vitest';
import type { FailedOutcome } from '../../../../src/providers/resend/resend-outcome.ts';
import { providerFailure } from '../../../../src/providers/resend/provider-failure.ts';

test.each([
  [
    { kind: 'rate-limited', retryAfterMs: 3000 },
    { status: 'later', afterMs: 3000, mayBeDone: false },
  ],
  [{ kind: 'unknown-outcome' }, { status: 'later', mayBeDone: true }],
  [{ kind: 'unavailable' }, { status: 'later', mayBeDone: true }],
  [{ kind: 'key-in-flight' }, { status: 'later', mayBeDone: true }],
  [{ kind: 'quota' }, { status: 'quota' }],
  [{ kind: 'not-found' }, { status: 'refused', reason: 'not-found' }],
  [
    { kind: 'rejected', code: 'validation_error' },
    { status: 'refused', reason: 'validation_error' },
  ],
  [
    { kind: 'rejected', code: 'invalid_api_key' },
    { status: 'misconfigured', reason: 'invalid_api_key' },
  ],
  [{ kind: 'rejected', code: 'application_error' }, { status: 'misconfigured' }],
] satisfies [FailedOutcome, object][])('%j means %j', (outcome, failure) => {
  expect(providerFailure(outcome)).toMatchObject(failure);
});
