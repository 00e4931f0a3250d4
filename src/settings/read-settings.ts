import { type AudienceIds, audienceIds } from '../subscribers/audience-ids.ts';
import { parseSignUpCaps, type SignUpCap } from '../subscribers/limits.ts';
import { tokenSecrets } from './server-settings.ts';

/**
 * The settings of a process that serves or sends. What is not set is `undefined`: which of them a program
 * needs, and that they are right, its checks have seen to before (`settingsProblems` and its like).
 */
export interface Settings {
  /** Origin of the site: `https://news.example.org`. */
  siteUrl: string | undefined;
  /** Who mails are from: `The Daily <news@example.org>`. */
  from: string | undefined;
  /** The first one signs, every one verifies. */
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

/** Reads the settings in an environment. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = (name: string) => env[name] || undefined;
  return {
    siteUrl: URL.parse(env['SITE_URL'] ?? '')?.origin,
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
