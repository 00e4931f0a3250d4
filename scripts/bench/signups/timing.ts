import { joseSignedLinks } from '../../../src/providers/jose/jose-signed-links.ts';
import { checkEmailAddress, type EmailAddress } from '../../../src/core/email-address.ts';
import type { Grant } from '../../../src/subscribers/signed-links.ts';
import { median } from '../median.ts';
import { seededChance } from '../seeded-articles.ts';
import type { SignUpStage } from './stage.ts';

/** How far medians may differ, in milliseconds: less cannot be measured over a network. */
const MOST_APART_MS = 5;

const STATES = ['new', 'pending', 'confirmed', 'left', 'suppressed', 'trap'] as const;
type State = (typeof STATES)[number];

/**
 * Signs up `samples` addresses in every state, one after the other in an order that depends on the seed,
 * and prints the response times. Returns whether the states can be told apart by time.
 */
export async function timingOfStates(
  stage: SignUpStage,
  { samples, seed }: { samples: number; seed: number },
): Promise<boolean> {
  await stage.start();
  const visit = visitorOf(stage);
  const all = STATES.flatMap((state) =>
    Array.from({ length: samples }, (_, i) => ({ state, address: anAddress(state, i) })),
  );
  for (const one of all) await bring(one, visit, stage);
  await stage.drained(120_000);

  const times = new Map<State, number[]>(STATES.map((state) => [state, []]));
  const chance = seededChance(seed);
  const order = all.map((one) => ({ one, at: chance() })).toSorted((a, b) => a.at - b.at);
  for (const { one } of order) {
    const trap = one.state === 'trap' ? 'x' : '';
    const begun = performance.now();
    await visit('/api/subscribe', { email: one.address, website: trap }, 303);
    times.get(one.state)?.push(performance.now() - begun);
  }

  const medians = [...times].map(([state, ms]) => [state, median(ms)] as const);
  const values = medians.map(([, ms]) => ms);
  const apart = Math.max(...values) - Math.min(...values);
  const list = medians.map(([state, ms]) => `${state} ${ms.toFixed(2)}`).join(', ');
  console.log(`median response in ms, ${samples} each (seed ${seed}): ${list}`);
  console.log(`  at most ${apart.toFixed(2)} ms apart; the limit is ${MOST_APART_MS}`);
  return apart <= MOST_APART_MS;
}

type Visit = ReturnType<typeof visitorOf>;

/** Puts an address into a state, through the requests of a reader. */
async function bring(
  { state, address }: { state: State; address: EmailAddress },
  visit: Visit,
  stage: SignUpStage,
): Promise<void> {
  const token = (grant: Grant) =>
    joseSignedLinks({ secrets: [stage.secret], issuer: stage.url }).issue(grant, new Date());
  if (state === 'pending') await visit('/api/subscribe', { email: address }, 303);
  if (state === 'suppressed') await stage.suppress(address);
  if (state === 'confirmed' || state === 'left') {
    const grant = { purpose: 'subscribe', address, newsletters: ['daily'], page: '/' } as const;
    await visit('/subscribe/confirm/', { token: await token(grant) }, 303);
  }
  if (state === 'left') {
    const path = `/unsubscribe/?token=${await token({ purpose: 'unsubscribe', address })}`;
    await visit(path, { 'List-Unsubscribe': 'One-Click' }, 200);
  }
}

/** Sends a form. Throws an Error if the response does not have `status`. */
function visitorOf({ url }: SignUpStage) {
  return async (path: string, form: Record<string, string>, status: number): Promise<void> => {
    const headers = { origin: url };
    const body = new URLSearchParams(form);
    const answer = await fetch(url + path, { method: 'POST', redirect: 'manual', headers, body });
    await answer.arrayBuffer();
    if (answer.status !== status)
      throw new Error(`${path} responded ${answer.status}, expected ${status}`);
  };
}

function anAddress(state: State, i: number): EmailAddress {
  // All have the same length.
  const check = checkEmailAddress(`${state.padEnd(10, '0')}-${1000 + i}@example.org`);
  if ('fault' in check) throw new Error(check.fault);
  return check.address;
}
