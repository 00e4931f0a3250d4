import { createClient } from 'redis';
import { withTimeout } from './with-timeout.ts';

export type RedisClient = Awaited<ReturnType<typeof connectToRedis>>;

/**
 * Resolves with a client that Redis has greeted; rejects when that takes longer than `timeoutMs`,
 * because a server that is stopped still accepts connections. The client does not reconnect by itself:
 * after its first `error` event it is of no more use.
 */
export async function connectToRedis(url: string, timeoutMs: number) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
  });
  // An `error` event that nobody listens to would end the process.
  client.on('error', () => undefined);
  try {
    await withTimeout(timeoutMs, client.connect());
    return client;
  } catch (error) {
    disconnect(client);
    throw error;
  }
}

/** Ends a connection at once; what was asked on it is rejected. */
export function disconnect(client: Pick<RedisClient, 'isOpen' | 'destroy'>): void {
  if (client.isOpen) client.destroy();
}

/** Why Redis cannot be used, as a code that may be logged: `timeout`, `ECONNREFUSED`, `WRONGPASS`. */
export function redisReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Redis begins its errors with a code: https://redis.io/docs/latest/develop/reference/protocol-spec/
  return /^[A-Z]{2,}/.exec(error.message)?.[0] ?? error.name;
}
