import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LEDGER } from '../../src/loading/address-ledger.ts';
import { astroCommand } from '../build/astro.ts';
import { buildEnvironment } from '../build/build-environment.ts';
import { projectPath } from '../settings/environment.ts';
import { leanProcess } from '../build/lean-build.ts';

/** What a build reads. Not all of it has to exist. */
const PARTS = [
  'src',
  'public',
  'content',
  'scripts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** The cache of builds (cacheDir in astro.config.mjs). */
const CACHE = '.broadsheet/cache';

/** Arguments for Node.js, and additional environment variables. */
export interface BuildProcess {
  nodeArgs: readonly string[];
  env: Record<string, string>;
}

/** A copy of the project in a temporary folder, to change and build without touching the original. */
export interface ProjectCopy {
  folder: string;
  write(files: Record<string, string | Uint8Array>): Promise<void>;
  /** Builds as `npm run build` does, or as `start` says. Returns the exit code and everything printed. */
  build(
    env?: Record<string, string>,
    start?: BuildProcess,
  ): Promise<{ status: number; output: string }>;
  remove(): Promise<void>;
}

/** With `warm`, the copy includes this project's build cache. `folder` is where it lies instead of a new folder. */
export async function copyProject({
  warm = false,
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-copy-')),
} = {}): Promise<ProjectCopy> {
  const parts = [...PARTS, ...(warm ? [CACHE] : [])].filter((part) =>
    existsSync(projectPath(part)),
  );
  for (const part of parts) await cp(projectPath(part), join(folder, part), { recursive: true });
  // The addresses of this publication are not those of a test.
  await rm(join(folder, LEDGER), { force: true });
  await symlink(projectPath('node_modules'), join(folder, 'node_modules'));

  return {
    folder,
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    build: (env = {}, start = leanProcess) => build(folder, env, start),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function build(folder: string, env: Record<string, string>, start: BuildProcess) {
  const options = {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...buildEnvironment({ ...process.env, NODE_ENV: 'production', ...env }),
      ASTRO_TELEMETRY_DISABLED: '1',
      ...start.env,
    },
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [...start.nodeArgs, ...astroCommand('build')],
      options,
    );
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    // A build with an exit code other than 0 rejects with its output.
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { status: failed.code ?? 1, output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}
