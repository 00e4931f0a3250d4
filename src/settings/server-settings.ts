import { audienceIdsProblems } from '../subscribers/audience-ids.ts';
import { parseEmailAddress } from '../core/email-address.ts';
import { indexNowKey } from '../discovery/indexnow-key.ts';
import { signUpCapProblems } from '../subscribers/limits.ts';
import { buildClock } from '../core/publication.ts';
import { addressProblems, siteUrlProblem } from './site-address.ts';
import { isLocalUrl, isWebAddress } from '../core/web-address.ts';

/** Shortest secret that may sign tokens: as many bytes as HS256 gives out (RFC 7518, section 3.2). */
const MIN_SECRET = 32;
/** Of 32 random digits of base 16, fewer are different once in ten million times. */
const MIN_DIFFERENT = 8;

/**
 * Signs the links of a site whose mails go to the sandbox. It stands in the source, where everybody
 * can read it.
 */
export const sandboxSecret = 'not-a-secret-the-sandbox-is-on-this-machine';

/** The sender of mails to the sandbox, by the name of the publication. */
export function sandboxSender(name: string): string {
  // A name in front of an address cannot hold these (senderProblem).
  return `${name.replaceAll(/[<>"\r\n]+/g, ' ').trim()} <news@broadsheet.example>`;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What is wrong with the environment of the server that takes sign-ups: one line per problem, which
 * names the variable and says what to do, and never repeats a secret. Empty when it may start.
 */
export function settingsProblems(env: Environment): string[] {
  const problems = [
    ...sendingProblems(env),
    secretProblem(env['TOKEN_SECRET']),
    env['OUTBOX_PATH']
      ? undefined
      : 'OUTBOX_PATH is missing: set a file on a disk that outlives a deployment, such as /var/lib/broadsheet/outbox.sqlite.',
    ...optionalProblems(env),
  ].filter((problem) => problem !== undefined);
  // An address of the site that is wrong is wrong for the mails too.
  return [...new Set(problems)];
}

/**
 * The same for settings that may be unset, but not wrong: all that counts for a build, and with the
 * sandbox.
 */
export function optionalProblems(env: Environment): string[] {
  return [
    ...addressProblems(env),
    webhookSecretProblem(env['RESEND_WEBHOOK_SECRET']),
    redisProblem(env['REDIS_URL']),
    healthTokenProblem(env['HEALTH_TOKEN']),
    ...signUpCapProblems(env),
    thrownBy(() => buildClock(env['BUILD_NOW'], new Date(0))),
    thrownBy(() => indexNowKey(env['INDEXNOW_KEY'])),
  ].filter((problem) => problem !== undefined);
}

/** The same for a machine that puts readers on the list without their doing: it signs links. */
export function importingProblems(env: Environment): string[] {
  const url = URL.parse(env['RESEND_BASE_URL'] ?? '');
  const isRehearsal = url !== null && isLocalUrl(url);
  return [...sendingProblems(env), secretProblem(env['TOKEN_SECRET'], { isRehearsal })].filter(
    (problem) => problem !== undefined,
  );
}

/** The same for a machine that sends issues, and takes no sign-ups. */
export function sendingProblems(env: Environment): string[] {
  return [
    keyProblem(env['RESEND_API_KEY']),
    baseUrlProblem(env['RESEND_BASE_URL']),
    senderProblem(env['NEWSLETTER_FROM']),
    siteUrlProblem(env['SITE_URL']),
    ...audienceIdsProblems(env),
    env['RESEND_DEBUG'] === 'true'
      ? 'RESEND_DEBUG is on: unset it, since it prints the addresses of subscribers.'
      : undefined,
  ].filter((problem) => problem !== undefined);
}

/**
 * The secrets in `TOKEN_SECRET`, which are separated by commas: the first one signs and every one
 * verifies, so that a new secret can be put before the old one without breaking links in the mail.
 */
export function tokenSecrets(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
}

function keyProblem(value: string | undefined): string | undefined {
  const form = 'set a full-access key of Resend.';
  if (!value) return `RESEND_API_KEY is missing: ${form}`;
  // It goes into a header as it is.
  return /^[!-~]+$/.test(value)
    ? undefined
    : `RESEND_API_KEY is no key, or has white space in it: ${form}`;
}

function baseUrlProblem(value: string | undefined): string | undefined {
  if (!value || isWebAddress(value)) return undefined;
  return 'RESEND_BASE_URL is not a web address: set one such as `http://127.0.0.1:4322`, or unset it.';
}

/** `isRehearsal`: the links lead to nobody but the sandbox, and its secret is good enough. */
function secretProblem(
  value: string | undefined,
  { isRehearsal = false } = {},
): string | undefined {
  const secrets = tokenSecrets(value);
  const form = 'set 32 random characters or more, such as `openssl rand -hex 32` prints.';
  if (secrets.length === 0) return `TOKEN_SECRET is missing: ${form}`;
  if (secrets.some((secret) => secret.length < MIN_SECRET)) {
    return `TOKEN_SECRET is too short: every secret in it needs ${MIN_SECRET} characters or more.`;
  }
  if (secrets.some((secret) => new Set(secret).size < MIN_DIFFERENT)) {
    return `TOKEN_SECRET can be guessed, since a secret in it repeats a few characters: ${form}`;
  }
  if (!isRehearsal && secrets.includes(sandboxSecret)) {
    return `TOKEN_SECRET is that of the sandbox, which anybody can read: ${form}`;
  }
  return undefined;
}

function webhookSecretProblem(value: string | undefined): string | undefined {
  if (!value || /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(value)) return undefined;
  return 'RESEND_WEBHOOK_SECRET is no signing secret: copy the `whsec_…` of the webhook in Resend, or unset it.';
}

function senderProblem(value: string | undefined): string | undefined {
  const form = 'set a sender such as `The Daily <news@example.org>` or `news@example.org`.';
  if (!value) return `NEWSLETTER_FROM is missing: ${form}`;
  const address = /^[^<>"\r\n]+<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return parseEmailAddress(address) === undefined || address !== address.trim()
    ? `NEWSLETTER_FROM is no sender: ${form}`
    : undefined;
}

function redisProblem(value: string | undefined): string | undefined {
  if (!value || /^rediss?:$/.test(URL.parse(value)?.protocol ?? '')) return undefined;
  return 'REDIS_URL is no address of Redis: set one such as `redis://localhost:6379`, or unset it.';
}

function healthTokenProblem(value: string | undefined): string | undefined {
  if (!value || (/^[!-~]+$/.test(value) && value.length >= MIN_SECRET)) return undefined;
  return `HEALTH_TOKEN is not usable: set ${MIN_SECRET} or more characters without spaces, such as \`openssl rand -hex 32\` prints, or unset it.`;
}

function thrownBy(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
