import type { StoreResult } from '../../subscribers/subscriber-store.ts';
import type { Outcome } from './resend-outcome.ts';
import { providerFailure } from './provider-failure.ts';

/** Converts an outcome to the type of the ports. */
export function storeResult<T>(outcome: Outcome<T>): StoreResult<T> {
  return outcome.kind === 'ok' ? { status: 'ok', data: outcome.data } : providerFailure(outcome);
}

/** The same without data. */
export function voidResult(outcome: Outcome<unknown>): StoreResult<void> {
  return outcome.kind === 'ok' ? { status: 'ok', data: undefined } : providerFailure(outcome);
}
