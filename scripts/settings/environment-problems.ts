import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { audienceIdsProblems, unknownTopicsProblem } from '../../src/subscribers/audience-ids.ts';
import { optionalProblems, settingsProblems } from '../../src/settings/server-settings.ts';
import { addressAdvice } from '../../src/settings/site-address.ts';
import { networkRanges } from '../../src/http/client-address.ts';
import { ContentError } from '../../src/loading/content-gate.ts';
import { outboxPath, portFrom, usesSandbox } from './environment.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';
import { readPublication } from './publication.ts';

/**
 * Everything in the settings that keeps the server from starting, one line for each problem. `serve`,
 * `start`, `dev` and `doctor` all ask this, so what `doctor` calls complete is not refused by the others.
 */
export async function startProblems(): Promise<string[]> {
  const publication = await readPublication();
  return [
    ...('problems' in publication ? publication.problems : []),
    ...(await environmentProblems()),
  ];
}

/** One line when visitors of the address where the site listens cannot sign up; otherwise `undefined`. */
export function addressAdviceHere(): string | undefined {
  const at = { port: portFrom('PORT', 4321), usesSandbox: usesSandbox() };
  return addressAdvice(process.env['SITE_URL'], at);
}

/** With the sandbox nothing needs to be set, but what is set must be right. */
async function environmentProblems(): Promise<string[]> {
  const { env } = process;
  const ofValues = usesSandbox()
    ? [...optionalProblems(env), ...audienceIdsProblems(env)]
    : settingsProblems(env);
  const ofSurroundings = [
    await newsletterProblem(),
    proxyProblem(),
    outboxProblem(outboxPath()),
    // A host that is not an address at all already has its line.
    ofValues.some((line) => line.startsWith('HOST ')) ? undefined : await hostProblem(env['HOST']),
  ];
  return [...ofValues, ...ofSurroundings.filter((line) => line !== undefined)];
}

async function newsletterProblem(): Promise<string | undefined> {
  try {
    return unknownTopicsProblem(process.env, await readNewsletters());
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return 'A file in content/newsletters/ is wrong: run npm run build, which says where.';
  }
}

function proxyProblem(): string | undefined {
  return networkRanges(process.env['TRUSTED_PROXIES']).includes(undefined)
    ? 'TRUSTED_PROXIES cannot be read: set addresses or ranges such as `10.0.0.0/8, 2001:db8::1`.'
    : undefined;
}

/** Creates nothing: an outbox that does not exist yet is judged by the folder that would hold it. */
function outboxProblem(path: string): string | undefined {
  try {
    const isThere = existsSync(path);
    const nearest = isThere ? path : nearestExisting(dirname(path));
    if (isThere === statSync(nearest).isDirectory()) {
      return cannotBeWritten(isThere ? `${path} is a folder` : `${nearest} is not a folder`);
    }
    accessSync(nearest, constants.W_OK);
    return undefined;
  } catch (error) {
    return cannotBeWritten(error instanceof Error ? error.message : 'unknown');
  }
}

/** One line for an outbox that cannot be written. */
export function cannotBeWritten(reason: string): string {
  return `OUTBOX_PATH cannot be written (${reason}): set a file on a disk that outlives a deployment, such as /var/lib/broadsheet/outbox.sqlite.`;
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Listens for a moment, at a port that the system picks: PORT may be that of a server that runs. */
async function hostProblem(host: string | undefined): Promise<string | undefined> {
  if (!host) return undefined;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen(0, host, resolve);
    });
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? noSuchHost(host) : undefined;
  } finally {
    probe.close();
  }
}

/** One line for a HOST that this machine cannot listen at. */
export function noSuchHost(host: string | undefined): string {
  return `HOST is "${host}", and this machine has no such address. Set one that it has, such as \`127.0.0.1\`, or unset it.`;
}
