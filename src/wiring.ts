import {
  NEWSLETTER_FROM,
  RESEND_API_KEY,
  RESEND_BASE_URL,
  RESEND_WEBHOOK_SECRET,
  SITE_URL,
  TOKEN_SECRET,
} from 'astro:env/server';
import { consoleLog } from './adapters/console/console-log.ts';
import { joseSignedLinks } from './adapters/jose/jose-signed-links.ts';
import { atOnceOutbox } from './adapters/memory/at-once-outbox.ts';
import { memoryLimiter } from './adapters/memory/memory-limiter.ts';
import { resendAudience } from './adapters/resend/resend-audience.ts';
import { resendClient } from './adapters/resend/resend-client.ts';
import { resendConfirmationMailer } from './adapters/resend/resend-confirmation-mailer.ts';
import { resendListWork } from './adapters/resend/resend-list-work.ts';
import { resendSubscribers } from './adapters/resend/resend-subscribers.ts';
import { resendWebhooks } from './adapters/resend/resend-webhooks.ts';
import { tokenSecrets } from './domain/server-settings.ts';
import { newsletters } from './newsletters.ts';
import { site } from './site.config.ts';

/** Origin of the site, such as `https://news.example.org`. It is never taken from a request. */
export const siteUrl = once(() => new URL(SITE_URL || import.meta.env.SITE).origin);

export const signedLinks = once(() =>
  joseSignedLinks({
    secrets: tokenSecrets(set('TOKEN_SECRET', TOKEN_SECRET)),
    issuer: siteUrl(),
  }),
);

export const confirmationMailer = once(() =>
  resendConfirmationMailer(resend(), set('NEWSLETTER_FROM', NEWSLETTER_FROM)),
);

export const listWork = once(() =>
  resendListWork({
    resend: resend(),
    audience: audience(),
    signedLinks: signedLinks(),
  }),
);

export const outbox = once(() => atOnceOutbox(listWork()));

/** Tells what an address receives. */
export const subscribers = once(() => resendSubscribers(resend(), audience()));

export const limiter = once(memoryLimiter);

/** Reads what Resend tells; `undefined` without the secret that it signs with. */
export const webhookReader = once(() => {
  if (RESEND_WEBHOOK_SECRET) return resendWebhooks(RESEND_WEBHOOK_SECRET);
  log({ level: 'warn', event: 'webhooks-not-set-up' });
  return undefined;
});

export const log = consoleLog;

const audience = once(() =>
  resendAudience(resend(), { segment: site.newsletter.segment, newsletters }),
);

const resend = once(() =>
  resendClient({
    apiKey: set('RESEND_API_KEY', RESEND_API_KEY),
    baseUrl: RESEND_BASE_URL,
    log: consoleLog,
  }),
);

/** One for the process, made when it is first asked for: a build asks for none. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

function set(name: string, value: string | undefined): string {
  if (value) return value;
  throw new Error(`${name} is not set. domain/server-settings.ts says what the server needs.`);
}
