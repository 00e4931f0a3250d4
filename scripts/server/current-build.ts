import { realpath, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The build that `dist` is at the moment. */
export interface CurrentBuild<Build> {
  now(): Build;
  close(): void;
}

/**
 * Follows `dist`, which a build or a rollback makes another folder in one step. The new one is loaded beside the one in
 * use, and takes its place when it is complete; one that cannot be loaded is reported once, tried again
 * and never used. Rejects when the first one cannot be loaded.
 */
export async function followBuild<Build>(
  dist: string,
  {
    load,
    report,
    everyMs,
  }: {
    /** Is given the build's own folder, which stays the same when `dist` becomes another build. */
    load: (folder: string) => Promise<Build>;
    report: (event: 'build-taken' | 'build-not-taken', reason?: string) => void;
    /** How often `dist` is looked at. */
    everyMs: number;
  },
): Promise<CurrentBuild<Build>> {
  const first = await folderOf(dist);
  let current = await load(first?.folder ?? dist);
  let taken = first?.identity;
  let reported: string | undefined;
  const stopped = new AbortController();

  const look = async () => {
    const found = await folderOf(dist);
    if (found === undefined || found.identity === taken) return;
    try {
      // Not `dist`, which may have become another build since. The next look takes that one.
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
      await look();
    }
  };
  follow().catch(() => undefined);
  return { now: () => current, close: () => stopped.abort() };
}

/** The folder that `dist` is, and what tells it from others: its name and its number in the file system. */
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
