import type { Job } from './job.ts';

/** The outcome of a job. */
export type JobOutcome =
  /** `then`: jobs that follow. They are added to the outbox in the same step. */
  | { status: 'done'; then?: readonly Job[] }
  /** The reader has made a newer decision. Nothing was changed. */
  | { status: 'superseded' }
  | ProviderFailure;

/**
 * Why a request failed or its result is unknown. `reason` is a code such as `validation_error` that
 * is stored and logged. It never contains anything that a reader typed.
 */
export type ProviderFailure =
  /** Retry later. */
  | {
      status: 'later';
      reason: string;
      /** The delay that the provider asked for, in milliseconds. */
      afterMs?: number;
      /** Whether the request may have succeeded. */
      mayBeDone: boolean;
    }
  /** The daily or monthly email quota of the plan is used up. */
  | { status: 'quota'; reason: string }
  /** A setting is wrong, such as the key or the sender. Every request fails until it is fixed. */
  | { status: 'misconfigured'; reason: string }
  /** Permanently rejected. */
  | { status: 'refused'; reason: string };
