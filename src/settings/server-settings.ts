import { audienceIdsProblems } from '../subscribers/audience-ids.ts';
import { parseEmailAddress } from '../core/email-address.ts';
import { indexNowKey } from '../discovery/indexnow-key.ts';
import { signUpCapProblems } from '../subscribers/limits.ts';
import { buildClock } from '../core/publication.ts';
import { deployTargetProblem, hasDisk, parseDeployTarget } from './deploy-target.ts';
import { addressProblems, siteUrlProblem } from './site-address.ts';
import { isLocalUrl, isWebAddress } from '../core/web-address.ts';

/**
 * Minimum length of a signing secret: the output size of HS256 in bytes (RFC 7518, section 3.2).
 */
const MIN_SECRET = 32;
/** A random 32-digit hexadecimal string has fewer distinct digits once in ten million times. */
const MIN_DIFFERENT = 8;

/** Signs links if emails go to the sandbox. It is public. */
export const sandboxSecret = 'not-a-secret-the-sandbox-is-on-this-machine';

/** The sender of emails to the sandbox, with the name of the publication. */
export function sandboxSender(name: string): string {
  // A sender name cannot contain these (see senderProblem).
  return `${name.replaceAll(/[<>"\r\n]+/g, ' ').trim()} <news@broadsheet.example>`;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns one line for each problem in the environment of the sign-up server or function. It names the variable
 * and the fix, and never repeats a secret. Empty if the server may start.
 */
export function settingsProblems(env: Environment): string[] {
  const problems = [
    ...sendingProblems(env),
    secretProblem(env['TOKEN_SECRET']),
    // Functions and Workers have no disk.
    env['OUTBOX_PATH'] || !hasDisk(parseDeployTarget(env['DEPLOY_TARGET']))
      ? undefined
      : 'OUTBOX_PATH is missing: set a file on a disk that survives deployments, such as /var/lib/broadsheet/outbox.sqlite.',
    ...optionalProblems(env),
  ].filter((problem) => problem !== undefined);
  // A wrong SITE_URL is reported by two checks.
  return [...new Set(problems)];
}

/**
 * The same for settings that are optional: everything that matters to a build, and with the
 * sandbox.
 */
export function optionalProblems(env: Environment): string[] {
  return [
    deployTargetProblem(env['DEPLOY_TARGET']),
    ...addressProblems(env),
    webhookSecretProblem(env['RESEND_WEBHOOK_SECRET']),
    redisProblem(env['REDIS_URL']),
    healthTokenProblem(env['HEALTH_TOKEN']),
    ...signUpCapProblems(env),
    errorMessage(() => buildClock(env['BUILD_NOW'], new Date(0))),
    errorMessage(() => indexNowKey(env['INDEXNOW_KEY'])),
  ].filter((problem) => problem !== undefined);
}

/** The same for a machine that imports subscribers. It signs links. */
export function importingProblems(env: Environment): string[] {
  const url = URL.parse(env['RESEND_BASE_URL'] ?? '');
  const isRehearsal = url !== null && isLocalUrl(url);
  return [...sendingProblems(env), secretProblem(env['TOKEN_SECRET'], { isRehearsal })].filter(
    (problem) => problem !== undefined,
  );
}

/** The same for a machine that sends issues but takes no sign-ups. */
export function sendingProblems(env: Environment): string[] {
  return [
    keyProblem(env['RESEND_API_KEY']),
    baseUrlProblem(env['RESEND_BASE_URL']),
    senderProblem(env['NEWSLETTER_FROM']),
    siteUrlProblem(env['SITE_URL']),
    ...audienceIdsProblems(env),
    env['RESEND_DEBUG'] === 'true'
      ? 'RESEND_DEBUG is on and would print the addresses of subscribers: unset it.'
      : undefined,
  ].filter((problem) => problem !== undefined);
}

/** The same for a build for Cloudflare, which writes the settings of the Worker into its configuration. */
export function workerProblems(env: Environment): string[] {
  const url = URL.parse(env['SITE_URL'] ?? '');
  // Without an address of its own, the build is for workerd on this machine, with the sandbox.
  const needsSender = url !== null && !isLocalUrl(url);
  return [
    needsSender || env['NEWSLETTER_FROM'] ? senderProblem(env['NEWSLETTER_FROM']) : undefined,
    ...audienceIdsProblems(env),
  ].filter((problem) => problem !== undefined);
}

/**
 * Parses `TOKEN_SECRET`, a comma-separated list. The first secret signs and all of them verify, so
 * a new secret can be put before the old one without breaking links in emails.
 */
export function tokenSecrets(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
}

function keyProblem(value: string | undefined): string | undefined {
  const form = 'set a full-access API key of Resend.';
  if (!value) return `RESEND_API_KEY is missing: ${form}`;
  // It is sent in a header.
  return /^[!-~]+$/.test(value)
    ? undefined
    : `RESEND_API_KEY contains white space or characters that are not ASCII: ${form}`;
}

function baseUrlProblem(value: string | undefined): string | undefined {
  if (!value || isWebAddress(value)) return undefined;
  return 'RESEND_BASE_URL is not a valid URL: set one such as `http://127.0.0.1:4322`, or unset it.';
}

/** `isRehearsal`: the links go to the sandbox only, so its public secret is allowed. */
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
    return `TOKEN_SECRET is easy to guess, because a secret in it repeats a few characters: ${form}`;
  }
  if (!isRehearsal && secrets.includes(sandboxSecret)) {
    return `TOKEN_SECRET is the public secret of the sandbox: ${form}`;
  }
  return undefined;
}

function webhookSecretProblem(value: string | undefined): string | undefined {
  if (!value || /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(value)) return undefined;
  return 'RESEND_WEBHOOK_SECRET is not a valid signing secret: copy the `whsec_…` of the webhook in Resend, or unset it.';
}

function senderProblem(value: string | undefined): string | undefined {
  const form = 'set a sender such as `The Daily <news@example.org>` or `news@example.org`.';
  if (!value) return `NEWSLETTER_FROM is missing: ${form}`;
  const address = /^[^<>"\r\n]+<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return parseEmailAddress(address) === undefined || address !== address.trim()
    ? `NEWSLETTER_FROM is not a valid sender: ${form}`
    : undefined;
}

function redisProblem(value: string | undefined): string | undefined {
  if (!value || /^rediss?:$/.test(URL.parse(value)?.protocol ?? '')) return undefined;
  return 'REDIS_URL is not a valid Redis URL: set one such as `redis://localhost:6379`, or unset it.';
}

function healthTokenProblem(value: string | undefined): string | undefined {
  if (!value || (/^[!-~]+$/.test(value) && value.length >= MIN_SECRET)) return undefined;
  return `HEALTH_TOKEN is not valid: set ${MIN_SECRET} or more characters without spaces, such as \`openssl rand -hex 32\` prints, or unset it.`;
}

function errorMessage(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
