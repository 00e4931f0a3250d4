import {
  connectToRedis,
  disconnect,
  loadClient,
  redisReason,
  type RedisClient,
} from './connect.ts';
import { withTimeout } from './with-timeout.ts';

/** Timeout of a command, in milliseconds. */
const TIMEOUT_MS = 500;
/** Timeout of a new connection. Callers wait only for the first one. */
const CONNECT_MS = 2000;
/** Delay between two attempts to reconnect. */
const RETRY_MS = 1000;

/** Called once when an outage begins, and once when it ends. */
export interface OutageListener {
  onDown: (reason: string) => void;
  onUp: () => void;
}

/**
 * A connection that does not block callers while Redis is down. The first command without an answer
 * within half a second starts an outage. During an outage every command fails at once, and a
 * background task reconnects every second. A new connection is used only after `check` resolves,
 * because a server that refuses to write (`READONLY`, `OOM`) is still down.
 */
export function redisConnection(
  url: string,
  { check, onDown, onUp }: OutageListener & { check: (client: RedisClient) => Promise<unknown> },
) {
  let client: RedisClient | undefined;
  let isDown = false;
  let isClosed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const handleDisconnect = (old: RedisClient | undefined, error: unknown) => {
    // Only the current connection can start an outage.
    if (isClosed || isDown || old !== client) return;
    isDown = true;
    onDown(redisReason(error));
    client = undefined;
    if (old) disconnect(old);
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
    next.on('error', (error) => handleDisconnect(next, error));
    client = next;
    if (isDown) onUp();
    isDown = false;
  };
  const first = attempt().catch((error: unknown) => handleDisconnect(undefined, error));

  return {
    /** Whether the last command succeeded; true before the first. */
    isAvailable: () => !isDown,
    /** Runs a command. Rejects within half a second if Redis does not answer. */
    async run<T>(command: (client: RedisClient) => Promise<T>): Promise<T> {
      if (!client && !isDown) {
        // Loading it says nothing about Redis, and can take longer on a busy machine.
        await loadClient();
        await withTimeout(TIMEOUT_MS, first);
      }
      const current = client;
      if (!current) throw new Error('Redis is unavailable');
      try {
        return await withTimeout(TIMEOUT_MS, command(current));
      } catch (error) {
        handleDisconnect(current, error);
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
