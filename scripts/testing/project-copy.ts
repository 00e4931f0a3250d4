import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildEnvironment } from '../build/build-environment.ts';
import { projectPath } from '../settings/environment.ts';
import { leanProcess } from '../build/lean-build.ts';

/** What a build reads, where it is there. */
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

/** What builds keep for the next (cacheDir of astro.config.mjs). */
const CACHE = '.broadsheet/cache';

/** Arguments of Node.js before the program's, and what is added to its environment. */
export interface BuildProcess {
  nodeArgs: readonly string[];
  env: Record<string, string>;
}

/** A copy of the project in a temporary folder, to be changed and built without touching this one. */
export interface ProjectCopy {
  folder: string;
  write(files: Record<string, string | Uint8Array>): Promise<void>;
  /** Builds as `npm run build` does, or started otherwise; gives the exit status and all that was printed. */
  build(
    env?: Record<string, string>,
    start?: BuildProcess,
  ): Promise<{ status: number; output: string }>;
  remove(): Promise<void>;
}

/** With `warm`, its builds begin with the pictures and articles that those of this one have made. */
export async function copyProject({ warm = false } = {}): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-copy-'));
  const parts = [...PARTS, ...(warm ? [CACHE] : [])].filter((part) =>
    existsSync(projectPath(part)),
  );
  for (const part of parts) await cp(projectPath(part), join(folder, part), { recursive: true });
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
  const astro = projectPath('node_modules/astro/bin/astro.mjs');
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
      [...start.nodeArgs, astro, 'build'],
      options,
    );
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    // A build that ends with a status other than 0 rejects with what it printed.
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { status: failed.code ?? 1, output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}
