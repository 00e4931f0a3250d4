import type { Answer } from '../../sandbox/answers.ts';
import { effect } from '../../sandbox/api.ts';
import type { World } from '../../sandbox/world.ts';
import type { Turns } from './turns.ts';

/** The faults of requests, and of the machine that sends them. */
const FAULTS = [
  ...(['lost-before', 'lost-after', 'late', 'garbled', 'proxy-error', 'refused-for-now'] as const),
  ...(['busy', 'crash-before', 'crash-after'] as const),
];
const GARBLED = ['', '{"id": oops', 'null', '{"ok":true}'];

export interface Trouble {
  chance: () => number;
  /** Share of requests that fail, 0 to 1. */
  rate: () => number;
  /** Whether the machine may crash. */
  mayCrash: () => boolean;
  /** Called on a crash, after which nobody receives the response. */
  crash: () => Promise<never>;
}

/**
 * A stand-in for `fetch` that calls a sandbox in this process over a network with every kind of failure
 * that leaves the outcome unknown.
 */
export function faultyFetch(
  world: World,
  turns: Turns,
  { chance, rate, mayCrash, crash }: Trouble,
): typeof fetch {
  return async (input, init) => {
    const act = () => effect(world, requestOf(String(input), init));
    await turns.wait();
    const fault = chance() < rate() ? FAULTS[Math.floor(chance() * FAULTS.length)] : undefined;
    switch (fault) {
      case 'lost-before':
        throw new TypeError('fetch failed');
      case 'lost-after':
        act();
        throw new TypeError('fetch failed');
      case 'late':
        // The client times out first; the request still arrives.
        turns.later(chance() * 90_000, () => void act());
        throw new TypeError('fetch failed');
      case 'garbled':
        return response({ ...act(), status: 200, text: pick(GARBLED, chance) });
      case 'proxy-error':
        act();
        return response({ status: 502, headers: {}, text: '<h1>Bad gateway</h1>' });
      case 'refused-for-now':
        return problem(500, 'internal_server_error');
      case 'busy':
        return problem(429, 'rate_limit_exceeded');
      case 'crash-before':
        if (mayCrash()) return crash();
        break;
      case 'crash-after':
        if (mayCrash()) {
          act();
          return crash();
        }
        break;
      case undefined:
    }
    const reply = act();
    await turns.wait();
    return response(reply);
  };
}

function requestOf(address: string, init: RequestInit | undefined) {
  const url = new URL(address);
  const headers = new Headers(init?.headers);
  const text = typeof init?.body === 'string' ? init.body : '';
  return {
    method: init?.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    params: {},
    header: (name: string) => headers.get(name) ?? undefined,
    text,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

function response({ status, headers, text }: Answer): Response {
  return new Response(text, { status, headers });
}

function problem(status: number, name: string): Response {
  return response({
    status,
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify({ statusCode: status, name, message: name }),
  });
}

function pick<T>(from: readonly T[], chance: () => number): T {
  // The index is within the list, which is not empty.
  return from[Math.floor(chance() * from.length)] as T;
}
