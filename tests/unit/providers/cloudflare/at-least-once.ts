import type { Queue } from '../../../../src/providers/cloudflare/bindings.ts';
import type { QueueMessage } from '../../../../src/providers/cloudflare/delivery.ts';
import type { QueueEntry } from '../../../../src/providers/cloudflare/queue-entry.ts';

interface Stored {
  body: string;
  attempts: number;
}

/**
 * A queue that keeps only what Cloudflare promises: each message is delivered at least once, in any order and with
 * any others, and again unless it was acknowledged by a consumer that came to its end.
 */
export class AtLeastOnceQueue implements Queue<QueueEntry> {
  #messages: Stored[] = [];
  readonly #chance: () => number;

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  get size(): number {
    return this.#messages.length;
  }

  get bodies(): unknown[] {
    return this.#messages.map(({ body }) => JSON.parse(body) as unknown);
  }

  async send(body: QueueEntry): Promise<void> {
    this.#messages.push({ body: JSON.stringify(body), attempts: 0 });
  }

  async metrics() {
    return { backlogCount: this.size };
  }

  /** Delivers up to `most` messages. If `consumer` rejects, it was killed, and none of them counts as acknowledged. */
  async deliver(
    most: number,
    consumer: (messages: readonly QueueMessage[]) => Promise<void>,
  ): Promise<void> {
    const shuffled = this.#messages
      .map((message) => ({ message, at: this.#chance() }))
      .toSorted((a, b) => a.at - b.at);
    const taken = shuffled.slice(0, most).map(({ message }) => message);
    const acknowledged = new Set<Stored>();
    for (const message of taken) message.attempts += 1;
    try {
      await consumer(
        taken.map((message) => ({
          body: JSON.parse(message.body) as unknown,
          attempts: message.attempts,
          ack: () => void acknowledged.add(message),
          retry: () => undefined,
        })),
      );
    } catch {
      return;
    }
    this.#messages = this.#messages.filter((message) => !acknowledged.has(message));
  }
}
