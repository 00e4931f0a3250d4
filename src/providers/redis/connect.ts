import { withTimeout } from './with-timeout.ts';

export type RedisClient = Awaited<ReturnType<typeof connectToRedis>>;

/** Loads the client. It has hundreds of modules, which programs without `REDIS_URL` never load. */
export const loadClient = () => import('redis');

/**
 * Resolves with a connected client. Rejects after `timeoutMs`, because a stopped server still
 * accepts connections. The client does not reconnect: after its first `error` event, it cannot be
 * used.
 */
export async function connectToRedis(url: string, timeoutMs: number) {
  const { createClient } = await loadClient();
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
  });
  // An unhandled `error` event would end the process.
  client.on('error', () => undefined);
  try {
    await withTimeout(timeoutMs, client.connect());
    return client;
  } catch (error) {
    disconnect(client);
    throw error;
  }
}

/** Closes a connection at once. Its pending commands reject. */
export function disconnect(client: Pick<RedisClient, 'isOpen' | 'destroy'>): void {
  if (client.isOpen) client.destroy();
}

/**
 * Returns why Redis is unavailable, as a code that may be logged: `timeout`, `ECONNREFUSED`,
 * `WRONGPASS`.
 */
export function redisReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Redis errors start with a code: https://redis.io/docs/latest/develop/reference/protocol-spec/
  return /^[A-Z]{2,}/.exec(error.message)?.[0] ?? error.name;
}
