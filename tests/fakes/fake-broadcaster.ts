import type {
  Answer,
  Broadcast,
  Broadcaster,
  BroadcastEntry,
  Mailing,
} from '../../src/newsletters/sending/broadcaster.ts';

const done = { kind: 'ok', data: undefined } as const;

/** Keeps mailings in memory. Calls `deliver` for each one that is sent. */
export class FakeBroadcaster implements Broadcaster {
  readonly #kept: Broadcast[] = [];
  readonly #now: () => Date;
  readonly #deliver: (broadcast: Broadcast) => void;

  constructor(now: () => Date, deliver: (broadcast: Broadcast) => void) {
    this.#now = now;
    this.#deliver = deliver;
  }

  async all(): Promise<Answer<BroadcastEntry[]>> {
    return { kind: 'ok', data: [...this.#kept] };
  }

  async get(id: string): Promise<Answer<Broadcast>> {
    const one = this.#find(id);
    return one ? { kind: 'ok', data: { ...one } } : { kind: 'not-found' };
  }

  async create({ name, from, content, audience }: Mailing): Promise<Answer<string>> {
    const id = `broadcast-${this.#kept.length + 1}`;
    const moments = { createdAt: this.#now(), scheduledAt: undefined, sentAt: undefined };
    this.#kept.push({ id, name, status: 'draft', from, content, audience, ...moments });
    return { kind: 'ok', data: id };
  }

  async send(id: string, at?: Date): Promise<Answer<undefined>> {
    const one = this.#find(id);
    if (!one) return { kind: 'not-found' };
    if (one.status !== 'draft') return { kind: 'refused' };
    if (at) Object.assign(one, { status: 'scheduled', scheduledAt: at });
    else {
      Object.assign(one, { status: 'sent', sentAt: this.#now() });
      this.#deliver(one);
    }
    return done;
  }

  async remove(id: string): Promise<Answer<undefined>> {
    const one = this.#find(id);
    if (!one) return { kind: 'not-found' };
    if (one.status !== 'draft') return { kind: 'refused' };
    this.#kept.splice(this.#kept.indexOf(one), 1);
    return done;
  }

  async cancel(id: string): Promise<Answer<undefined>> {
    const one = this.#find(id);
    if (!one) return { kind: 'not-found' };
    if (one.status !== 'scheduled') return { kind: 'refused' };
    Object.assign(one, { status: 'draft', scheduledAt: undefined });
    return done;
  }

  #find(id: string): Broadcast | undefined {
    return this.#kept.find((one) => one.id === id);
  }
}
