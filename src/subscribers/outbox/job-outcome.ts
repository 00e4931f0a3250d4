import type { Job } from './job.ts';

/** What became of a piece of the outbox's work. */
export type JobOutcome =
  /** `then`: what it leads to; it is put into the outbox in the same step. */
  | { status: 'done'; then?: readonly Job[] }
  /** The reader has decided otherwise since; nothing was changed. */
  | { status: 'superseded' }
  | ProviderFailure;

/**
 * Why it was not done, or is not known to be. `reason` is a code such as `validation_error`, which is
 * kept and logged: it holds nothing that a reader typed.
 */
export type ProviderFailure =
  /** May go through later. */
  | {
      status: 'later';
      reason: string;
      /** How long the other side asked to be left alone, in milliseconds. */
      afterMs?: number;
      /** Nobody knows whether it was done. */
      mayBeDone: boolean;
    }
  /** The plan's mails of the day or month are used up. */
  | { status: 'quota'; reason: string }
  /** A setting is wrong (the key, the sender): it fails for every piece of work until mended. */
  | { status: 'misconfigured'; reason: string }
  /** Refused for good, as it stands. */
  | { status: 'refused'; reason: string };
