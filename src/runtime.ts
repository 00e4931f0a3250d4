import {
  HEALTH_TOKEN,
  NEWSLETTER_FROM,
  OUTBOX_PATH,
  REDIS_URL,
  RESEND_API_KEY,
  RESEND_BASE_URL,
  RESEND_SEGMENT_ID,
  RESEND_TOPIC_IDS,
  RESEND_WEBHOOK_SECRET,
  SITE_URL,
  SUBSCRIBE_ORIGIN,
  TOKEN_SECRET,
  TRUSTED_PROXIES,
  getSecret,
} from 'astro:env/server';
import { composeRoutes } from '#composition';
import { type Once, once, type Publication } from './composition/shared.ts';
import { type HealthDetails, healthMonitor, watchedOutbox } from './subscribers/outbox/health.ts';
import type { Log } from './core/log.ts';
import { clientAddress, networkRanges } from './http/client-address.ts';
import { healthAccess, mayReadHealthDetails } from './http/health-access.ts';
import { newsletters } from './newsletters/queries/offered-newsletters.ts';
import { readSettings } from './settings/read-settings.ts';
import { DEFAULT_SIGN_UP_CAPS } from './subscribers/limits.ts';
import type { SignUpOutcome } from './subscribers/sign-up-outcome.ts';
import { site } from './site.ts';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Astro has the type there
  namespace App {
    /** What the server of this machine gives to on-demand routes. Empty on other targets. */
    interface Locals {
      countSignUp?: ((outcome: SignUpOutcome) => void) | undefined;
    }
  }
}

// The ports of the on-demand routes, from the run-time environment. A build uses none of them.

/** Where a process stores what all builds that it serves share. */
const SHARED = Symbol.for('broadsheet.shared');

/**
 * One per process. Each build that a server serves runs its own copy of this file; without this,
 * every build would reset the sign-up limits and open the outbox and Redis again.
 */
const oncePerProcess: Once = <T>(name: string, make: () => T) =>
  once(name, () => {
    // Only this file uses the symbol, and a name always has the same type.
    const shared = globalThis as { [SHARED]?: Map<string, unknown> };
    const made = (shared[SHARED] ??= new Map<string, unknown>());
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  });

export const settings = once('settings', () =>
  readSettings({
    SITE_URL: SITE_URL || import.meta.env.SITE,
    SUBSCRIBE_ORIGIN,
    NEWSLETTER_FROM,
    OUTBOX_PATH,
    REDIS_URL,
    TOKEN_SECRET,
    ...Object.fromEntries(DEFAULT_SIGN_UP_CAPS.map(({ setting }) => [setting, getSecret(setting)])),
    RESEND_API_KEY,
    RESEND_BASE_URL,
    RESEND_SEGMENT_ID,
    RESEND_TOPIC_IDS,
    RESEND_WEBHOOK_SECRET,
  }),
);

export const publication: Publication = {
  segment: site.newsletter.segment,
  newsletters,
  naming: { locale: site.locale, otherwise: site.name },
  caller: 'person',
};

const ports = once('ports', () => composeRoutes(settings(), publication, oncePerProcess));

/** Root of the site, such as `https://news.example.org/`. Never taken from a request. */
export const siteUrl = () => ports().siteUrl();
/** Root of the server that takes sign-ups: the same, unless it is another one. */
export const formsUrl = () => ports().formsUrl();
export const signedLinks = () => ports().signedLinks();
export const limiter = () => ports().limiter();
export const signUpCaps = () => ports().signUpCaps();
export const subscribers = () => ports().subscribers();
export const webhookReader = () => ports().webhookReader();
export const log: Log = (entry) => ports().log(entry);

export const outbox = once('outbox', () =>
  watchedOutbox(ports().outbox(), () => health().reportFailure()),
);

export const health = oncePerProcess('health', () =>
  healthMonitor(
    () => ports().health.canAcceptJobs(new Date()),
    () => performance.now(),
  ),
);

export const healthDetails = async (): Promise<HealthDetails> => ports().health.details(new Date());

/** Whether a request may read the details of `/healthz`. */
export function mayReadHealth(peer: string, headers: Headers): Promise<boolean> {
  return mayReadHealthDetails(peer, headers, healthAccess({ HEALTH_TOKEN, TRUSTED_PROXIES }));
}

/** Returns the network address that counts for limits. */
export function clientOf(peer: string, headers: Headers): string {
  return clientAddress(peer, headers.get('x-forwarded-for'), trustedProxies());
}

const trustedProxies = once('proxies', () =>
  networkRanges(TRUSTED_PROXIES).filter((range) => range !== undefined),
);
