import type { StoreResult } from '../../subscribers/subscriber-store.ts';
import type { Outcome } from './resend-outcome.ts';
import { providerFailure } from './provider-failure.ts';

/** An outcome as the ports tell it. */
export function storeResult<T>(outcome: Outcome<T>): StoreResult<T> {
  return outcome.kind === 'ok' ? { status: 'ok', data: outcome.data } : providerFailure(outcome);
}

/** The same where nothing is given back. */
export function voidResult(outcome: Outcome<unknown>): StoreResult<void> {
  return outcome.kind === 'ok' ? { status: 'ok', data: undefined } : providerFailure(outcome);
}
