import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What a build reads. */
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

/** A copy of the project in a temporary folder, to be changed and built without touching this one. */
export interface ProjectCopy {
  folder: string;
  write(files: Record<string, string | Uint8Array>): Promise<void>;
  /** Builds; gives the exit status and all that was printed. */
  build(env?: Record<string, string>): Promise<{ status: number; output: string }>;
  remove(): Promise<void>;
}

export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-copy-'));
  for (const part of PARTS) await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));

  return {
    folder,
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    build: (env = {}) => build(folder, env),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function build(folder: string, env: Record<string, string>) {
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  const options = {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      ...env,
    },
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [astro, 'build'],
      options,
    );
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    // A build that ends with a status other than 0 rejects with what it printed.
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { status: failed.code ?? 1, output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}
