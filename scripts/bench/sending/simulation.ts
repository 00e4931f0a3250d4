import { createHash, randomUUID } from 'node:crypto';
import { type ResendClient, resendClient } from '../../../src/providers/resend/resend-client.ts';
import type { Mailing } from '../../../src/newsletters/sending/broadcaster.ts';
import { mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { Clock } from '../../sandbox/clock.ts';
import { seedContacts } from '../../sandbox/seeding.ts';
import { emptyState } from '../../sandbox/state.ts';
import { type BroadcastLag, makeWorld, noLag, type World } from '../../sandbox/world.ts';
import { seededChance } from '../seeded-articles.ts';
import { faultyFetch } from './faulty-network.ts';
import type { Post, Strategy } from './strategies.ts';
import { Turns } from './turns.ts';

export interface Course {
  /** How often the subscriber received the issue, by the sandbox's ledger. */
  delivered: number;
  crashes: number;
  requests: number;
  /** Drafts that are left when every machine believes it is done. */
  drafts: number;
}

export interface Circumstances {
  seed: number;
  machines?: number;
  faultRate?: number;
  /** How long Resend hides new broadcasts. */
  lag?: BroadcastLag;
}

/** After this many crashes a machine stops crashing, and after this many runs nothing fails. */
const CRASHES = 3;
const TROUBLED_RUNS = 12;
/** An arbitrary midnight. */
const START = Date.UTC(2025, 3, 14);

/**
 * Simulates one run: `machines` with separate checkouts send the same issue with `strategy`, while half
 * of all requests fail, until each believes it is done.
 */
export async function play(
  strategy: Strategy,
  { seed, machines = 1, faultRate = 0.5, lag = noLag }: Circumstances,
): Promise<Course> {
  const chance = seededChance(seed);
  const turns = new Turns(chance, START);
  const world = makeWorld(emptyState(), new Clock(() => turns.now));
  world.broadcastLag = lag;
  const audience = oneSubscriber(world);
  let crashes = 0;
  let requests = 0;

  for (let i = 0; i < machines; i++) {
    const disk: Post['disk'] = { entries: [], marked: false };
    // Another machine may have rebuilt the issue meanwhile.
    const mailing = mailingOf(audience, i > 0 && chance() < 0.2 ? 'Mended' : 'As planned');
    let crashesLeft = CRASHES;
    let runs = 0;

    const run = async (): Promise<void> => {
      runs += 1;
      const crash = async () => {
        crashesLeft -= 1;
        crashes += 1;
        // A checkout restored from before the issue has no ledger.
        if (machines > 1 && chance() < 0.2) disk.entries = [];
        turns.later(1000 + chance() * 600_000, run);
        return turns.die();
      };
      const mayCrash = () => crashesLeft > 0 && runs < TROUBLED_RUNS;
      const network = faultyFetch(world, turns, {
        chance,
        rate: () => (runs < TROUBLED_RUNS ? faultRate : 0),
        mayCrash,
        crash,
      });
      const outcome = await strategy({
        resend: inProcess((...request) => {
          requests += 1;
          return network(...request);
        }, turns),
        mailing,
        disk,
        async write(change) {
          await turns.wait();
          const crashes = mayCrash() && chance() < faultRate / 5;
          const isBefore = chance() < 0.5;
          if (crashes && isBefore) await crash();
          change();
          if (crashes) await crash();
        },
        now: () => new Date(turns.now),
        sleep: (ms) => turns.wait(ms),
      });
      if (outcome === 'again') turns.later(60_000 + chance() * 600_000, run);
    };
    turns.later(0, run);
  }

  const { fetch } = globalThis;
  await turns.run().finally(() => {
    globalThis.fetch = fetch;
  });
  const drafts = [...world.state.broadcasts].filter(({ status }) => status === 'draft').length;
  return { delivered: world.ledger.deliveries.length, crashes, requests, drafts };
}

/** Adds one subscriber to the account. */
function oneSubscriber(world: World): Mailing['audience'] {
  const createdAt = world.clock.now();
  const segment = world.state.segments.add({ id: randomUUID(), name: 'Readers', createdAt });
  const topic = world.state.topics.add({
    id: randomUUID(),
    name: 'Daily',
    description: null,
    defaultSubscription: 'opt_out',
    visibility: 'public',
    createdAt,
    updatedAt: createdAt,
  });
  seedContacts(world, { contacts: 1, segments: [segment.id], topics: [topic.id] });
  return { segmentId: segment.id, topicId: topic.id };
}

function mailingOf(audience: Mailing['audience'], subject: string): Mailing {
  const content = { subject, html: `<p>${subject}</p>`, text: subject };
  const hash = createHash('sha256').update(subject).digest('hex');
  return {
    name: mailingName('2025-04-14-daily'),
    from: 'Broadsheet <news@broadsheet.example>',
    content,
    hash,
    audience,
  };
}

/** A Resend client whose SDK uses `network`: the SDK reads the global `fetch` on each call. */
function inProcess(network: typeof fetch, turns: Turns): ResendClient {
  const client = resendClient({
    log: () => undefined,
    apiKey: 're_simulated',
    baseUrl: 'http://sandbox.localhost',
    sleep: (ms) => turns.wait(ms),
  });
  return {
    ask: (request) =>
      client.ask({
        ...request,
        call(sdk, options) {
          globalThis.fetch = network;
          return request.call(sdk, options);
        },
      }),
  };
}
