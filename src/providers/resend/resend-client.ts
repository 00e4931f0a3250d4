import { Resend } from 'resend';
import type { z } from 'zod';
import type { Log } from '../../core/log.ts';
import type { Pace } from './pace.ts';
import { outcomeOf, type Outcome, type SdkAnswer } from './resend-outcome.ts';

/** Sends requests with the Resend SDK and converts the results. */
export interface ResendClient {
  /** Never throws on a failure of Resend or the network. */
  ask<T>(request: ResendRequest<T>): Promise<Outcome<T>>;
}

export interface ResendRequest<T> {
  /** For the log, such as `contacts.get`. */
  name: string;
  /** Whether the request can be retried safely. */
  idempotent: boolean;
  schema: z.ZodType<T>;
  /** Pass `options` as the last argument of the SDK method. */
  call: (resend: Resend, options: { signal: AbortSignal }) => Promise<SdkAnswer>;
}

export interface ResendClientOptions {
  apiKey: string;
  /** Without a trailing slash; defaults to Resend's. */
  baseUrl?: string | undefined;
  /** Timeout of one attempt in milliseconds; defaults to 10,000. */
  timeoutMs?: number;
  /** Waits for some milliseconds. */
  sleep?: (ms: number) => Promise<void>;
  log: Log;
  /**
   * Delays before retries, in milliseconds. Short by default, because a visitor waits; empty for
   * callers that retry later.
   */
  pausesMs?: readonly number[];
  /** Awaited before every attempt; without it, requests are sent at once. */
  pace?: Pace;
}

export function resendClient(options: ResendClientOptions): ResendClient {
  // Set explicitly: the SDK would read it from the environment and keep a trailing slash.
  const baseUrl = options.baseUrl?.replace(/\/+$/, '') || 'https://api.resend.com';
  const resend = new Resend(options.apiKey, { baseUrl });
  const { timeoutMs = 10_000, sleep = defaultSleep, pausesMs = PAUSES_MS, pace, log } = options;

  return {
    async ask(request) {
      for (const pause of [...pausesMs, undefined]) {
        await pace?.turn();
        const signal = AbortSignal.timeout(timeoutMs);
        const answer = await request.call(resend, { signal }).catch(toUnreadableAnswer);
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
        // After a timeout, the visitor has waited long enough.
        if (pause === undefined || signal.aborted || !mayRepeat(outcome, request)) return outcome;
        const asked = outcome.kind === 'rate-limited' ? outcome.retryAfterMs : 0;
        await sleep(Math.min(Math.max(pause, asked), MAX_PAUSE_MS));
      }
      throw new Error('Unreachable: the last attempt always returns.');
    },
  };
}

const PAUSES_MS = [200, 600];
const MAX_PAUSE_MS = 2000;

function mayRepeat({ kind }: Outcome<unknown>, { idempotent }: { idempotent: boolean }): boolean {
  if (kind === 'rate-limited' || kind === 'key-in-flight') return true;
  return idempotent && (kind === 'unavailable' || kind === 'unknown-outcome');
}

/**
 * The SDK throws a TypeError on some malformed responses. Anything else that it throws is a bug of
 * ours.
 */
function toUnreadableAnswer(thrown: unknown): SdkAnswer {
  if (!(thrown instanceof TypeError)) throw thrown;
  return { data: null, error: { name: 'unreadable_answer', statusCode: null }, headers: null };
}

function defaultSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
