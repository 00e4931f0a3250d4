import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectPath } from './environment.ts';
import { leanProcess } from './lean-build.ts';
import { indexForSearch } from './search-index.ts';
import { drawShareCards } from './share-cards/draw-share-cards.ts';

const ASTRO = projectPath('node_modules/astro/bin/astro.mjs');

function options(cwd: string) {
  // The development server must stay in front, so that stopping this process stops it.
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' };
  return { cwd, env, stdio: 'inherit' as const };
}

/**
 * Builds the site in `cwd` into its dist/, with the index of its search and the cards of its links.
 * Throws an Error when the build failed and has said why.
 */
export async function astroBuild(cwd = projectPath('.')): Promise<void> {
  const { env, ...others } = options(cwd);
  const { status } = spawnSync(process.execPath, [...leanProcess.nodeArgs, ASTRO, 'build'], {
    ...others,
    env: { ...leanProcess.env, ...env },
  });
  if (status !== 0) throw new Error('The build failed; the reason stands above.');
  await indexForSearch(join(cwd, 'dist/client'));
  const { cards, drawn } = await drawShareCards(cwd);
  console.log(`Share cards: ${cards}, of which ${drawn} newly drawn.`);
}

/** Starts the development server. */
export function astroDev(port: number, host: string): ChildProcess {
  const address = ['--port', String(port), '--host', host];
  return spawn(process.execPath, [ASTRO, 'dev', ...address], options(projectPath('.')));
}
