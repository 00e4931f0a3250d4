import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs npm run hosting in the project in `root`. */
export function runHosting(root: string, args: readonly string[], env: Record<string, string>) {
  const options = {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  } as const;
  return spawnSync(process.execPath, [join(root, 'scripts/hosting.ts'), ...args], options);
}
