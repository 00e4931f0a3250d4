import { throttledLog } from '../core/log.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import { consoleLog } from '../providers/console/console-log.ts';
import { joseSignedLinks } from '../providers/jose/jose-signed-links.ts';
import type { Caller } from '../providers/mail-provider.ts';
import { resendProvider } from '../providers/resend/resend-provider.ts';
import { resendWebhooks } from '../providers/resend/resend-webhooks.ts';
import type { Settings } from '../settings/read-settings.ts';
import { listJobHandler } from '../subscribers/list-job-handler.ts';
import { subscriberReader } from '../subscribers/subscriber-reader.ts';

/** What the ports are built for, besides the settings. */
export interface Publication {
  /** Name of the list at the provider that holds all subscribers. */
  segment: string;
  newsletters: readonly Newsletter[];
  /** How emails name newsletters. */
  naming: { locale: string; otherwise: string };
  caller: Caller;
}

/** Calls `make` on first use and caches the result under `name`. */
export type Once = <T>(name: string, make: () => T) => () => T;

/**
 * Builds the ports that are the same on every target. Each is built on first use and throws an
 * Error that names the setting if a required one is missing. `shared` caches what exists once
 * across several compositions.
 */
export function composeShared(
  settings: Settings,
  { segment, newsletters, caller }: Publication,
  shared: Once,
) {
  /** Each kind of alert is logged once a minute, however many requests cause it. */
  const log = shared('log', () => throttledLog(consoleLog, () => Date.now()))();
  const siteUrl = once('site', () => required('SITE_URL', settings.siteUrl));
  const formsUrl = once('forms', () => required('SITE_URL', settings.formsUrl));
  const signedLinks = once('links', () =>
    joseSignedLinks({ secrets: settings.tokenSecrets, issuer: siteUrl().replace(/\/$/, '') }),
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

  return {
    log,
    siteUrl,
    formsUrl,
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
    signUpCaps: () => required('A limit of sign-ups', settings.signUpCaps),
  };
}

/** Caches one result per caller. */
export function once<T>(_name: string, make: () => T): () => T {
  let cached: { value: T } | undefined;
  return () => (cached ??= { value: make() }).value;
}

/** Throws an Error that names the setting if it is missing. */
export function required<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`${name} is missing or invalid. Run npm run doctor to see what to set.`);
}
