import { setTimeout as sleep } from 'node:timers/promises';
import { consoleLog } from '../../../src/providers/console/console-log.ts';
import { pace } from '../../../src/providers/resend/pace.ts';
import { resendClient, type ResendClient } from '../../../src/providers/resend/resend-client.ts';
import { sendingProblems } from '../../../src/settings/server-settings.ts';
import { portFrom, usesSandbox, useSandbox } from '../../settings/environment.ts';
import { site as publication } from '../../settings/site.ts';

/** Resend, as the environment says. */
export interface Post {
  resend: ResendClient;
  /** Who mails are from. */
  from: string;
  /** Origin of the site: `https://news.example.org`. */
  siteUrl: string;
}

/** Between the tries of a command that has time. */
const PATIENT_PAUSES_MS = [500, 1000, 2000, 2000];

/**
 * Resend or, where no key is set, the sandbox that runs on this machine. `problemsIn` says what the
 * command needs of the environment. `isBulk`: it asks for as many things as there are readers, so it
 * keeps to Resend's pace. Throws an Error for the operator when a setting is missing or the sandbox
 * does not run.
 */
export async function connectToResend({
  problemsIn = sendingProblems,
  isBulk = false,
} = {}): Promise<Post> {
  if (usesSandbox()) await useRunningSandbox();
  const { RESEND_API_KEY, RESEND_BASE_URL, NEWSLETTER_FROM, SITE_URL } = process.env;
  const problems = problemsIn(process.env);
  // The last three are among what is looked at; the compiler does not know.
  if (problems.length > 0 || !RESEND_API_KEY || !NEWSLETTER_FROM || !SITE_URL) {
    throw new Error(problems.join('\n'));
  }
  return {
    resend: resendClient({
      apiKey: RESEND_API_KEY,
      baseUrl: RESEND_BASE_URL,
      log: consoleLog,
      ...(isBulk && {
        pausesMs: PATIENT_PAUSES_MS,
        pace: pace({ now: () => performance.now(), sleep }),
      }),
    }),
    from: NEWSLETTER_FROM,
    siteUrl: new URL(SITE_URL).origin,
  };
}

async function useRunningSandbox(): Promise<void> {
  const url = `http://127.0.0.1:${portFrom('SANDBOX_PORT', 4322)}`;
  const signal = AbortSignal.timeout(2000);
  const answer = await fetch(`${url}/_sandbox/healthz`, { signal }).catch(() => undefined);
  if (!answer?.ok) {
    throw new Error(
      `RESEND_API_KEY is not set, and no sandbox answers at ${url}. ` +
        'Start one with npm start (SANDBOX_PORT says where it listens), or set the key.',
    );
  }
  const siteUrl = `http://localhost:${portFrom('PORT', 4321)}`;
  useSandbox(url, { siteUrl, name: publication.name });
}
