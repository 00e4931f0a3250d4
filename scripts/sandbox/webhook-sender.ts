import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import type { Webhook } from './records.ts';
import type { Shelf } from './shelf.ts';
import { signedHeaders } from './svix-signature.ts';

/** The delays before each retry. Resend's are longer and continue for a day. */
const PAUSES_MS = [1_000, 5_000, 30_000];
const AT_A_TIME = 8;
const PATIENCE_MS = 5_000;

interface Message {
  id: string;
  type: string;
  body: string;
  webhook: Webhook;
  tries: number;
}

interface Surroundings {
  clock: Clock;
  ledger: Ledger;
  webhooks: () => Shelf<Webhook>;
}

/** Sends events to the endpoints that listen for them, at least once and in no guaranteed order. */
export class WebhookSender {
  readonly #around: Surroundings;
  #waiting: Message[] = [];
  #underWay = new Set<Promise<void>>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  anyoneListens(): boolean {
    return this.#around.webhooks().size > 0;
  }

  /** Sends an event to every enabled endpoint that listens for its type. */
  emit(type: string, data: object): void {
    const listening = [...this.#around.webhooks()].filter(
      ({ status, events }) => status === 'enabled' && events.includes(type),
    );
    if (listening.length === 0) return;
    const createdAt = new Date(this.#around.clock.now()).toISOString();
    const body = JSON.stringify({ type, created_at: createdAt, data });
    for (const webhook of listening) {
      const id = `msg_${randomBytes(16).toString('hex')}`;
      this.#waiting.push({ id, type, body, webhook, tries: 0 });
    }
    this.#startNext();
  }

  /** Resolves when every event was attempted once; retries follow the clock. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Drops events that are not sent yet. */
  reset(): void {
    this.#waiting = [];
  }

  #startNext(): void {
    while (this.#underWay.size < AT_A_TIME) {
      const message = this.#waiting.shift();
      if (!message) return;
      const sending = this.#send(message).finally(() => {
        this.#underWay.delete(sending);
        this.#startNext();
      });
      this.#underWay.add(sending);
    }
  }

  async #send(message: Message): Promise<void> {
    const { clock, ledger, webhooks } = this.#around;
    const { id, type, body, webhook } = message;
    message.tries += 1;
    const at = clock.now();
    const status = await post(webhook, id, Math.floor(at / 1_000), body);
    const { endpoint } = webhook;
    ledger.webhook({ at, messageId: id, type, endpoint, try: message.tries, status });

    const pause = PAUSES_MS[message.tries - 1];
    const taken = status !== null && status >= 200 && status < 300;
    if (taken || pause === undefined || !webhooks().get(webhook.id)) return;
    clock.at(clock.now() + pause, () => {
      this.#waiting.push(message);
      this.#startNext();
    });
  }
}

async function post(webhook: Webhook, id: string, timestamp: number, body: string) {
  try {
    const response = await fetch(webhook.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Svix-Webhooks/1.0 (sandbox)',
        ...signedHeaders(webhook.signingSecret, id, timestamp, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
