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
 * The requests of one send to an existing list: whether it is out, the figures of earlier issues, three
 * for the recipients, two for whether there are any, then nine.
 */
export const REQUESTS = 16;
/** A missing or meaningless response to a request that took effect. */
export const AMBIGUOUS = ['drop', 'truncated', 'ok-only'] as const;

/** Real sending processes, and a sandbox with one subscriber that counts deliveries. */
export interface Stage {
  sandbox: Sandbox;
  checkout: Checkout;
  /** The sandbox's URL and the settings of a sending machine. */
  env: Record<string, string>;
  /** Sends from the stage's checkout, or from another. */
  send(id: string, from?: Checkout): Run;
  /** Deliveries to the subscriber since the last call. */
  delivered(): number;
  close(): Promise<void>;
}

/** Arguments that overrule every obstacle, with a settle time in seconds. */
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
  // The startup time of a process does not matter here.
  Object.assign(env, {
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(checkout.folder, '.compiled'),
  });
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
 * Kills a send at its request `at` (from 0), before or after the request takes effect, then runs it again
 * to the end, with the fault `mode` for its next unsafe request. Returns how often the subscriber received
 * the issue.
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
    if (killed.child.exitCode !== null)
      throw new Error(`The process ended early:\n${killed.output()}`);
    await sleep(5);
  }
  killed.child.kill('SIGKILL');
  await killed.status;
  // The kinds in AMBIGUOUS need no other fields.
  if (mode) sandbox.inject({ kind: mode, method: 'POST', when: 'after' } as FaultOrder);
  await toTheEnd(() => send(id));
  sandbox.clearFaults();
  return delivered();
}

/** Delay of every request of a send that will be killed, as over a network. */
const NETWORK_MS = 100;

/** Duration of a complete send under the conditions of {@link killAfter}, in milliseconds. */
export async function lifeOfSending({ sandbox, checkout, send }: Stage, id: string) {
  await checkout.addIssue(id);
  sandbox.inject({ kind: 'delay', ms: NETWORK_MS, times: 1000 });
  const began = performance.now();
  await done(send(id));
  sandbox.clearFaults();
  return performance.now() - began;
}

/** Kills a send `ms` after its start, then runs it again to the end. */
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

/** Starts this many processes at once. Returns how often the subscriber received the issue. */
export async function crowd(
  { checkout, send, delivered }: Stage,
  { id, processes }: { id: string; processes: number },
): Promise<number> {
  await checkout.addIssue(id);
  delivered();
  const runs = Array.from({ length: processes }, () => send(id));
  // On a busy machine one may time out, with exit code 4, while others continue.
  for (const run of runs) await done(run, [0, 4]);
  return delivered();
}

async function toTheEnd(start: () => Run): Promise<void> {
  for (let tries = 1; ; tries++) {
    const run = start();
    const status = await run.status;
    if (status === 0) return;
    if (status !== 4 || tries === 5)
      throw new Error(`The process exited with ${status}:\n${run.output()}`);
  }
}

async function done(run: Run, good: readonly (number | null)[] = [0]): Promise<void> {
  const status = await run.status;
  if (!good.includes(status))
    throw new Error(`The process exited with ${status}:\n${run.output()}`);
}

/** Creates the segment and the topic of the newsletter, as the first subscriber does. */
export async function makeLists(
  baseUrl: string,
): Promise<{ segments: string[]; topics: string[] }> {
  const resend = resendClient({ apiKey: 're_bench', baseUrl, log: () => undefined });
  const newsletters = [await readNewsletter('daily')];
  const lists = await resendAudience(resend, { ...site.newsletter, newsletters }).ids();
  if (lists.kind !== 'ok') throw new Error('The sandbox created no lists.');
  return { segments: [lists.data.segmentId], topics: [...lists.data.topicIds.values()] };
}
