import type { Outcome } from './records.ts';

export interface RequestEntry {
  /** Sequence number over all entries of the ledger, from 1. */
  n: number;
  at: number;
  method: string;
  path: string;
  /** The headers that tests need; of the key, only the first characters. */
  headers: Record<string, string>;
  body: unknown;
  /** null until there is a response; a hanging request stays null */
  status: number | 'dropped' | null;
  fault: string | null;
}

export interface DeliveryEntry {
  n: number;
  at: number;
  emailId: string;
  to: string;
  from: string;
  subject: string;
  /** Only `delivered` and `complained` reached a recipient. */
  outcome: Outcome;
  broadcastId: string | null;
  topicId: string | null;
}

export interface WebhookEntry {
  n: number;
  at: number;
  /** The svix-id: the same for each attempt of an event. */
  messageId: string;
  type: string;
  endpoint: string;
  try: number;
  /** null if the endpoint could not be reached */
  status: number | null;
}

/** The ledger's three lists. */
export interface LedgerEntries {
  requests: RequestEntry[];
  deliveries: DeliveryEntry[];
  webhooks: WebhookEntry[];
}

const KEY_HEADERS = [
  'user-agent',
  'content-type',
  'idempotency-key',
  'x-batch-validation',
  'origin',
] as const;

/**
 * Every API request, delivery and webhook attempt, oldest first: what really happened, not what
 * the client observed. Keeps the newest `limit` of each.
 */
export class Ledger implements LedgerEntries {
  requests: RequestEntry[] = [];
  deliveries: DeliveryEntry[] = [];
  webhooks: WebhookEntry[] = [];
  #n = 0;
  readonly #limit: number;

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  /** Records a request. The caller sets `status` and `fault` of the returned entry when it responds. */
  request(entry: Pick<RequestEntry, 'at' | 'method' | 'path' | 'headers' | 'body'>): RequestEntry {
    return this.#enter(this.requests, { n: 0, ...entry, status: null, fault: null });
  }

  delivery(entry: Omit<DeliveryEntry, 'n'>): void {
    this.#enter(this.deliveries, { n: 0, ...entry });
  }

  webhook(entry: Omit<WebhookEntry, 'n'>): void {
    this.#enter(this.webhooks, { n: 0, ...entry });
  }

  clear(): void {
    this.requests = [];
    this.deliveries = [];
    this.webhooks = [];
  }

  #enter<E extends { n: number }>(entries: E[], entry: E): E {
    this.#n += 1;
    entry.n = this.#n;
    entries.push(entry);
    // In bulk, because removing the first element moves all others.
    if (entries.length > this.#limit * 1.1) entries.splice(0, entries.length - this.#limit);
    return entry;
  }
}

/** The headers that the ledger keeps. */
export function keyHeaders(header: (name: string) => string | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEY_HEADERS) {
    const value = header(name);
    if (value !== undefined) kept[name] = value;
  }
  const key = header('authorization');
  return key === undefined ? kept : { ...kept, authorization: `${key.slice(0, 13)}…` };
}
