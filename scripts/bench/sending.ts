import { seededChance } from './seeded-articles.ts';
import { costOfSending } from './sending/cost.ts';
import {
  AMBIGUOUS,
  crowd,
  killAfter,
  killAtRequest,
  lifeOfSending,
  REQUESTS,
  setStage,
  type Stage,
} from './sending/processes.ts';
import { type Circumstances, play } from './sending/simulation.ts';
import {
  atMostOnce,
  draftThenSend,
  naiveRetry,
  type Strategy,
  withoutSecondLook,
} from './sending/strategies.ts';

/**
 * Proves that an issue is sent once, and prints the figures: `count` simulated runs for each strategy,
 * `count / 50` processes killed at random, and 50 concurrent processes in `count / 500` rounds.
 */
export async function benchSending(count: number): Promise<void> {
  await simulate('draft, ledger and asking', draftThenSend, count);
  await simulate('the same on three machines', draftThenSend, count, { machines: 3 });
  await simulate('three machines, Resend lags 59 s', draftThenSend, count, lagging(59_000, 59_000));
  await simulate('control: no second look, 5 s', withoutSecondLook, count, lagging(5000));
  await simulate('control: the list lags ten minutes', draftThenSend, count, lagging(600_000));
  await simulate('control: create and send, retry', naiveRetry, count);
  await simulate('control: mark, then create and send', atMostOnce, count);

  const stage = await setStage();
  try {
    await killEverywhere(stage);
    await killAnywhere(stage, Math.ceil(count / 50));
    await manyAtOnce(stage, Math.ceil(count / 500));
  } finally {
    await stage.close();
  }
  for (const subscribers of [1, 100_000]) {
    const { requests, wallMs, peakBytes, delivered } = await costOfSending(subscribers);
    console.log(
      `${subscribers} subscribers: ${requests} requests, ${(wallMs / 1000).toFixed(2)} s, ` +
        `${(peakBytes / 2 ** 20).toFixed(0)} MiB, ${delivered} delivered`,
    );
  }
}

/** Three machines, and a Resend that hides new broadcasts for this many milliseconds. */
function lagging(listMs: number, getMs = 0) {
  return { machines: 3, lag: { listMs, getMs } };
}

async function simulate(
  name: string,
  strategy: Strategy,
  count: number,
  circumstances: Omit<Circumstances, 'seed'> = {},
) {
  const { error } = console;
  // The client logs each of a million intended failures.
  console.error = () => undefined;
  const tally = new Tally();
  let crashes = 0;
  let requests = 0;
  for (let seed = 1; seed <= count; seed++) {
    const course = await play(strategy, { seed, ...circumstances });
    tally.add(course.delivered, `seed ${seed}`);
    crashes += course.crashes;
    requests += course.requests;
  }
  console.error = error;
  console.log(`${name.padEnd(36)} ${tally.toString()}; ${requests} requests, ${crashes} crashes`);
}

async function killEverywhere(stage: Stage): Promise<void> {
  const tally = new Tally();
  for (const mode of [undefined, ...AMBIGUOUS]) {
    for (const when of ['before', 'after'] as const) {
      for (let at = 0; at < REQUESTS; at++) {
        const id = `2025-04-14-daily-${tally.total + 2}`;
        tally.add(await killAtRequest(stage, { id, at, when, ...(mode && { mode }) }), id);
      }
    }
  }
  console.log(`killed at each request, before and after it: ${tally.toString()}`);
}

async function killAnywhere(stage: Stage, count: number): Promise<void> {
  const chance = seededChance(1);
  const tally = new Tally();
  // The first run fills the compile cache of Node.js.
  await lifeOfSending(stage, '2025-04-17-daily-2');
  const life = await lifeOfSending(stage, '2025-04-17-daily-3');
  let midway = 0;
  for (let i = 0; i < count; i++) {
    const id = `2025-04-15-daily-${i + 2}`;
    const ms = Math.floor(chance() * life);
    const { delivered, requests } = await killAfter(stage, { id, ms });
    tally.add(delivered, id);
    if (requests > 0 && requests < REQUESTS) midway += 1;
  }
  console.log(
    `killed at random: ${tally.toString()}; ${midway} between its first and last request`,
  );
}

async function manyAtOnce(stage: Stage, rounds: number): Promise<void> {
  const tally = new Tally();
  for (let i = 0; i < rounds; i++) {
    const id = `2025-04-16-daily-${i + 2}`;
    tally.add(await crowd(stage, { id, processes: 50 }), id);
  }
  console.log(`50 processes at once: ${tally.toString()}`);
}

/** Counts how often the subscriber received an issue, which should be once. */
class Tally {
  total = 0;
  #lost: string[] = [];
  #double: string[] = [];

  add(delivered: number, name: string): void {
    this.total += 1;
    if (delivered === 0) this.#lost.push(name);
    if (delivered > 1) this.#double.push(name);
  }

  toString(): string {
    const once = this.total - this.#lost.length - this.#double.length;
    const [lost, double] = [this.#lost, this.#double].map(
      (names) => `${names.length}${names.length > 0 ? ` (${names[0]} …)` : ''}`,
    );
    return `${this.total} in total, ${once} once, ${lost} lost, ${double} twice or more`;
  }
}
