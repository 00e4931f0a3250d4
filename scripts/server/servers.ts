import { consoleLog } from '../../src/providers/console/console-log.ts';
import { isRestored, parkRestored } from '../../src/providers/sqlite/backup.ts';
import { runCommand } from '../command/command-line.ts';
import { makeCommand } from '../command/command.ts';
import {
  addressAdviceHere,
  cannotBeWritten,
  noSuchHost,
  startProblems,
} from '../settings/environment-problems.ts';
import { portFrom, projectPath, usesSandbox, useSandbox } from '../settings/environment.ts';
import { startOutboxWorker } from './outbox-worker.ts';
import { startSandbox } from '../sandbox/server.ts';
import { outboxHere } from '../settings/outbox-here.ts';
import { startSite } from './site-server.ts';
import { site as publication } from '../settings/site.ts';

interface Running {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the sandbox where it stands in for Resend, and points the site at it; gives `undefined`
 * where Resend itself is used. Throws an Error with one line for each setting that is wrong. When
 * sign-ups from the address where the site listens would be refused, prints a line that says so; `sayAgain`
 * is given the same line.
 */
export async function startSandboxIfUsed(
  sayAgain: (advice: string) => void = () => undefined,
): Promise<Running | undefined> {
  const problems = await startProblems();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const advice = addressAdviceHere();
  if (advice) {
    console.warn(advice);
    sayAgain(advice);
  }
  if (!usesSandbox()) return undefined;
  const port = portFrom('SANDBOX_PORT', 4322);
  const sandbox = await startSandbox({
    port,
    stateFile: projectPath('.broadsheet/sandbox.json'),
  }).catch((error: unknown) => {
    throw portProblem(error, 'SANDBOX_PORT', port);
  });
  const siteUrl = `http://localhost:${portFrom('PORT', 4321)}`;
  useSandbox(sandbox.url, { siteUrl, name: publication.name });
  return sandbox;
}

/**
 * Serves the build in dist/ at PORT, and does the work that its visitors make. Throws an Error with
 * one line when it cannot.
 */
export async function startBuiltSite(): Promise<Running> {
  const port = portFrom('PORT', 4321);
  const host = process.env['HOST'] || '127.0.0.1';
  mustKeepWork();
  const site = await startSite({ dist: projectPath('dist'), host, port }).catch(
    (error: unknown) => {
      throw portProblem(error, 'PORT', port);
    },
  );
  const worker = await startOutboxWorker(site.mails);
  return {
    url: site.url,
    async close() {
      await site.close();
      await worker.close();
    },
  };
}

/**
 * Throws an Error with one line unless the outbox can be written. Sees to it that one which was restored
 * from a copy mails nothing again.
 */
function mustKeepWork(): void {
  const outbox = outboxHere();
  const file = outbox.outboxFile();
  try {
    outbox.outboxReport().probe(new Date());
    if (isRestored(file)) {
      const parked = parkRestored(file);
      consoleLog({ level: parked > 0 ? 'error' : 'info', event: 'outbox-restored', parked });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new Error(cannotBeWritten(why), { cause: error });
  } finally {
    file.close();
  }
}

/** Starts servers, and gives what is then printed. */
type Start = (closeLater: (running: Running | undefined) => void) => Promise<string>;

/**
 * The program of the command line `name`: what `start` starts is closed when the process is told to end. A fault is one message and exit status 1.
 */
export async function serverCommand(name: string, does: string, start: Start): Promise<void> {
  const run = () => runUntilStopped(start);
  const command = makeCommand(name, { does, options: {}, run });
  const status = await runCommand(command, process.argv.slice(2), { isServer: true });
  // What runs still keeps the process.
  if (status !== 0) process.exit(status);
}

async function runUntilStopped(start: Start): Promise<number> {
  const running: Running[] = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.close()));
  };
  let isStopping = false;
  // Ctrl+C comes twice where npm passes it on; the second one must not cut what the first lets end.
  const end = () => {
    if (isStopping) return;
    isStopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  whenNpmEnds(end);
  try {
    console.log(await start((server) => server && running.push(server)));
    return 0;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How often a server that npm has started looks whether npm is still there, in milliseconds. */
const LOOK_FOR_NPM_MS = 100;

/**
 * npm runs a script in a shell, and passes a signal on to that shell. Debian's ends without telling the
 * program that it runs, which is then left to the system's first process.
 */
function whenNpmEnds(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const look = () => {
    if (process.ppid !== shell) end();
  };
  setInterval(look, LOOK_FOR_NPM_MS).unref();
}

function portProblem(error: unknown, name: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is taken by another program. Stop it, or set ${name} to another port.`,
      );
    case 'EACCES':
      return new Error(`Port ${port} is not open to this user. Set ${name} to 1024 or higher.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(noSuchHost(process.env['HOST']));
    default:
      return error;
  }
}
