import { once } from 'node:events';
import { createServer } from 'node:net';
import { healthAccess } from '../../src/http/health-access.ts';
import { consoleLog } from '../../src/providers/console/console-log.ts';
import { isRestored, parkRestored } from '../../src/providers/sqlite/restored-copy.ts';
import { runCommand } from '../command/command-line.ts';
import {
  type CommandOption,
  type CommandParts,
  InvalidSettings,
  makeCommand,
  type Parsed,
} from '../command/command.ts';
import {
  addressAdviceHere,
  cannotBeWritten,
  noSuchHost,
  startProblems,
} from '../settings/environment-problems.ts';
import {
  listenHost,
  localSiteUrl,
  portFrom,
  projectPath,
  siteUrl,
  usesSandbox,
  useSandbox,
} from '../settings/environment.ts';
import { serverMetrics } from './metrics/server-metrics.ts';
import { startOutboxWorker } from './outbox-worker.ts';
import { startSandbox } from '../sandbox/server.ts';
import { outboxHere } from '../settings/outbox-here.ts';
import { startSite } from './site-server.ts';
import { site as publication } from '../settings/site.ts';
import { formOrigins } from '../../src/settings/forms-origin.ts';

interface Running {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the sandbox if it stands in for Resend, and points the site at it. Returns `undefined` if
 * Resend is used. Throws an {@link InvalidSettings}. If sign-ups from the address
 * where the site listens would be refused, prints a warning and passes it to `onAdvice`.
 */
export async function startSandboxIfUsed(
  onAdvice: (advice: string) => void = () => undefined,
): Promise<Running | undefined> {
  const problems = await startProblems();
  if (problems.length > 0) throw new InvalidSettings(problems);
  const advice = addressAdviceHere();
  if (advice) {
    console.warn(advice);
    onAdvice(advice);
  }
  if (!usesSandbox()) return undefined;
  const port = portFrom('SANDBOX_PORT', 4322);
  const sandbox = await startSandbox({
    port,
    stateFile: projectPath('.broadsheet/sandbox.json'),
  }).catch((error: unknown) => {
    throw portProblem(error, 'SANDBOX_PORT', port);
  });
  useSandbox(sandbox.url, { siteUrl: localSiteUrl(), name: publication.name });
  return sandbox;
}

/**
 * Serves the build in dist/ at PORT, and runs the outbox worker. With `onlyForms`, serves only what
 * sign-ups need, for a site that lies elsewhere. Throws an Error with one line if it cannot.
 */
export async function startBuiltSite({ onlyForms = false } = {}): Promise<Running> {
  const port = portFrom('PORT', 4321);
  const host = listenHost();
  mustKeepWork();
  const dist = projectPath('dist');
  const outbox = outboxHere();
  const metrics = serverMetrics(
    () => outbox.outboxReport().state(),
    () => new Date(),
  );
  const monitor = { metrics, access: healthAccess(process.env) };
  const urls = { siteUrl: siteUrl(), formOrigins: formOrigins(process.env) };
  const options = { dist, host, port, ...urls, onlyForms, monitor };
  const site = await startSite(options).catch((error: unknown) => {
    throw portProblem(error, 'PORT', port);
  });
  const worker = await startOutboxWorker(site.mails, metrics);
  return {
    url: site.url,
    async close() {
      await site.close();
      await worker.close();
      outbox.outboxFile().close();
    },
  };
}

/**
 * Throws an Error with one line unless the outbox can be written. Parks the email of a restored outbox,
 * so that nothing is sent twice.
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
    throw new InvalidSettings([cannotBeWritten(why)], { cause: error });
  } finally {
    file.close();
  }
}

/** Starts servers and returns the text to print. */
type Start<Values> = (
  closeLater: (running: Running | undefined) => void,
  values: Values,
) => Promise<string>;

/** Runs `start` as a CLI command; closes what it started on SIGINT or SIGTERM. An error is one message and exit code 1. */
export async function serverCommand<const O extends Record<string, CommandOption>>(
  name: string,
  { does, options }: Pick<CommandParts<O>, 'does' | 'options'>,
  start: Start<Parsed<O>['values']>,
): Promise<void> {
  const command = makeCommand(name, {
    does,
    options,
    run: ({ values }) => runUntilStopped((closeLater) => start(closeLater, values)),
  });
  const status = await runCommand(command, process.argv.slice(2), { isServer: true });
  // Running servers keep the process alive.
  if (status !== 0) process.exit(status);
}

async function runUntilStopped(
  start: (closeLater: (running: Running | undefined) => void) => Promise<string>,
): Promise<number> {
  const running: Running[] = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.close()));
  };
  let isStopping = false;
  // npm forwards Ctrl+C, so it may arrive twice. The second one must not interrupt the shutdown.
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

/** How often a server started by npm checks whether npm is still running, in milliseconds. */
const CHECK_NPM_MS = 100;

/**
 * npm runs scripts in a shell and forwards signals to it. Debian's shell ends without forwarding them, so
 * this process would be orphaned.
 */
function whenNpmEnds(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const check = () => {
    if (process.ppid !== shell) end();
  };
  setInterval(check, CHECK_NPM_MS).unref();
}

/**
 * Throws an Error with one line if no server can listen at PORT. For programs that would report it in words of
 * their own, such as workerd.
 */
export async function portMustBeFree(): Promise<void> {
  const port = portFrom('PORT', 4321);
  const probe = createServer().listen(port, listenHost());
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portProblem(error, 'PORT', port);
  }
  probe.close();
  await once(probe, 'close');
}

function portProblem(error: unknown, name: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is in use by another program. Stop it, or set ${name} to another port.`,
      );
    case 'EACCES':
      return new Error(
        `You do not have permission to use port ${port}. Set ${name} to 1024 or higher.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(noSuchHost(listenHost()));
    default:
      return error;
  }
}
