import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '../seeded-articles.ts';
import { load } from './load.ts';
import type { SignUpStage } from './stage.ts';
import { tallyOf, type Tally } from './tally.ts';

/**
 * Kills the server `kills` times under load, at times that depend on the seed, and restarts it on what is
 * on disk. Emails take as long as over a network, so that batches are in progress. Throws if the outbox
 * is not empty in the end.
 */
export async function killUnderLoad(
  stage: SignUpStage,
  { kills, perSecond, seed }: { kills: number; perSecond: number; seed: number },
): Promise<Tally> {
  const chance = seededChance(seed);
  const acknowledged: string[] = [];
  await stage.inject({ kind: 'delay', path: '/emails/batch', ms: 40, times: 1_000_000 });
  for (let round = 0; round < kills; round++) {
    await stage.start();
    const over = new AbortController();
    const name = `killed-${seed}-${round}`;
    const first = Promise.withResolvers<undefined>();
    const loading = load(stage.url, {
      perSecond,
      seconds: 60,
      name,
      until: over.signal,
      onAcknowledged: () => first.resolve(undefined),
    });
    // A server that has not acknowledged anything yet has nothing to lose.
    await Promise.race([first.promise, loading]);
    await sleep(chance() * 1500);
    await stage.kill();
    over.abort();
    acknowledged.push(...(await loading).acknowledged);
  }
  await stage.clearFaults();
  await stage.start();
  await stage.drained(120_000);
  await stage.kill();
  return tallyOf(acknowledged, await stage.recipients());
}
