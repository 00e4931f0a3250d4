import {
  HEALTH_TOKEN,
  OUTBOX_PATH,
  REDIS_URL,
  RESEND_API_KEY,
  RESEND_BASE_URL,
  RESEND_SEGMENT_ID,
  RESEND_TOPIC_IDS,
  RESEND_WEBHOOK_SECRET,
  SIGN_UP_CAPS,
  SITE_URL,
  TOKEN_SECRET,
  TRUSTED_PROXIES,
} from 'astro:env/server';
import { consoleLog } from './providers/console/console-log.ts';
import { joseSignedLinks } from './providers/jose/jose-signed-links.ts';
import { memoryLimiter } from './providers/memory/memory-limiter.ts';
import { redisLimiter } from './providers/redis/redis-limiter.ts';
import { outboxFile } from './providers/sqlite/outbox-file.ts';
import { sqliteOutbox } from './providers/sqlite/sqlite-outbox.ts';
import { sqliteOutboxReport } from './providers/sqlite/sqlite-outbox-report.ts';
import { audienceIds } from './subscribers/audience-ids.ts';
import {
  type HealthDetails,
  healthMonitor,
  outboxDetails,
  takesWork,
  watchedOutbox,
} from './subscribers/outbox/health.ts';
import { type Limiter, parseSignUpCaps } from './subscribers/limits.ts';
import { sparing } from './core/log.ts';
import { resendAudience } from './providers/resend/resend-audience.ts';
import { resendClient } from './providers/resend/resend-client.ts';
import { resendSubscribers } from './providers/resend/resend-subscribers.ts';
import { resendWebhooks } from './providers/resend/resend-webhooks.ts';
import { tokenSecrets } from './settings/server-settings.ts';
import { clientAddress, networkRanges } from './http/client-address.ts';
import { mayReadHealthDetails } from './http/health-access.ts';
import { newsletters } from './newsletters/queries/offered-newsletters.ts';
import { site } from './site.config.ts';

/** Where a process keeps what all the builds share that it serves one after another. */
const SHARED = Symbol.for('broadsheet.shared');

/** Origin of the site, such as `https://news.example.org`. It is never taken from a request. */
export const siteUrl = once(() => new URL(SITE_URL || import.meta.env.SITE).origin);

export const signedLinks = once(() =>
  joseSignedLinks({
    secrets: tokenSecrets(set('TOKEN_SECRET', TOKEN_SECRET)),
    issuer: siteUrl(),
  }),
);

export const outbox = once(() =>
  watchedOutbox(sqliteOutbox(file(), log), () => health().reportFailure()),
);

export const health = oncePerProcess('health', () =>
  healthMonitor(
    () => takesWork(outboxReport(), log, new Date()),
    () => performance.now(),
  ),
);

export function healthDetails(): HealthDetails {
  const redis = sharedLimiter();
  return {
    ...outboxDetails(outboxReport(), new Date()),
    ...(redis && { redis: redis.isAvailable() ? 'available' : 'unavailable' }),
  };
}

/** Whether a request may read the details of `/healthz`, and not only whether all is well. */
export function mayReadHealth(peer: string, headers: Headers): boolean {
  const isProxied = trustedProxies().length > 0;
  return mayReadHealthDetails(peer, headers, { token: HEALTH_TOKEN, isProxied });
}

export const limiter = oncePerProcess('limiter', (): Limiter => sharedLimiter() ?? memoryLimiter());

const sharedLimiter = oncePerProcess('shared-limiter', () => {
  if (!REDIS_URL) return undefined;
  return redisLimiter(REDIS_URL, {
    fallback: memoryLimiter(),
    // Each outage is told once, so none may be left out for coming soon after another.
    onDown: (reason) => consoleLog({ level: 'error', event: 'redis-unavailable', reason }),
    onUp: () => consoleLog({ level: 'info', event: 'redis-available-again' }),
  });
});

export const signUpCaps = once(() => {
  const caps = parseSignUpCaps(SIGN_UP_CAPS);
  if (caps) return caps;
  throw new Error('SIGN_UP_CAPS cannot be read. settings/server-settings.ts says what it is.');
});

/** What a visitor's requests are counted by: the network address that the connection shows. */
export function clientOf(peer: string, headers: Headers): string {
  return clientAddress(peer, headers.get('x-forwarded-for'), trustedProxies());
}

/** An alert of one kind is logged once a minute, however many requests set it off. */
export const log = oncePerProcess('log', () => sparing(consoleLog, () => Date.now()))();

const outboxReport = once(() => sqliteOutboxReport(file()));

const file = oncePerProcess('outbox', () => outboxFile(set('OUTBOX_PATH', OUTBOX_PATH)));

const trustedProxies = once(() =>
  networkRanges(TRUSTED_PROXIES).filter((range) => range !== undefined),
);

/** Tells what an address receives. */
export const subscribers = once(() => resendSubscribers(resend(), audience()));

/** Reads what Resend tells; `undefined` without the secret that it signs with. */
export const webhookReader = once(() => {
  if (RESEND_WEBHOOK_SECRET) return resendWebhooks(RESEND_WEBHOOK_SECRET);
  log({ level: 'warn', event: 'webhooks-not-set-up' });
  return undefined;
});

const audience = once(() =>
  resendAudience(resend(), {
    segment: site.newsletter.segment,
    newsletters,
    known: audienceIds({ RESEND_SEGMENT_ID, RESEND_TOPIC_IDS }),
  }),
);

const resend = once(() =>
  resendClient({
    apiKey: set('RESEND_API_KEY', RESEND_API_KEY),
    baseUrl: RESEND_BASE_URL,
    log: consoleLog,
  }),
);

/**
 * One for the process. A server that takes a new build runs that build's own copy of this file: without
 * this every build would reset the limits of sign-ups, and open the outbox and Redis once more.
 */
function oncePerProcess<T>(name: string, make: () => T): () => T {
  return once(() => {
    // Nothing else writes under this symbol, and a name always has the same type.
    const shared = globalThis as { [SHARED]?: Map<string, unknown> };
    const made = (shared[SHARED] ??= new Map<string, unknown>());
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  });
}

/** One for each copy of this file, made when it is first asked for: a build asks for none. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

function set(name: string, value: string | undefined): string {
  if (value) return value;
  throw new Error(`${name} is not set. settings/server-settings.ts says what the server needs.`);
}
