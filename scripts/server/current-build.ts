import { realpath, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The build that `dist` currently points to. */
export interface CurrentBuild<Build> {
  now(): Build;
  close(): void;
}

/**
 * Follows `dist`, which a build or a rollback points to another folder in one step. Loads the new build
 * beside the current one and switches to it when it is loaded. A build that cannot be loaded is reported
 * once, retried, and never used. Rejects if the first build cannot be loaded.
 */
export async function followBuild<Build>(
  dist: string,
  {
    load,
    report,
    everyMs,
  }: {
    /** Receives the build's own folder, which stays the same when `dist` points to another build. */
    load: (folder: string) => Promise<Build>;
    report: (event: 'build-taken' | 'build-not-taken', reason?: string) => void;
    /** How often to check `dist`, in milliseconds. */
    everyMs: number;
  },
): Promise<CurrentBuild<Build>> {
  const first = await folderOf(dist);
  let current = await load(first?.folder ?? dist);
  let taken = first?.identity;
  let reported: string | undefined;
  const stopped = new AbortController();

  const check = async () => {
    const found = await folderOf(dist);
    if (found === undefined || found.identity === taken) return;
    try {
      // Not `dist`, which may point to yet another build by now. The next check loads that one.
      current = await load(found.folder);
      taken = found.identity;
      reported = undefined;
      report('build-taken');
    } catch (error) {
      if (found.identity !== reported) report('build-not-taken', messageOf(error));
      reported = found.identity;
    }
  };
  const follow = async () => {
    for (;;) {
      await sleep(everyMs, undefined, { signal: stopped.signal, ref: false });
      await check();
    }
  };
  follow().catch(() => undefined);
  return { now: () => current, close: () => stopped.abort() };
}

/** The folder that `dist` points to, and its identity: its path and inode. */
async function folderOf(dist: string): Promise<{ folder: string; identity: string } | undefined> {
  try {
    const folder = await realpath(dist);
    return { folder, identity: `${folder} ${(await stat(folder)).ino}` };
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
