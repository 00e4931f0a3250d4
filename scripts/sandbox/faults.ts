import { z } from 'zod';

const match = {
  /** Any method when left out. */
  method: z.string().toUpperCase().optional(),
  // The API path without query, `*` for one part: /broadcasts/*/send. Any path when left out.
  path: z.string().startsWith('/').optional(),
  /** How many matching requests pass unharmed before it strikes. */
  skip: z.int().min(0).default(0),
  /** How many times it strikes. */
  times: z.int().min(1).default(1),
  /** Whether the request has had its effect when the fault strikes. */
  when: z.enum(['before', 'after']).optional(),
};

/** What can go wrong on the way, as POST /_sandbox/faults takes it. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers this instead; an object as body is sent as JSON. */
  z.strictObject({
    ...match,
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
  }),
  /** Waits this many ms (real ones), then goes on as if nothing had been. */
  z.strictObject({ ...match, kind: z.literal('delay'), ms: z.int().min(0) }),
  /** Redirects. */
  z.strictObject({
    ...match,
    kind: z.literal('redirect'),
    to: z.string(),
    status: z.int().default(307),
  }),
  /** Cuts the connection without a word. */
  z.strictObject({ ...match, kind: z.literal('drop') }),
  /** Never answers. */
  z.strictObject({ ...match, kind: z.literal('hang') }),
  /** 200 with a body that is: nothing, not JSON, cut off in the middle, `null`, `{"ok":true}`. */
  z.strictObject({
    ...match,
    kind: z.enum(['empty', 'malformed', 'truncated', 'null', 'ok-only']),
  }),
]);

export type FaultOrder = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

/** Orders for things to go wrong. The first one that fits a request and has strikes left is it. */
export class Faults {
  #orders: { fault: Fault; skip: number; left: number }[] = [];

  inject(order: FaultOrder): void {
    const fault = faultSchema.parse(order);
    this.#orders.push({ fault, skip: fault.skip, left: fault.times });
  }

  clear(): void {
    this.#orders = [];
  }

  /** Those that have not struck as often as they should. */
  pending(): (Fault & { left: number })[] {
    return this.#orders.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** The fault that strikes this request, if any. */
  take(method: string, path: string): Fault | undefined {
    for (const order of this.#orders) {
      if (!fits(order.fault, method, path)) continue;
      if (order.skip > 0) {
        order.skip -= 1;
        continue;
      }
      order.left -= 1;
      this.#orders = this.#orders.filter(({ left }) => left > 0);
      return order.fault;
    }
    return undefined;
  }
}

/**
 * When a fault strikes if its order does not say: a garbled answer follows a request that worked,
 * everything else comes before it did anything.
 */
export function strikesAfter(fault: Fault): boolean {
  const garbled = ['empty', 'malformed', 'truncated', 'null', 'ok-only'].includes(fault.kind);
  return fault.when === undefined ? garbled : fault.when === 'after';
}

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  const wanted = fault.path.split('/');
  const actual = path.split('/');
  return (
    wanted.length === actual.length && wanted.every((part, i) => part === '*' || part === actual[i])
  );
}
