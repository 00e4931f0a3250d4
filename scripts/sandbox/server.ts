import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveApi } from './api.ts';
import { continueSending } from './broadcast-sending.ts';
import { Clock } from './clock.ts';
import { moveClock, reset } from './control.ts';
import { deliverWhenDue } from './delivery.ts';
import type { FaultOrder } from './faults.ts';
import { isOwnHost, readRequest, writeAnswer } from './http.ts';
import type { Ledger } from './ledger.ts';
import { mailOf } from './mail-content.ts';
import type { Mail } from './mail-content.ts';
import { inFile, inMemory, loadState } from './persistence.ts';
import { seedContacts } from './seeding.ts';
import type { Seed } from './seeding.ts';
import { servePage } from './serve-page.ts';
import { emptyState } from './state.ts';
import { makeWorld } from './world.ts';
import type { BroadcastLag, World } from './world.ts';

export interface SandboxOptions {
  /** 0, the default, picks any free port. */
  port?: number;
  /** The file in which the state survives a restart; without it, the state is only in memory. */
  stateFile?: string;
  /** Requests per second before 429; 0, the default, means no limit. */
  rateLimit?: number;
  /** Milliseconds since 1970. If set, tasks run only on advance() and requests. */
  now?: () => number;
}

export interface Sandbox {
  /** Such as http://127.0.0.1:4322, without trailing slash, as the SDK's baseUrl expects. */
  readonly url: string;
  readonly port: number;
  /** What really happened. */
  readonly ledger: Ledger;
  /** Makes future requests fail. */
  inject(fault: FaultOrder): void;
  clearFaults(): void;
  /** Resets everything: account, ledger, faults, clock and limits. */
  reset(): void;
  now(): number;
  /** Moves the clock forward, and runs every task that is due on the way. */
  advance(ms: number): Promise<void>;
  /** Resolves when every webhook in progress has a response. */
  settle(): Promise<void>;
  /** The emails, newest first: all of them, or those to one address. */
  mails(to?: string): Mail[];
  /** Adds many contacts to the account at once. */
  seed(seed: Seed): void;
  setRateLimit(perSecond: number): void;
  /** How long a sent broadcast stays queued and can be canceled. */
  setBroadcastDelay(ms: number): void;
  /** How long new broadcasts are hidden from requests. */
  setBroadcastLag(lag: BroadcastLag): void;
  /** Saves the state and closes the port. */
  close(): Promise<void>;
}

/**
 * Starts a local stand-in for the Resend API, with an inbox at `/`, on 127.0.0.1. Throws if the port is
 * in use (EADDRINUSE) or the state file is invalid.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, stateFile, rateLimit = 0, now } = options;
  const clock = new Clock(now);
  const saved = stateFile ? inFile(stateFile, () => world.state) : inMemory;
  const state = stateFile ? await loadState(stateFile) : emptyState();
  const world = makeWorld(state, clock, { rateLimit, save: () => saved.save() });

  const server = createServer((message, response) => {
    serve(world, message, response).catch((error: Error) => {
      console.error(`sandbox: ${error.stack}`);
      writeAnswer(response, { status: 500, headers: {}, text: 'The sandbox failed.' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  // The server listens on a port, so the address is an object, not the name of a pipe.
  const { port: taken } = server.address() as AddressInfo;
  world.url = `http://127.0.0.1:${taken}`;
  for (const email of world.state.emails) {
    if (email.lastEvent === 'scheduled') deliverWhenDue(world, email);
  }
  for (const broadcast of world.state.broadcasts) continueSending(world, broadcast);

  return {
    url: world.url,
    port: taken,
    ledger: world.ledger,
    inject: (fault) => world.faults.inject(fault),
    clearFaults: () => world.faults.clear(),
    reset: () => reset(world),
    now: () => clock.now(),
    advance: (ms) => moveClock(world, clock.now() + ms),
    settle: () => world.webhooks.settle(),
    mails: (to) =>
      [...world.state.emails]
        .filter((email) => to === undefined || email.to.includes(to))
        .map((email) => mailOf(world.state, world.url, email))
        .toReversed(),
    seed: (seed) => seedContacts(world, seed),
    setRateLimit: (perSecond) => void (world.rateLimit.perSecond = perSecond),
    setBroadcastDelay: (ms) => void (world.broadcastDelayMs = ms),
    setBroadcastLag: (lag) => void (world.broadcastLag = lag),
    async close() {
      world.pages.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      clock.reset();
      await saved.flush();
    },
  };
}

async function serve(
  world: World,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(message.headers.host)) {
    return writeAnswer(response, {
      status: 403,
      headers: {},
      text: 'Forbidden: the sandbox serves only localhost and 127.0.0.1.',
    });
  }
  const request = await readRequest(message);
  if (!request) return writeAnswer(response, { status: 413, headers: {}, text: 'Too large.' });
  world.clock.tick();
  if (!(await servePage(world, request, response))) await serveApi(world, request, response);
}
