import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { LEFT_OUT, SKIP_FAULTY, WITH_DRAFTS } from '../../src/loading/content-gate.ts';
import { withFileLock } from '../../src/providers/sqlite/file-lock.ts';
import { checkedAddresses, recordAddresses } from './addresses/permanent-addresses.ts';
import { buildEnvironment } from './build-environment.ts';
import { buildInputs } from './build-inputs.ts';
import { type BuildLog, buildLog, counted, isRoutine, megabytes, seconds } from './build-log.ts';
import { type BuildMessage, isBuildMessage, peakBytes } from './build-messages.ts';
import { codeFingerprint } from './incremental/code-fingerprint.ts';
import { builtFrom, publishBuild, recordInputs, unfinishedBuild, writeToDisk } from './builds.ts';
import { compressBuild } from './compress-build.ts';
import { projectPath, targetHere } from '../settings/environment.ts';
import { leanProcess } from './lean-build.ts';
import { indexForSearch } from './search-index.ts';
import { drawShareCards } from './share-cards/draw-share-cards.ts';
import { isFunction } from '../../src/settings/deploy-target.ts';
import { formOrigins } from '../../src/settings/forms-origin.ts';
import { addFront } from '../hosting/hosted-build.ts';
import { finishWorker } from './cloudflare/finish-worker.ts';
import { finishFunction, offerToHost } from './functions/finish-function.ts';
import { makeStatic } from './static-host.ts';

const ASTRO = projectPath('node_modules/astro/bin/astro.mjs');
const PREPARE = pathToFileURL(projectPath('scripts/build/astro-process.ts')).href;

function options(cwd: string, given: NodeJS.ProcessEnv) {
  // The development server must stay in the foreground, so that it stops with this process.
  const env = { ...given, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' };
  return { cwd, env, stdio: 'inherit' as const };
}

/**
 * Builds the site in `cwd` beside the one that is served, with its search index, link cards and
 * compressed files, and points dist/ to it when it is complete. One build runs at a time; another waits.
 * Does nothing if the current build was made from the same inputs, unless `again` is set. The build
 * process gets no secrets. With `skipFaulty`, articles, pages and issues with problems are left
 * out; returns whether there were any, after the build printed them. With `withDrafts`, drafts and scheduled
 * articles are there too. Throws an Error if the build fails,
 * after the build printed why, or with a report about addresses that would be lost; dist/ is then unchanged.
 */
export async function astroBuild(
  cwd = projectPath('.'),
  { skipFaulty = false, withDrafts = false, again = false } = {},
): Promise<{ isLeftOut: boolean }> {
  const target = targetHere();
  let isLeftOut = false;
  await inUnfinishedBuild(cwd, async (folder) => {
    const inputs = withDrafts ? undefined : await buildInputs(cwd, process.env, new Date());
    const built = inputs !== undefined && !again ? await builtFrom(cwd, inputs) : undefined;
    if (built !== undefined) {
      await checkedAddresses(cwd, built, process.env);
      if (isFunction(target)) await offerToHost(target, cwd);
      console.log('Nothing has changed since the last build, so dist/ stays as it is.');
      return;
    }
    const log = buildLog(process.stdout, () => performance.now());
    const from = performance.now();
    isLeftOut = await buildPages(folder, cwd, log, { skipFaulty, withDrafts });
    // What is left out has an address, too.
    const addresses =
      isLeftOut || withDrafts ? [] : await checkedAddresses(cwd, folder, process.env);
    const client = join(folder, 'client');
    await addToPages(client, cwd, log);
    const advice = target === 'static' ? await makeStatic(folder, process.env) : undefined;
    if (advice) log.line(advice, process.stderr);
    if (isFunction(target)) await finishFunction(target, folder, process.env);
    if (target === 'node') await addFront(folder, formOrigins(process.env));
    if (target === 'cloudflare') await finishWorker(folder, process.env);
    if (inputs !== undefined && !isLeftOut) await recordInputs(folder, inputs);
    log.begin('Disk', { peakBytes: peakBytes() });
    writeToDisk(folder);
    log.result(sizeOf(client));
    log.end(peakBytes());
    await publishBuild(cwd);
    if (isFunction(target)) await offerToHost(target, cwd);
    log.line(`Built in ${seconds(performance.now() - from)}.`);
    await recordAddresses(cwd, addresses, process.env);
  });
  return { isLeftOut };
}

/**
 * Builds every page of the site in `cwd` and discards the result. Throws an Error if the build fails,
 * after the build printed why.
 */
export async function tryBuild(cwd = projectPath('.')): Promise<void> {
  const failure = 'Your publication is not ready to publish. The report above says what to change.';
  await inUnfinishedBuild(cwd, async (folder) => {
    const log = buildLog(process.stdout, () => performance.now());
    await buildPages(folder, cwd, log, { failure });
    await checkedAddresses(cwd, folder, process.env);
  });
}

/**
 * Builds the site of a configuration of Astro in place of the publication's, and passes the folder to `use`
 * before it is removed. Prints nothing. Throws an Error with what the build printed if it fails.
 */
export async function buildAside(
  config: string,
  use: (folder: string) => Promise<void>,
  cwd = projectPath('.'),
): Promise<void> {
  await inUnfinishedBuild(cwd, async (folder) => {
    const build = startBuild(folder, cwd, { args: ['--config', config], output: 'pipe' });
    const printed: Buffer[] = [];
    for (const stream of [build.stdout, build.stderr])
      stream?.on('data', (part: Buffer) => void printed.push(part));
    const [status] = (await once(build, 'close')) as [number | null];
    if (status !== 0) throw new Error(Buffer.concat(printed).toString());
    await use(folder);
  });
}

async function inUnfinishedBuild(
  cwd: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const lock = join(cwd, '.broadsheet/locks/build.lock');
  await withFileLock(
    lock,
    async () => {
      const folder = await unfinishedBuild(cwd);
      try {
        await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    () => console.log('Another build is running. This one starts when it ends.'),
  );
}

/** Returns whether faulty files were left out. */
async function buildPages(
  folder: string,
  cwd: string,
  log: BuildLog,
  {
    skipFaulty = false,
    withDrafts = false,
    failure = 'The build stopped, and the site that is served did not change. See the report above.',
  } = {},
): Promise<boolean> {
  const args = [...(skipFaulty ? [SKIP_FAULTY] : []), ...(withDrafts ? [WITH_DRAFTS] : [])];
  const build = startBuild(folder, cwd, { args, output: 'pipe' });
  let isLeftOut = false;
  build.on('message', (message) => {
    isLeftOut ||= message === LEFT_OUT;
    if (isBuildMessage(message)) show(log, message);
  });
  eachLine(build.stdout, (line) => {
    if (!isRoutine(line)) log.line(line);
  });
  eachLine(build.stderr, (line) => void log.line(line, process.stderr));
  const [status] = (await once(build, 'close')) as [number | null];
  if (status !== 0) {
    log.drop();
    throw new Error(failure);
  }
  return isLeftOut;
}

/** Starts a build process that ends with this one, for the site in `cwd`, to `folder`. */
function startBuild(
  folder: string,
  cwd: string,
  { args, output }: { args: readonly string[]; output: 'inherit' | 'pipe' },
): ChildProcess {
  const { env, ...others } = options(cwd, buildEnvironment(process.env));
  const all = [...leanProcess.nodeArgs, ...astroCommand('build'), '--outDir', folder, ...args];
  return spawn(process.execPath, all, {
    ...others,
    // The IPC channel tells the build when this process ends.
    stdio: ['inherit', output, output, 'ipc'],
    env: { ...leanProcess.env, ...env },
  });
}

function eachLine(stream: Readable | null, use: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', use);
}

function show(log: BuildLog, message: BuildMessage): void {
  if ('begins' in message) log.begin(message.begins, message);
  else if ('done' in message) log.progress(message.done);
  else if ('result' in message) log.result(message.result);
  else log.end(message.peakBytes);
}

/** Other hosts compress files themselves. */
function isForNode(): boolean {
  return targetHere() === 'node';
}

async function addToPages(client: string, cwd: string, log: BuildLog): Promise<void> {
  const begin = (name: string) => log.begin(name, { peakBytes: peakBytes() });
  const cache = (name: string) => join(cwd, '.broadsheet/cache', name);
  const fingerprint = codeFingerprint(cwd, buildEnvironment(process.env));
  begin('Search');
  const { parts, indexed } = await indexForSearch(client, { cache: cache('search'), fingerprint });
  log.result(`${indexed} of ${parts} parts of the index new`);
  begin('Link cards');
  const { cards, drawn } = await drawShareCards(cwd, client);
  log.result(`${counted(drawn)} drawn, ${counted(cards - drawn)} unchanged`);
  if (!isForNode()) return;
  begin('Compression');
  const { files, compressed } = await compressBuild(client, cache('compressed'));
  log.result(`${counted(compressed)} files compressed, ${counted(files - compressed)} unchanged`);
}

/** How many files there are in a folder, and how large they are together. */
function sizeOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return `${counted(files.length)} files, ${megabytes(files.reduce((sum, size) => sum + size, 0))}`;
}

/** Starts the development server. */
export function astroDev(port: number, host: string): ChildProcess {
  const address = ['--port', String(port), '--host', host];
  return spawn(
    process.execPath,
    [...leanProcess.nodeArgs, ...astroCommand('dev'), ...address],
    options(projectPath('.'), { ...process.env, ...leanProcess.env }),
  );
}

/** The arguments for Node.js to run an Astro command, prepared by scripts/build/astro-process.ts. */
export function astroCommand(command: 'build' | 'dev'): string[] {
  return ['--import', PREPARE, ASTRO, command];
}
