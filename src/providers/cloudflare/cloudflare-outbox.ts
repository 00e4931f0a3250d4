import { type Log, reasonOf } from '../../core/log.ts';
import type { Outbox } from '../../subscribers/outbox/outbox.ts';
import type { Queue } from './bindings.ts';
import { queueEntry, type QueueEntry } from './queue-entry.ts';

/**
 * Puts jobs on a queue of Cloudflare, which has stored them when it answers. The queue does not know keys: a
 * second job with the same key is found when it is its turn (cloudflare-outbox-queue.ts).
 */
export function cloudflareOutbox(queue: () => Queue<QueueEntry>, log: Log): Outbox {
  const send = async <A extends 'kept' | 'known'>(entry: QueueEntry, answer: A) => {
    try {
      await queue().send(entry, { contentType: 'json' });
      return answer;
    } catch (error) {
      log({ level: 'error', event: 'outbox-unavailable', reason: reasonOf(error) });
      return 'unavailable';
    }
  };
  return {
    add: async ({ key, job }) => send(await queueEntry(key, job), 'kept'),
    addNothing: () => send({ nothing: true }, 'known'),
  };
}
