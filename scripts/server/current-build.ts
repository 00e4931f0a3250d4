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
    load: (folder: string) => Promise<Build>;
    report: (event: 'build-taken' | 'build-not-taken', reason?: string) => void;
    /** How often `dist` is looked at. */
    everyMs: number;
  },
): Promise<CurrentBuild<Build>> {
  let taken = await identityOf(dist);
  let current = await load(dist);
  let reported: string | undefined;
  const stopped = new AbortController();

  const look = async () => {
    const found = await identityOf(dist);
    if (found === undefined || found === taken) return;
    try {
      current = await load(dist);
      // It may have changed again meanwhile; the next look tells.
      taken = found;
      reported = undefined;
      report('build-taken');
    } catch (error) {
      if (found !== reported) report('build-not-taken', messageOf(error));
      reported = found;
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

/** Tells builds apart: the folder that `dist` is, by its name and by its number in the file system. */
async function identityOf(dist: string): Promise<string | undefined> {
  try {
    const folder = await realpath(dist);
    return `${folder} ${(await stat(folder)).ino}`;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
