import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { audienceIdsProblems, unknownTopicsProblem } from '../../src/subscribers/audience-ids.ts';
import { optionalProblems, settingsProblems } from '../../src/settings/server-settings.ts';
import { addressAdvice } from '../../src/settings/site-address.ts';
import { networkRanges } from '../../src/http/client-address.ts';
import { ContentError } from '../../src/loading/content-gate.ts';
import { isFunctionHere, outboxPath, portFrom, projectPath, usesSandbox } from './environment.ts';
import { secretsInFiles } from './secrets-in-files.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';
import { readPublication } from './publication.ts';

/**
 * Every problem in the settings that keeps the server from starting, one line each. `serve`, `start`,
 * `dev` and `doctor` all use this list, so settings that `doctor` accepts are accepted by the others.
 */
export async function startProblems(): Promise<string[]> {
  const publication = await readPublication();
  const problems = 'problems' in publication ? publication.problems : [];
  return [...problems, ...(await environmentProblems({ hasValidSite: problems.length === 0 }))];
}

/** One line if sign-ups from the address where the site listens are refused; otherwise `undefined`. */
export function addressAdviceHere(): string | undefined {
  const name = process.env['SUBSCRIBE_ORIGIN'] ? 'SUBSCRIBE_ORIGIN' : 'SITE_URL';
  const at = { port: portFrom('PORT', 4321), usesSandbox: usesSandbox(), name };
  return addressAdvice(process.env[name], at);
}

/** With the sandbox no setting is required, but those that are set must be valid. */
async function environmentProblems({ hasValidSite }: { hasValidSite: boolean }): Promise<string[]> {
  const { env } = process;
  const ofValues = usesSandbox()
    ? [...optionalProblems(env), ...audienceIdsProblems(env)]
    : settingsProblems(env);
  const ofSurroundings = [
    await newsletterProblem(hasValidSite),
    proxyProblem(),
    ...(isFunctionHere() ? secretsInFiles(projectPath('.')) : [outboxProblem(outboxPath())]),
    // An invalid HOST is already reported.
    ofValues.some((line) => line.startsWith('HOST ')) ? undefined : await hostProblem(env['HOST']),
  ];
  return [...ofValues, ...ofSurroundings.filter((line) => line !== undefined)];
}

async function newsletterProblem(hasValidSite: boolean): Promise<string | undefined> {
  try {
    return unknownTopicsProblem(process.env, await readNewsletters());
  } catch (error) {
    if (error instanceof ContentError)
      return 'A file in content/newsletters/ is invalid. Run npm run build to see where.';
    // Without settings, the file cannot be checked.
    if (hasValidSite) throw error;
    return undefined;
  }
}

function proxyProblem(): string | undefined {
  return networkRanges(process.env['TRUSTED_PROXIES']).includes(undefined)
    ? 'TRUSTED_PROXIES is not valid. Set addresses or ranges, such as `10.0.0.0/8, 2001:db8::1`.'
    : undefined;
}

/** Creates nothing: for an outbox that does not exist yet, checks the folder that would contain it. */
function outboxProblem(path: string): string | undefined {
  try {
    const exists = existsSync(path);
    const nearest = exists ? path : nearestExisting(dirname(path));
    if (exists === statSync(nearest).isDirectory()) {
      return cannotBeWritten(exists ? `${path} is a folder` : `${nearest} is not a folder`);
    }
    accessSync(nearest, constants.W_OK);
    if (statfsSync(nearest).type === PROC) return cannotBeWritten(`${nearest} keeps no files`);
    return undefined;
  } catch (error) {
    return cannotBeWritten(error instanceof Error ? error.message : 'unknown');
  }
}

/** The file system of /proc, in which root may write but not create (statfs(2), PROC_SUPER_MAGIC). */
const PROC = 0x9fa0;

/** One line for an outbox that cannot be written. */
export function cannotBeWritten(reason: string): string {
  return `OUTBOX_PATH cannot be written (${reason}). Set a file on a disk that survives deployments, such as /var/lib/broadsheet/outbox.sqlite.`;
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Listens briefly on a port that the system picks, because a running server may use PORT. */
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

/** One line for a HOST that this machine cannot listen on. */
export function noSuchHost(host: string | undefined): string {
  return `HOST is "${host}", which is not an address of this machine. Set one that is, such as \`127.0.0.1\`, or unset HOST.`;
}
