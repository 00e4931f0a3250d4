import { consoleLog } from './providers/console/console-log.ts';
import { joseSignedLinks } from './providers/jose/jose-signed-links.ts';
import { memoryLimiter } from './providers/memory/memory-limiter.ts';
import { redisLimiter } from './providers/redis/redis-limiter.ts';
import { resendProvider } from './providers/resend/resend-provider.ts';
import { resendWebhooks } from './providers/resend/resend-webhooks.ts';
import { outboxFile } from './providers/sqlite/outbox-file.ts';
import { sqliteOutboxErasure } from './providers/sqlite/sqlite-outbox-erasure.ts';
import { sqliteOutboxReport } from './providers/sqlite/sqlite-outbox-report.ts';
import { sqliteOutboxQueue } from './providers/sqlite/sqlite-outbox-queue.ts';
import { sqliteOutbox } from './providers/sqlite/sqlite-outbox.ts';
import type { Limiter } from './subscribers/limits.ts';
import { type Log, throttledLog } from './core/log.ts';
import type { Newsletter } from './newsletters/newsletter.ts';
import type { Caller } from './providers/mail-provider.ts';
import type { Settings } from './settings/read-settings.ts';
import { listJobHandler } from './subscribers/list-job-handler.ts';
import { subscriberReader } from './subscribers/subscriber-reader.ts';

/** What the ports are built for, besides the settings. */
export interface Publication {
  /** Name of the list at the provider that holds all subscribers. */
  segment: string;
  newsletters: readonly Newsletter[];
  caller: Caller;
}

/** Calls `make` on first use and caches the result under `name`. */
export type Once = <T>(name: string, make: () => T) => () => T;

export type Ports = ReturnType<typeof compose>;

/**
 * Builds every port from the settings, for the routes of the server, the outbox worker and all
 * commands, so that all of them use the same lists and files. Each port is built on first use and
 * throws an Error that names the setting if a required one is missing. `shared` caches what exists
 * once across several compositions.
 */
export function compose(
  settings: Settings,
  { segment, newsletters, caller }: Publication,
  shared: Once = once,
) {
  /** Each kind of alert is logged once a minute, however many requests cause it. */
  const log = shared('log', () => throttledLog(consoleLog, () => Date.now()))();
  const siteUrl = once('site', () => required('SITE_URL', settings.siteUrl));
  const signedLinks = once('links', () =>
    joseSignedLinks({ secrets: settings.tokenSecrets, issuer: siteUrl() }),
  );
  const provider = once('provider', () =>
    resendProvider({
      apiKey: required('RESEND_API_KEY', settings.resend.apiKey),
      baseUrl: settings.resend.baseUrl,
      ids: settings.resend.ids,
      log: consoleLog,
      segment,
      newsletters,
      caller,
    }),
  );
  /** Counts limits for several servers; `undefined` if there is only one. */
  const sharedLimiter = shared('shared-limiter', () => {
    if (!settings.redisUrl) return undefined;
    return redisLimiter(settings.redisUrl, {
      fallback: memoryLimiter(),
      // Each outage is reported once, so do not throttle these.
      onDown: (reason) => consoleLog({ level: 'error', event: 'redis-unavailable', reason }),
      onUp: () => consoleLog({ level: 'info', event: 'redis-available-again' }),
    });
  });

  return {
    log,
    siteUrl,
    /** The sender of emails. */
    from: () => required('NEWSLETTER_FROM', settings.from),
    newsletters,
    signedLinks,
    provider,
    /** Handles jobs that change the list of subscribers. */
    listJobHandler: once('list-jobs', () =>
      listJobHandler({
        store: provider().store,
        signedLinks: signedLinks(),
        newsletters: newsletters.map(({ id }) => id),
      }),
    ),
    /** Reads the newsletters of an address. */
    subscribers: once('subscribers', () => subscriberReader(provider().store)),
    /** Verifies webhooks of the provider; `undefined` if the signing secret is not set. */
    webhookReader: once('webhooks', () => {
      const { webhookSecret } = settings.resend;
      if (webhookSecret) return resendWebhooks(webhookSecret);
      log({ level: 'warn', event: 'webhooks-not-set-up' });
      return undefined;
    }),
    ...composeOutbox(settings, log, shared),
    sharedLimiter,
    limiter: shared('limiter', (): Limiter => sharedLimiter() ?? memoryLimiter()),
    signUpCaps: () => required('A limit of sign-ups', settings.signUpCaps),
  };
}

/** The ports of programs that only manage the outbox. */
export function composeOutbox(
  { outboxPath }: Pick<Settings, 'outboxPath'>,
  log: Log = consoleLog,
  shared: Once = once,
) {
  const file = shared('outbox', () => outboxFile(required('OUTBOX_PATH', outboxPath)));
  return {
    outboxFile: file,
    outbox: once('outbox', () => sqliteOutbox(file(), log)),
    outboxReport: once('report', () => sqliteOutboxReport(file())),
    outboxErasure: once('erasure', () => sqliteOutboxErasure(file())),
    outboxQueue: (server: Parameters<typeof sqliteOutboxQueue>[1]) =>
      sqliteOutboxQueue(file(), server),
  };
}

/** Caches one result per caller. */
export function once<T>(_name: string, make: () => T): () => T {
  let cached: { value: T } | undefined;
  return () => (cached ??= { value: make() }).value;
}

function required<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`${name} is missing or invalid. Run npm run doctor to see what to set.`);
}
