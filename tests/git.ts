import { execFileSync } from 'node:child_process';

/** Runs git in a folder, without the settings of a person. Returns what it printed; throws an Error if it fails. */
export function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@b.example'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', env });
}
