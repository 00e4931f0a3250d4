import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The outcome of a load. */
export interface LoadResult {
  /** Addresses whose sign-up was acknowledged. */
  acknowledged: string[];
  /** Counts of other responses, by status, or `no answer`. */
  errors: Map<string, number>;
  /** Milliseconds from the time a sign-up was due to the end of its response, shortest first. */
  latencies: number[];
}

/**
 * Sends sign-ups at a fixed rate, without waiting for earlier responses, and measures from the time each
 * was due, so that a stalled server counts for everyone who waits. Every address is new. `until` ends it
 * early; `onAcknowledged` is called for each acknowledged sign-up.
 */
export async function load(
  siteUrl: string,
  options: {
    perSecond: number;
    seconds: number;
    name: string;
    until?: AbortSignal;
    onAcknowledged?: () => void;
  },
): Promise<LoadResult> {
  const { perSecond, seconds, name, until } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const result: LoadResult = { acknowledged: [], errors: new Map(), latencies: [] };
  const underWay: Promise<void>[] = [];

  const send = async (email: string, due: number) => {
    const status = await signUp(siteUrl, email, agent);
    result.latencies.push(performance.now() - due);
    if (status === 303) {
      result.acknowledged.push(email);
      options.onAcknowledged?.();
    } else {
      const kind = status === undefined ? 'no answer' : String(status);
      result.errors.set(kind, (result.errors.get(kind) ?? 0) + 1);
    }
  };

  const begin = performance.now();
  const dueOf = (i: number) => begin + (i * 1000) / perSecond;
  for (let i = 0; i < perSecond * seconds && !until?.aborted;) {
    for (; dueOf(i) <= performance.now() && i < perSecond * seconds; i++) {
      underWay.push(send(`${name}-${i}@example.org`, dueOf(i)));
    }
    await sleep(1);
  }
  await Promise.all(underWay);
  agent.destroy();
  result.latencies.sort((a, b) => a - b);
  return result;
}

/** The percentile of latency for `share` (0 to 1), in milliseconds. */
export function percentile({ latencies }: LoadResult, share: number): number {
  return latencies[Math.max(0, Math.ceil(latencies.length * share) - 1)] ?? 0;
}

/** The status of the response; `undefined` without one. */
export function signUp(siteUrl: string, email: string, agent?: Agent): Promise<number | undefined> {
  const body = new URLSearchParams({ email, page: '/', website: '' }).toString();
  return new Promise((resolve) => {
    const sent = request(`${siteUrl}/api/subscribe`, {
      method: 'POST',
      ...(agent && { agent }),
      headers: {
        origin: siteUrl,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    });
    sent.on('response', (answer) => {
      answer.on('error', () => resolve(undefined));
      answer.on('end', () => resolve(answer.statusCode)).resume();
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}
