import { type AudienceIds, audienceIds } from '../subscribers/audience-ids.ts';
import { parseSignUpCaps, type SignUpCap } from '../subscribers/limits.ts';
import { tokenSecrets } from './server-settings.ts';
import { subscribeOrigin } from './forms-origin.ts';

/**
 * The settings of a process that serves or sends. Unset ones are `undefined`. Each program
 * validates the settings that it requires at startup (`settingsProblems` and the like).
 */
export interface Settings {
  /** Root of the site, with a slash at its end: `https://news.example.org/`. */
  siteUrl: string | undefined;
  /** Root of the server that takes sign-ups, at the path of the site; that of the site by default. */
  formsUrl: string | undefined;
  /** The sender of emails: `The Daily <news@example.org>`. */
  from: string | undefined;
  /** The first one signs, all of them verify. */
  tokenSecrets: readonly string[];
  outboxPath: string | undefined;
  redisUrl: string | undefined;
  signUpCaps: readonly SignUpCap[] | undefined;
  resend: {
    apiKey: string | undefined;
    baseUrl: string | undefined;
    ids: AudienceIds;
    webhookSecret: string | undefined;
  };
}

/** Reads the settings from an environment. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = (name: string) => env[name] || undefined;
  const siteUrl = URL.parse(env['SITE_URL'] ?? '');
  return {
    siteUrl: siteUrl?.href,
    formsUrl: siteUrl ? new URL(siteUrl.pathname, subscribeOrigin(env) ?? siteUrl).href : undefined,
    from: set('NEWSLETTER_FROM'),
    tokenSecrets: tokenSecrets(env['TOKEN_SECRET']),
    outboxPath: set('OUTBOX_PATH'),
    redisUrl: set('REDIS_URL'),
    signUpCaps: parseSignUpCaps(env),
    resend: {
      apiKey: set('RESEND_API_KEY'),
      baseUrl: set('RESEND_BASE_URL'),
      ids: audienceIds(env),
      webhookSecret: set('RESEND_WEBHOOK_SECRET'),
    },
  };
}
