import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resendAudience } from '../../../src/providers/resend/resend-audience.ts';
import { resendClient } from '../../../src/providers/resend/resend-client.ts';
import { site } from '../../settings/site.ts';
import { readNewsletter } from '../../newsroom/issue/newsletters.ts';
import type { FaultOrder } from '../../sandbox/faults.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { type Checkout, checkOut, FORCED, type Run } from './checkout.ts';

/**
 * Requests of one sending to a list that stands: whether it is out, how the last issues were
 * received, three for who gets it, then nine.
 */
export const REQUESTS = 14;
/** An answer that says nothing, or none, to a request that had its effect. */
export const AMBIGUOUS = ['drop', 'truncated', 'ok-only'] as const;

/** Real processes that send, and a sandbox with one subscriber that counts what arrives. */
export interface Stage {
  sandbox: Sandbox;
  checkout: Checkout;
  /** The sandbox's address and the settings of a machine that sends. */
  env: Record<string, string>;
  /** Sends from the stage's checkout, or from another one. */
  send(id: string, from?: Checkout): Run;
  /** How often the subscriber got something since the last look. */
  delivered(): number;
  close(): Promise<void>;
}

/** The arguments of an order that nothing stops, with a settle time in seconds. */
export function orderToSend(settle: number): string[] {
  return ['--late', '--yes', '--settle', String(settle), ...FORCED];
}

export async function setStage(contacts = 1): Promise<Stage> {
  const sandbox = await startSandbox();
  const env = {
    RESEND_API_KEY: 're_bench',
    RESEND_BASE_URL: sandbox.url,
    NEWSLETTER_FROM: 'Broadsheet <news@broadsheet.example>',
    SITE_URL: 'https://news.example.org',
  };
  const checkout = await checkOut(env);
  // What is proven is not how long a process takes to start.
  Object.assign(env, { NODE_COMPILE_CACHE: join(checkout.folder, '.compiled') });
  sandbox.seed({ contacts, ...(await makeLists(sandbox.url)) });
  sandbox.ledger.clear();

  return {
    sandbox,
    checkout,
    env,
    send: (id, from = checkout) => from.issue('send', id, ...orderToSend(0.1)),
    delivered() {
      const count = sandbox.ledger.deliveries.length;
      sandbox.ledger.clear();
      return count;
    },
    async close() {
      await checkout.remove();
      await sandbox.close();
    },
  };
}

/**
 * Kills a sending at its request `at` (from 0), before or after that has its effect, then runs it
 * again to the end, with `mode` as the answer to its next unsafe request. Gives how often the
 * subscriber got the issue.
 */
export async function killAtRequest(
  { sandbox, checkout, send, delivered }: Stage,
  wanted: { id: string; at: number; when: 'before' | 'after'; mode?: FaultOrder['kind'] },
): Promise<number> {
  const { id, at, when, mode } = wanted;
  await checkout.addIssue(id);
  delivered();
  sandbox.inject({ kind: 'hang', skip: at, when });
  const killed = send(id);
  while (!sandbox.ledger.requests.some(({ fault }) => fault === 'hang')) {
    if (killed.child.exitCode !== null) throw new Error(`It ended early:\n${killed.output()}`);
    await sleep(5);
  }
  killed.child.kill('SIGKILL');
  await killed.status;
  // Of the kinds of an order, those that AMBIGUOUS names need nothing more said.
  if (mode) sandbox.inject({ kind: mode, method: 'POST', when: 'after' } as FaultOrder);
  await toTheEnd(() => send(id));
  sandbox.clearFaults();
  return delivered();
}

/** What every request of a sending to be killed takes longer, as over a network. */
const NETWORK_MS = 100;

/** How long a whole sending takes that {@link killAfter} would kill, in milliseconds. */
export async function lifeOfSending({ sandbox, checkout, send }: Stage, id: string) {
  await checkout.addIssue(id);
  sandbox.inject({ kind: 'delay', ms: NETWORK_MS, times: 1000 });
  const began = performance.now();
  await done(send(id));
  sandbox.clearFaults();
  return performance.now() - began;
}

/** Kills a sending `ms` after it began, wherever it is, then runs it again to the end. */
export async function killAfter(
  { sandbox, checkout, send, delivered }: Stage,
  { id, ms }: { id: string; ms: number },
): Promise<{ delivered: number; requests: number }> {
  await checkout.addIssue(id);
  delivered();
  sandbox.inject({ kind: 'delay', ms: NETWORK_MS, times: 1000 });
  const killed = send(id);
  await sleep(ms);
  killed.child.kill('SIGKILL');
  await killed.status;
  const requests = sandbox.ledger.requests.length;
  sandbox.clearFaults();
  await toTheEnd(() => send(id));
  return { delivered: delivered(), requests };
}

/** Starts as many processes at once; gives how often the subscriber got the issue. */
export async function crowd(
  { checkout, send, delivered }: Stage,
  { id, processes }: { id: string; processes: number },
): Promise<number> {
  await checkout.addIssue(id);
  delivered();
  const runs = Array.from({ length: processes }, () => send(id));
  // On a starved machine one may give up asking, which it says by 4, while others go on.
  for (const run of runs) await done(run, [0, 4]);
  return delivered();
}

async function toTheEnd(start: () => Run): Promise<void> {
  for (let tries = 1; ; tries++) {
    const run = start();
    const status = await run.status;
    if (status === 0) return;
    if (status !== 4 || tries === 5) throw new Error(`It ended with ${status}:\n${run.output()}`);
  }
}

async function done(run: Run, good: readonly (number | null)[] = [0]): Promise<void> {
  const status = await run.status;
  if (!good.includes(status)) throw new Error(`It ended with ${status}:\n${run.output()}`);
}

/** The segment and the topic that the newsletter goes to, as the first subscriber makes them. */
export async function makeLists(
  baseUrl: string,
): Promise<{ segments: string[]; topics: string[] }> {
  const resend = resendClient({ apiKey: 're_bench', baseUrl, log: () => undefined });
  const newsletters = [await readNewsletter('daily')];
  const lists = await resendAudience(resend, { ...site.newsletter, newsletters }).ids();
  if (lists.kind !== 'ok') throw new Error('The sandbox made no lists.');
  return { segments: [lists.data.segmentId], topics: [...lists.data.topicIds.values()] };
}
