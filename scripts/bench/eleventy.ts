import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export const ELEVENTY_VERSION = '3.1.8';

/** Installs Eleventy from the npm registry in a folder with a package.json. */
export async function installEleventy(folder: string): Promise<void> {
  const args = ['install', '--silent', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', [...args, `@11ty/eleventy@${ELEVENTY_VERSION}`], {
    cwd: folder,
  });
}

/** Builds the site in such a folder. */
export const RUN_ELEVENTY = [
  process.execPath,
  'node_modules/@11ty/eleventy/cmd.cjs',
  '--quiet',
] as const;
