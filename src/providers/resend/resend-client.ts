import { Resend } from 'resend';
import type { z } from 'zod';
import type { Log } from '../../core/log.ts';
import type { Pace } from './pace.ts';
import { outcomeOf, type Outcome, type SdkAnswer } from './resend-outcome.ts';

/** Asks Resend through its SDK and translates what comes back. */
export interface ResendClient {
  /** Never throws for a fault of Resend or of the network. */
  ask<T>(request: ResendRequest<T>): Promise<Outcome<T>>;
}

export interface ResendRequest<T> {
  /** For the log: `contacts.get`. */
  name: string;
  /** Doing it twice comes to the same as doing it once, so that it may be tried again. */
  idempotent: boolean;
  schema: z.ZodType<T>;
  /** `options` go into the last argument of the SDK's method. */
  call: (resend: Resend, options: { signal: AbortSignal }) => Promise<SdkAnswer>;
}

export interface ResendClientOptions {
  apiKey: string;
  /** Without a slash at its end; Resend's own when it is left out. */
  baseUrl?: string | undefined;
  /** For one try, in milliseconds; 10,000 when it is left out. */
  timeoutMs?: number;
  /** Waits some milliseconds. */
  sleep?: (ms: number) => Promise<void>;
  log: Log;
  /**
   * Milliseconds before the second try and those after it. Short ones when it is left out, since a
   * visitor waits for the answer; none for a caller who comes back later by himself.
   */
  pausesMs?: readonly number[];
  /** Asked before every try; without one, requests go at once. */
  pace?: Pace;
}

export function resendClient(options: ResendClientOptions): ResendClient {
  // Named here because the SDK would take it from the environment, and keeps a slash at its end.
  const baseUrl = options.baseUrl?.replace(/\/+$/, '') || 'https://api.resend.com';
  const resend = new Resend(options.apiKey, { baseUrl });
  const { timeoutMs = 10_000, sleep = waitFor, pausesMs = PAUSES_MS, pace, log } = options;

  return {
    async ask(request) {
      for (const pause of [...pausesMs, undefined]) {
        await pace?.turn();
        const signal = AbortSignal.timeout(timeoutMs);
        const answer = await request.call(resend, { signal }).catch(unreadable);
        pace?.update(answer.headers);
        const outcome = outcomeOf(answer, request.schema, ({ name, status }) => {
          log({
            level: 'warn',
            event: 'resend-call-failed',
            call: request.name,
            name: signal.aborted ? 'timeout' : name,
            status,
          });
        });
        // After a timeout the visitor has waited long enough.
        if (pause === undefined || signal.aborted || !mayRepeat(outcome, request)) return outcome;
        const asked = outcome.kind === 'rate-limited' ? outcome.retryAfterMs : 0;
        await sleep(Math.min(Math.max(pause, asked), MAX_PAUSE_MS));
      }
      throw new Error('unreachable: the last try has no pause and returns');
    },
  };
}

const PAUSES_MS = [200, 600];
const MAX_PAUSE_MS = 2000;

function mayRepeat({ kind }: Outcome<unknown>, { idempotent }: { idempotent: boolean }): boolean {
  if (kind === 'rate-limited' || kind === 'key-in-flight') return true;
  return idempotent && (kind === 'unavailable' || kind === 'unknown-outcome');
}

/** The SDK walks into some answers without looking whether there is anything; all else it throws is a fault of ours. */
function unreadable(thrown: unknown): SdkAnswer {
  if (!(thrown instanceof TypeError)) throw thrown;
  return { data: null, error: { name: 'unreadable_answer', statusCode: null }, headers: null };
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
