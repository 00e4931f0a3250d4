import type { StoreResult } from '../../subscribers/subscriber-store.ts';
import type { Outcome } from './resend-outcome.ts';
import { workFailure } from './work-failure.ts';

/** An outcome as the ports tell it. */
export function storeResult<T>(outcome: Outcome<T>): StoreResult<T> {
  return outcome.kind === 'ok' ? { status: 'ok', data: outcome.data } : workFailure(outcome);
}

/** The same where nothing is given back. */
export function storeDone(outcome: Outcome<unknown>): StoreResult<void> {
  return outcome.kind === 'ok' ? { status: 'ok', data: undefined } : workFailure(outcome);
}
