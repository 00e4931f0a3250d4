import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withFileLock } from '../../src/providers/sqlite/file-lock.ts';
import { buildEnvironment } from './build-environment.ts';
import { publishBuild, unfinishedBuild, writeToDisk } from './builds.ts';
import { compressBuild } from './compress-build.ts';
import { projectPath } from '../settings/environment.ts';
import { leanProcess } from './lean-build.ts';
import { indexForSearch } from './search-index.ts';
import { drawShareCards } from './share-cards/draw-share-cards.ts';

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
 * The build process gets no secrets. Throws an Error if the build fails, after the build printed why;
 * dist/ is then unchanged.
 */
export async function astroBuild(cwd = projectPath('.')): Promise<void> {
  await inUnfinishedBuild(cwd, async (folder) => {
    await buildPages(folder, cwd);
    await addToPages(join(folder, 'client'), cwd);
    writeToDisk(folder);
    await publishBuild(cwd);
  });
}

/**
 * Builds every page of the site in `cwd` and discards the result. Throws an Error if the build fails,
 * after the build printed why.
 */
export async function tryBuild(cwd = projectPath('.')): Promise<void> {
  await inUnfinishedBuild(cwd, (folder) => buildPages(folder, cwd));
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

async function buildPages(folder: string, cwd: string): Promise<void> {
  const { env, ...others } = options(cwd, buildEnvironment(process.env));
  const args = [...leanProcess.nodeArgs, ...astro('build'), '--outDir', folder];
  const build = spawn(process.execPath, args, {
    ...others,
    // The IPC channel tells the build when this process ends.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...leanProcess.env, ...env },
  });
  const [status] = (await once(build, 'exit')) as [number | null];
  if (status !== 0) throw new Error('The build failed. See the error above.');
}

async function addToPages(client: string, cwd: string): Promise<void> {
  await indexForSearch(client);
  const { cards, drawn } = await drawShareCards(cwd, client);
  console.log(`Link cards: ${cards}, ${drawn} of them new.`);
  const cache = join(cwd, '.broadsheet/cache/compressed');
  const { files, compressed } = await compressBuild(client, cache);
  console.log(`Compressed files: ${files}, ${compressed} of them new.`);
}

/** Starts the development server. */
export function astroDev(port: number, host: string): ChildProcess {
  const address = ['--port', String(port), '--host', host];
  return spawn(
    process.execPath,
    [...astro('dev'), ...address],
    options(projectPath('.'), process.env),
  );
}

/** The arguments for Node.js to run an Astro command, prepared by scripts/build/astro-process.ts. */
function astro(command: 'build' | 'dev'): string[] {
  return ['--import', PREPARE, ASTRO, command];
}
