import { compose, type Ports } from '../../src/composition/node.ts';
import { sendingProblems } from '../../src/settings/server-settings.ts';
import type { Caller } from '../../src/providers/mail-provider.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { localSiteUrl, outboxPath, portFrom, usesSandbox, useSandbox } from './environment.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';
import { site } from './site.ts';

/** The ports of this process, by its environment. Throws an Error if a newsletter file is invalid. */
export async function portsHere(caller: Caller): Promise<Ports> {
  return compose(readSettings({ ...process.env, OUTBOX_PATH: outboxPath() }), {
    segment: site.newsletter.segment,
    newsletters: await readNewsletters(),
    naming: { locale: site.locale, otherwise: site.name },
    caller,
  });
}

/**
 * The same for a command that calls the mail provider, or the sandbox of this machine if no API key is
 * set. `problemsIn` checks the settings that the command requires. Throws an Error with a message for
 * the operator if a setting is missing or the sandbox does not run.
 */
export async function connectedPorts({
  problemsIn = sendingProblems,
  caller = 'person' as Caller,
} = {}): Promise<Ports> {
  if (usesSandbox()) await useRunningSandbox();
  const problems = problemsIn(process.env);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return portsHere(caller);
}

async function useRunningSandbox(): Promise<void> {
  const url = `http://127.0.0.1:${portFrom('SANDBOX_PORT', 4322)}`;
  const signal = AbortSignal.timeout(2000);
  const answer = await fetch(`${url}/_sandbox/healthz`, { signal }).catch(() => undefined);
  if (!answer?.ok) {
    throw new Error(
      `RESEND_API_KEY is not set, and no sandbox is running at ${url}. ` +
        'Start one with npm start (it listens on SANDBOX_PORT), or set RESEND_API_KEY.',
    );
  }
  useSandbox(url, { siteUrl: localSiteUrl(), name: site.name });
}
