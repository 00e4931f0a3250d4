import { killUnderLoad } from './signups/kills.ts';
import { load, percentile, type LoadResult } from './signups/load.ts';
import { setSignUpStage, type SignUpStage } from './signups/stage.ts';
import { tallyLine, tallyOf, type Tally } from './signups/tally.ts';
import { timingOfStates } from './signups/timing.ts';

/** Requests per second that Resend accepts from a team, the lowest known limit. */
const RESEND_PER_SECOND = 2;
const SEED = 1;

/** The parts of the benchmark, in order. `scale` (0 to 1) shortens them. */
const PARTS = { load: steadyLoad, kills, burst, outage, timing };

export type SignUpPart = keyof typeof PARTS;
export const SIGN_UP_PARTS = Object.keys(PARTS) as SignUpPart[];

/**
 * Sends sign-ups to the built server, counts in the sandbox's ledger who received the email, and prints
 * the figures. Load, server and sandbox are separate processes. Returns whether everyone whose sign-up
 * was acknowledged received one email, and response times reveal nothing about an address.
 */
export async function benchSignUps(
  parts: readonly SignUpPart[],
  { scale }: { scale: number },
): Promise<boolean> {
  let isRight = true;
  for (const part of parts) {
    const stage = await setSignUpStage();
    try {
      const isGood = await PARTS[part](stage, scale);
      isRight &&= isGood;
    } finally {
      await stage.close();
    }
  }
  return isRight;
}

/** 400 sign-ups per second for a minute, at the rate limit of Resend. */
async function steadyLoad(stage: SignUpStage, scale: number): Promise<boolean> {
  await stage.limit(RESEND_PER_SECOND);
  await stage.start();
  // Warm up, so that compilation is not measured.
  const before = await load(stage.url, { perSecond: 100, seconds: 5, name: 'first' });
  const result = await load(stage.url, { perSecond: 400, seconds: 60 * scale, name: 'load' });
  console.log(`400 sign-ups per second for ${60 * scale} s: ${figures(result)}`);
  await stage.limit(0);
  return drainAndCount(stage, [before, result]);
}

async function kills(stage: SignUpStage, scale: number): Promise<boolean> {
  const count = Math.ceil(20 * scale);
  const tally = await killUnderLoad(stage, { kills: count, perSecond: 200, seed: SEED });
  console.log(`kill -9 at ${count} random moments under load (seed ${SEED}): ${tallyLine(tally)}`);
  return isWhole(tally);
}

/** 5,000 sign-ups in a minute, while Resend accepts two requests per second. */
async function burst(stage: SignUpStage, scale: number): Promise<boolean> {
  const seconds = 60 * scale;
  await stage.limit(RESEND_PER_SECOND);
  await stage.start();
  const result = await load(stage.url, { perSecond: 5000 / 60, seconds, name: 'burst' });
  console.log(
    `${result.latencies.length} in ${seconds} s, Resend at ${RESEND_PER_SECOND} requests per second: ` +
      `${figures(result)}, ${await stage.depth()} waiting at the end`,
  );
  return drainAndCount(stage, [result]);
}

/** Ten minutes of real time in which every connection to Resend fails. */
async function outage(stage: SignUpStage, scale: number): Promise<boolean> {
  const seconds = 600 * scale;
  await stage.limit(RESEND_PER_SECOND);
  await stage.start();
  const before = await load(stage.url, { perSecond: 20, seconds: 5, name: 'before' });
  await stage.inject({ kind: 'drop', times: 1_000_000 });
  const during = await load(stage.url, { perSecond: 20, seconds, name: 'outage' });
  const waiting = await stage.depth();
  await stage.clearFaults();
  console.log(
    `Resend down for ${seconds} s of real time: ${figures(during)}, ${waiting} waiting at the end`,
  );
  return drainAndCount(stage, [before, during]);
}

function timing(stage: SignUpStage, scale: number): Promise<boolean> {
  return timingOfStates(stage, { samples: Math.ceil(200 * scale), seed: SEED });
}

async function drainAndCount(stage: SignUpStage, results: readonly LoadResult[]): Promise<boolean> {
  const waitedMs = await stage.drained(15 * 60_000);
  const acknowledged = results.flatMap((result) => result.acknowledged);
  const tally = tallyOf(acknowledged, await stage.recipients());
  console.log(`  ${tallyLine(tally)}; drained ${(waitedMs / 1000).toFixed(1)} s later`);
  return isWhole(tally);
}

function isWhole({ lost, double }: Tally): boolean {
  return lost.length === 0 && double.length === 0;
}

function figures(result: LoadResult): string {
  const ms = (share: number) => `${percentile(result, share).toFixed(0)} ms`;
  const errors = [...result.errors].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  return `p50 ${ms(0.5)}, p99 ${ms(0.99)}, max ${ms(1)}, ${errors || '0 errors'}`;
}
