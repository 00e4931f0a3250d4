import { connectToRedis, disconnect, redisReason, type RedisClient } from './connect.ts';
import { withTimeout } from './with-timeout.ts';

/** Longest wait of a caller for Redis, in milliseconds. */
const TIMEOUT_MS = 500;
/** Longest wait for a new connection. Callers do not wait for it, except for the first one. */
const CONNECT_MS = 2000;
/** Pause between two attempts to get Redis back. */
const RETRY_MS = 1000;

/** Told once for each outage, and once when it is over. */
export interface OutageListener {
  onDown: (reason: string) => void;
  onUp: () => void;
}

/**
 * A connection that makes no caller wait for a Redis that is gone: the first question without an answer
 * within half a second begins an outage, in which every question fails at once, until one of the
 * attempts made each second in the background gets through. A new connection counts once `check` has
 * resolved: a Redis that greets but refuses to write (`READONLY`, `OOM`) is still out.
 */
export function redisConnection(
  url: string,
  { check, onDown, onUp }: OutageListener & { check: (client: RedisClient) => Promise<unknown> },
) {
  let client: RedisClient | undefined;
  let isOut = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const lose = (lost: RedisClient | undefined, error: unknown) => {
    // Only the connection in use can begin an outage; one given up before has nothing to say.
    if (isClosed || isOut || lost !== client) return;
    isOut = true;
    onDown(redisReason(error));
    client = undefined;
    if (lost) disconnect(lost);
    retryLater();
  };
  const retryLater = () => {
    if (isClosed) return;
    retry = setTimeout(() => void attempt().catch(retryLater), RETRY_MS);
    retry.unref();
  };
  const attempt = async () => {
    const next = await connectToRedis(url, CONNECT_MS);
    if (isClosed) return disconnect(next);
    await withTimeout(TIMEOUT_MS, check(next)).catch((error: unknown) => {
      disconnect(next);
      throw error;
    });
    next.on('error', (error) => lose(next, error));
    client = next;
    if (isOut) onUp();
    isOut = false;
  };
  const first = attempt().catch((error: unknown) => lose(undefined, error));

  return {
    /** Whether Redis answered when it was last asked; true before the first time. */
    isAvailable: () => !isOut,
    /** Resolves with what `question` gives; rejects within half a second when Redis does not answer. */
    async ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T> {
      if (!client && !isOut) await withTimeout(TIMEOUT_MS, first);
      const asked = client;
      if (!asked) throw new Error('Redis is out');
      try {
        return await withTimeout(TIMEOUT_MS, question(asked));
      } catch (error) {
        lose(asked, error);
        throw error;
      }
    },
    close(): void {
      isClosed = true;
      clearTimeout(retry);
      if (client) disconnect(client);
    },
  };
}
