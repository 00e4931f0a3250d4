import { spawnSync } from 'node:child_process';

/**
 * A command that runs another one with a disk of its own at `folder`: in memory, and seen by nobody
 * else, because it is mounted in namespaces of the process, for which one need not be root
 * (user_namespaces(7)). It goes with its process. `options` are those of tmpfs, such as `size=1m`.
 */
export function withPrivateDisk(folder: string, options: string): string[] {
  const mounting = 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"';
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mounting, options, folder];
}

/** Runs a command where the process `pid` sees its disk; gives whether it succeeded. */
export function besides(pid: number, ...command: string[]): boolean {
  const namespaces = ['--user', '--mount', '--preserve-credentials'];
  return spawnSync('nsenter', ['--target', `${pid}`, ...namespaces, ...command]).status === 0;
}

/** Whether this system lets us mount one; where it does not, one line names what is `skipped`. */
export function hasPrivateDisk(skipped: string): boolean {
  const [program = '', ...args] = withPrivateDisk('/mnt', 'size=1m');
  const isAllowed = spawnSync(program, [...args, 'nsenter', '--version']).status === 0;
  if (!isAllowed) console.log(`skipped: ${skipped} (this system lets us mount no disk)`);
  return isAllowed;
}
