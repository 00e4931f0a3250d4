import type { QueueEntry } from './queue-entry.ts';
import type { BatchLedger } from './batch-ledger.ts';
import type { UseCounter } from './use-counter.ts';

/** Producer of a queue. */
export interface Queue<T> {
  send(body: T, options: { contentType: 'json' }): Promise<unknown>;
  metrics(): Promise<{ backlogCount: number; oldestMessageTimestamp?: Date | number | undefined }>;
}

/** A limit of the platform: counts in each of its locations. */
export interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** Objects of one class, each with its own storage. */
export interface Namespace<T> {
  getByName(name: string): T;
}

/** What wrangler.jsonc binds to the Worker (scripts/build/cloudflare/wrangler-config.ts). */
export interface Bindings {
  OUTBOX: Queue<QueueEntry>;
  DEAD_LETTERS: Queue<QueueEntry>;
  BATCHES: Namespace<BatchLedger>;
  USES: Namespace<UseCounter>;
  CLIENT_LIMIT: RateLimit;
  SITE_LIMIT: RateLimit;
}

export const BINDINGS = [
  'OUTBOX',
  'DEAD_LETTERS',
  'BATCHES',
  'USES',
  'CLIENT_LIMIT',
  'SITE_LIMIT',
] as const satisfies readonly (keyof Bindings)[];

/** The bindings in the environment of a Worker. Throws an Error with one line if one is missing. */
export function bindingsIn(env: unknown): Bindings {
  const missing = BINDINGS.filter((name) => !(env as Partial<Bindings>)[name]);
  if (missing.length === 0) return env as Bindings;
  throw new Error(
    `${missing.join(', ')} is not bound to the Worker. Deploy it with the wrangler.jsonc of the build.`,
  );
}
