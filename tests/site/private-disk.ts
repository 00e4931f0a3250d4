import { spawnSync } from 'node:child_process';

/**
 * A command that runs another one with its own disk at `folder`: in memory, and invisible to others,
 * because it is mounted in namespaces of the process, which does not require root
 * (user_namespaces(7)). It disappears with its process. `options` are those of tmpfs, such as `size=1m`.
 */
export function withPrivateDisk(folder: string, options: string): string[] {
  const mounting = 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"';
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mounting, options, folder];
}

/** Runs a command in the namespaces of process `pid`. Returns whether it succeeded. */
export function besides(pid: number, ...command: string[]): boolean {
  const namespaces = ['--user', '--mount', '--preserve-credentials'];
  return spawnSync('nsenter', ['--target', `${pid}`, ...namespaces, ...command]).status === 0;
}

/** Whether this system allows mounting one. If not, prints one line that names what is `skipped`. */
export function hasPrivateDisk(skipped: string): boolean {
  const [program = '', ...args] = withPrivateDisk('/mnt', 'size=1m');
  const isAllowed = spawnSync(program, [...args, 'nsenter', '--version']).status === 0;
  if (!isAllowed) console.log(`skipped: ${skipped} (this system lets us mount no disk)`);
  return isAllowed;
}
