import { z } from 'zod';

const match = {
  /** Default: any method. */
  method: z.string().toUpperCase().optional(),
  // The API path without query, `*` for one segment: /broadcasts/*/send. Default: any path.
  path: z.string().startsWith('/').optional(),
  /** How many matching requests to let pass first. */
  skip: z.int().min(0).default(0),
  /** How many requests to fail. */
  times: z.int().min(1).default(1),
  /** Whether the request takes effect before or after the fault. */
  when: z.enum(['before', 'after']).optional(),
};

/** The faults that POST /_sandbox/faults can inject. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Responds with this instead; an object as body is sent as JSON. */
  z.strictObject({
    ...match,
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
  }),
  /** Waits this many real milliseconds, then continues normally. */
  z.strictObject({ ...match, kind: z.literal('delay'), ms: z.int().min(0) }),
  /** Redirects. */
  z.strictObject({
    ...match,
    kind: z.literal('redirect'),
    to: z.string(),
    status: z.int().default(307),
  }),
  /** Closes the connection without a response. */
  z.strictObject({ ...match, kind: z.literal('drop') }),
  /** Never responds. */
  z.strictObject({ ...match, kind: z.literal('hang') }),
  /** Responds 200 with a body that is empty, not JSON, truncated, `null` or `{"ok":true}`. */
  z.strictObject({
    ...match,
    kind: z.enum(['empty', 'malformed', 'truncated', 'null', 'ok-only']),
  }),
]);

export type FaultOrder = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

/** The faults to inject. The first one that matches a request and is not used up applies. */
export class Faults {
  #orders: { fault: Fault; skip: number; left: number }[] = [];

  inject(order: FaultOrder): void {
    const fault = faultSchema.parse(order);
    this.#orders.push({ fault, skip: fault.skip, left: fault.times });
  }

  clear(): void {
    this.#orders = [];
  }

  /** Faults that are not used up. */
  pending(): (Fault & { left: number })[] {
    return this.#orders.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** The fault for this request, if any. */
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
 * The default of `when`: a garbled response comes after the request took effect, every other fault
 * before.
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
