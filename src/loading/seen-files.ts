import { type Stats, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How long after a change another one can leave the same times in the file system, in ms. */
const SAME_MOMENT_MS = 100;

/**
 * What was made of files, by their paths from the project's root, for as long as the files do not change. A
 * change is seen by size, times and inode, as git does: 10,000 files cost some 50 ms instead of a second.
 */
export class SeenFiles<Result> {
  readonly #root: string;
  readonly #seen = new Map<string, { stamp: string; result: Result }>();

  constructor(root: URL) {
    this.#root = fileURLToPath(root);
  }

  /** The result for a file, which is made if the file is new or has changed. */
  async result(path: string, make: () => Promise<Result>): Promise<Result> {
    const stats = statSync(this.#root + path, { throwIfNoEntry: false });
    const stamp = stats && stampOf(stats);
    const seen = this.#seen.get(path);
    if (seen && seen.stamp === stamp) return seen.result;
    const result = await make();
    if (stamp === undefined) this.#seen.delete(path);
    else this.#seen.set(path, { stamp, result });
    return result;
  }

  /** Forgets the files that are not among these. */
  keepOnly(paths: Iterable<string>): void {
    const kept = new Set(paths);
    for (const path of this.#seen.keys()) if (!kept.has(path)) this.#seen.delete(path);
  }
}

/** `undefined` if the file changed so recently that its next change might leave no trace. */
function stampOf({ ino, size, mtimeMs, ctimeMs }: Stats): string | undefined {
  const isRecent = Date.now() - Math.max(mtimeMs, ctimeMs) < SAME_MOMENT_MS;
  return isRecent ? undefined : [ino, size, mtimeMs, ctimeMs].join(' ');
}
