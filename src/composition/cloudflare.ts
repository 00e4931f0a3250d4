import { env } from 'cloudflare:workers';
import { bindingsIn } from '../providers/cloudflare/bindings.ts';
import { cloudflareLimiter } from '../providers/cloudflare/cloudflare-limiter.ts';
import { cloudflareOutboxQueue } from '../providers/cloudflare/cloudflare-outbox-queue.ts';
import { cloudflareOutbox } from '../providers/cloudflare/cloudflare-outbox.ts';
import { openDelivery, type QueueMessage } from '../providers/cloudflare/delivery.ts';
import type { Settings } from '../settings/read-settings.ts';
import { worker } from '../subscribers/outbox/worker.ts';
import { bundledMailWriter, hasSettings } from './bundled.ts';
import type { ComposeRoutes } from './route-ports.ts';
import { composeShared, once, type Publication } from './shared.ts';

/** The ports of the routes in a Worker: a job is on a queue before the reader is answered. */
export const composeRoutes: ComposeRoutes = (settings, publication, shared) => {
  const ports = composeShared(settings, publication, shared);
  return {
    ...ports,
    // A request may not wait for a timer of another one, so each has its own client of the provider.
    subscribers: () => composeShared(settings, publication, shared).subscribers(),
    limiter: once('limiter', () => cloudflareLimiter(() => bindingsIn(env))),
    outbox: once('outbox', () => cloudflareOutbox(() => bindingsIn(env).OUTBOX, ports.log)),
    health: {
      canAcceptJobs: () => hasSettings(() => [bindingsIn(env), ports.signedLinks()], ports.log),
      async details(now) {
        const { backlogCount, oldestMessageTimestamp } = await bindingsIn(env).OUTBOX.metrics();
        const { backlogCount: parked } = await bindingsIn(env).DEAD_LETTERS.metrics();
        const since = oldestMessageTimestamp ? Number(oldestMessageTimestamp) : undefined;
        const oldestSeconds = since ? Math.round((now.getTime() - since) / 1000) : null;
        return { outbox: { depth: backlogCount, oldestSeconds, parked } };
      },
    },
  };
};

/**
 * Does the jobs that a queue delivers. Ends when each is done, parked or put back; if it is cut off, the queue
 * delivers all of them again.
 */
export async function consume(
  messages: readonly QueueMessage[],
  settings: Settings,
  publication: Publication,
): Promise<void> {
  const { BATCHES, OUTBOX, DEAD_LETTERS } = bindingsIn(env);
  const ports = composeShared(settings, { ...publication, caller: 'worker' }, once);
  const deps = { ledger: BATCHES.getByName('all'), outbox: OUTBOX, deadLetters: DEAD_LETTERS };
  const queue = cloudflareOutboxQueue(await openDelivery(messages, deps, new Date()));
  const { step } = worker({
    queue,
    mailer: ports.provider().batchMailer,
    listJobHandler: ports.listJobHandler(),
    writeMail: bundledMailWriter(ports, publication),
    now: () => new Date(),
    random: Math.random,
    newKey: () => `outbox/${crypto.randomUUID()}`,
    log: ports.log,
  });
  // A pause means that there is nothing to do, or that the provider is down.
  while ((await step()) === 0);
  queue.putBackRest();
}
