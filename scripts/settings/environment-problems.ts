import { unknownTopicsProblem } from '../../src/subscribers/audience-ids.ts';
import { optionalProblems, settingsProblems } from '../../src/settings/server-settings.ts';
import { addressAdvice } from '../../src/settings/site-address.ts';
import { networkRanges } from '../../src/http/client-address.ts';
import { ContentError } from '../../src/loading/content-gate.ts';
import { portFrom, usesSandbox } from './environment.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';

/**
 * What keeps the server of this environment from starting: one line for each setting that is wrong.
 * With the sandbox nothing needs to be set, but what is set must be right.
 */
export async function environmentProblems(): Promise<string[]> {
  if (usesSandbox()) return [...optionalProblems(process.env), ...proxyProblems()];
  return [...settingsProblems(process.env), ...(await topicProblems()), ...proxyProblems()];
}

/** One line when visitors of the address where the site listens cannot sign up; otherwise `undefined`. */
export function addressAdviceHere(): string | undefined {
  const at = { port: portFrom('PORT', 4321), usesSandbox: usesSandbox() };
  return addressAdvice(process.env['SITE_URL'], at);
}

async function topicProblems(): Promise<string[]> {
  try {
    const problem = unknownTopicsProblem(process.env, await readNewsletters());
    return problem ? [problem] : [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return ['A file in content/newsletters/ is wrong: run npm run build, which says where.'];
  }
}

function proxyProblems(): string[] {
  return networkRanges(process.env['TRUSTED_PROXIES']).includes(undefined)
    ? ['TRUSTED_PROXIES cannot be read: set addresses or ranges such as `10.0.0.0/8, 2001:db8::1`.']
    : [];
}
