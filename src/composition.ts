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

/** What ports are built for, besides the settings. */
export interface Publication {
  /** Name of the list at the provider that holds all subscribers. */
  segment: string;
  newsletters: readonly Newsletter[];
  caller: Caller;
}

/** Makes something when it is first asked for. `name` is the same for the same thing. */
export type Once = <T>(name: string, make: () => T) => () => T;

export type Ports = ReturnType<typeof compose>;

/**
 * Builds every port from the settings: for the server's routes, the outbox's worker and all commands, so
 * that all of them speak to the same lists and files. Each port is built when it is first asked for, and
 * throws an Error that names the setting when one is missing that it needs. `shared` makes what is to
 * exist once where several of these are built.
 */
export function compose(
  settings: Settings,
  { segment, newsletters, caller }: Publication,
  shared: Once = once,
) {
  /** An alert of one kind is logged once a minute, however many requests set it off. */
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
      ...{ segment, newsletters, caller },
    }),
  );
  /** Where limits are counted for several servers; `undefined` for one alone. */
  const sharedLimiter = shared('shared-limiter', () => {
    if (!settings.redisUrl) return undefined;
    return redisLimiter(settings.redisUrl, {
      fallback: memoryLimiter(),
      // Each outage is told once, so none may be left out for coming soon after another.
      onDown: (reason) => consoleLog({ level: 'error', event: 'redis-unavailable', reason }),
      onUp: () => consoleLog({ level: 'info', event: 'redis-available-again' }),
    });
  });

  return {
    log,
    siteUrl,
    /** Who mails are from. */
    from: () => required('NEWSLETTER_FROM', settings.from),
    newsletters,
    signedLinks,
    provider,
    /** Does the outbox's work on the list of subscribers. */
    listJobHandler: once('list-jobs', () =>
      listJobHandler({
        store: provider().store,
        signedLinks: signedLinks(),
        newsletters: newsletters.map(({ id }) => id),
      }),
    ),
    /** Tells what an address receives. */
    subscribers: once('subscribers', () => subscriberReader(provider().store)),
    /** Reads what the provider tells; `undefined` without the secret that it signs with. */
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

/** The part of the ports that a program needs which only looks after the outbox. */
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

/** One for each caller. */
export function once<T>(_name: string, make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

function required<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`${name} is missing or invalid. npm run doctor says what to set.`);
}
