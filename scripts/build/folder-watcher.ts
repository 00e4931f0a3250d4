import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What happens to a file or folder, in the words of Vite's watcher. */
export type FileEvent = 'add' | 'addDir' | 'change' | 'unlink' | 'unlinkDir';

/** How long the events of a path are collected, in ms. A program that saves a file causes several. */
const COLLECTED_MS = 20;

/**
 * Watches everything below a folder, without names that start with a dot. It watches folders alone, and a
 * change looks at the one file that changed: Vite's own watcher watches each file, and lists all files of a
 * folder again after a change of one.
 */
export class FolderWatcher {
  readonly #report: (event: FileEvent, path: string) => void;
  readonly #onError: (error: unknown) => void;
  /** The watched folders, with their paths without symbolic links. */
  readonly #folders = new Map<string, { watcher: FSWatcher; real: string }>();
  readonly #files = new Set<string>();
  /** The paths with events, and whether a name came or went. */
  readonly #pending = new Map<string, boolean>();
  #timer: NodeJS.Timeout | undefined;

  constructor(report: (event: FileEvent, path: string) => void, onError: (error: unknown) => void) {
    this.#report = report;
    this.#onError = onError;
  }

  /** Starts to watch a folder. What is in it is not reported. */
  watch(folder: string): void {
    this.#enter(folder, () => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #soon(path: string, isNew: boolean): void {
    this.#pending.set(path, isNew || this.#pending.get(path) === true);
    this.#timer ??= setTimeout(() => {
      const paths = [...this.#pending];
      this.#pending.clear();
      this.#timer = undefined;
      for (const one of paths) this.#lookAt(...one);
    }, COLLECTED_MS);
  }

  #lookAt(path: string, isNew: boolean): void {
    const found = statSync(path, { throwIfNoEntry: false });
    // A folder that came can be another one of the same name, which nobody watches.
    if (this.#folders.has(path) && (isNew || !found?.isDirectory())) this.#leave(path);
    if (!found?.isFile() && this.#files.delete(path)) this.#report('unlink', path);
    if (found?.isDirectory() && !this.#folders.has(path)) this.#enter(path, this.#report);
    if (!found?.isFile()) return;
    this.#report(this.#files.has(path) ? 'change' : 'add', path);
    this.#files.add(path);
  }

  #enter(folder: string, report: (event: FileEvent, path: string) => void): void {
    try {
      const real = realpathSync(folder);
      // A link to a folder around it.
      if ([...this.#folders.values()].some((one) => one.real === real)) return;
      // Before its names are read, so that none is missed.
      this.#folders.set(folder, { watcher: this.#watcherOf(folder), real });
      report('addDir', folder);
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.name.startsWith('.')) continue;
        const isLink = entry.isSymbolicLink();
        const found = isLink ? statSync(path, { throwIfNoEntry: false }) : entry;
        if (found?.isDirectory()) this.#enter(path, report);
        if (!found?.isFile()) continue;
        this.#files.add(path);
        report('add', path);
      }
    } catch (error) {
      // It can be gone again.
      if (statSync(folder, { throwIfNoEntry: false })) this.#onError(error);
    }
  }

  #leave(folder: string): void {
    const isInside = (path: string) => path.startsWith(join(folder, '/'));
    for (const path of [...this.#files].filter(isInside)) {
      this.#files.delete(path);
      this.#report('unlink', path);
    }
    for (const path of [...this.#folders.keys()].filter(isInside).concat(folder)) {
      this.#folders.get(path)?.watcher.close();
      this.#folders.delete(path);
      this.#report('unlinkDir', path);
    }
  }

  #watcherOf(folder: string): FSWatcher {
    const watcher = watch(folder, { persistent: false }, (event, name) => {
      if (name !== null && !name.startsWith('.'))
        this.#soon(join(folder, name), event === 'rename');
    });
    // Windows reports so that the folder is gone.
    return watcher.on('error', () => this.#soon(folder, false));
  }
}
